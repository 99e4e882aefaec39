import { Link } from '@tanstack/react-router';
import type { ReactElement, ReactNode } from 'react';
import type { Reply } from '#contract/route.ts';
import type { ROUTES } from '#contract/routes.ts';
import { useNames } from '../../api/names.ts';
import { grouped } from '../../ui/format.ts';
import { useText } from '../../ui/language.tsx';
import { ScrollBox } from '../../ui/scroll-box.tsx';

export type Pair = Reply<typeof ROUTES.partySuggestions>['rows'][number];
type Side = Pair['left'];

export function keyOf({ of, subject, party }: Pick<Pair, 'of' | 'subject' | 'party'>): string {
  return `${of} ${subject} ${party}`;
}

interface PairCardProps {
  readonly pair: Pair;
  /** What was decided of it just now. */
  readonly done: 'same' | 'branch' | 'different' | undefined;
}

/** Two that may be one, side by side, with what speaks for it and against it (并列比对). */
export function PairCard({ pair, done }: PairCardProps): ReactElement {
  const t = useText();
  const names = useNames();
  const { left, right } = pair;
  return (
    <section className="match-pair" aria-label={t('match.pair')}>
      <p className="match-pair-head"><span className={`match-strength match-${pair.strength}`}>{t(pair.strengthName)}</span> {t(`match.relation.${pair.relation}`)}{done && <> <span className="mark">{t(`match.state.${done}`)}</span></>}</p>
      <ul className="match-evidence" aria-label={t('match.evidence')}>
        {pair.evidence.map(({ name, text }) => <li key={`${name.zh} ${text ?? ''}`}><span className="match-for" aria-hidden="true">✓</span> {t(name)}{text && <span className="muted"> {text}</span>}</li>)}
        {pair.against.map(({ name, text }) => <li key={`${name.zh} ${text ?? ''}`}><span className="match-against">{t('match.against')}</span> {t(name)}{text && <span className="muted"> {text}</span>}</li>)}
      </ul>
      <ScrollBox name={t('match.pair')}>
        <table className="flat-table match-table">
          <thead><tr><th scope="col">{t('match.item')}</th><th scope="col">{t(pair.of === 'name' ? 'match.onPatents' : 'match.later')}</th><th scope="col">{t('match.party')}</th></tr></thead>
          <tbody>
            <Line name={t('match.name')} left={<Named side={left} />} right={<Named side={right} />} />
            <Line name={t('match.former')} left={left.formerNames.join('；')} right={right.formerNames.join('；')} />
            <Line name={t('match.code')} left={left.code} right={right.code} />
            <Line name={t('match.district')} left={left.district && names.name('district', left.district)} right={right.district && names.name('district', right.district)} />
            <Line name={t('match.address')} left={left.address && <span lang="zh-CN">{left.address}</span>} right={right.address && <span lang="zh-CN">{right.address}</span>} />
            <Line name={t('match.patents')} left={<Patents side={left} />} right={<Patents side={right} />} />
          </tbody>
        </table>
      </ScrollBox>
    </section>
  );
}

function Line({ name, left, right }: { readonly name: string; readonly left: ReactNode; readonly right: ReactNode }): ReactElement | null {
  if (!left && !right) return null;
  const empty = <span className="muted">—</span>;
  return <tr><th scope="row">{name}</th><td>{left || empty}</td><td>{right || empty}</td></tr>;
}

function Named({ side: { id, name, number } }: { readonly side: Side }): ReactElement {
  if (id === undefined) return <strong>{name}</strong>;
  return <><strong>{name}</strong> <Link to="/case/$id" params={{ id }} className="nowrap">{number}</Link></>;
}

function Patents({ side: { patents, samples } }: { readonly side: Side }): ReactElement {
  const t = useText();
  return (
    <>
      {t('match.patentCount', { n: grouped(patents) })}
      {samples.map(({ id, title }) => <span key={id} className="match-line"><Link to="/patents/$id" params={{ id }}>{title}</Link></span>)}
    </>
  );
}
