import type { ReactElement } from 'react';
import type { Reply } from '#contract/route.ts';
import { ROUTES } from '#contract/routes.ts';
import { useRead } from '../../api/api.ts';
import { useMe } from '../../api/session.ts';
import { grouped, instantWords } from '../../ui/format.ts';
import { useLanguage, useText } from '../../ui/language.tsx';
import { Page } from '../../ui/page.tsx';
import { ProblemPanel } from '../../ui/problem-panel.tsx';
import '../parts.css';
import { holdsPostFor } from '../posts.ts';
import './admin.css';

type Verified = Reply<typeof ROUTES.verify>;

/** Recomputes the journal and says whether it holds (流水核验). */
export function JournalPage(): ReactElement {
  const t = useText();
  const me = useMe();
  const may = holdsPostFor(me, ROUTES.verify.access);
  const { data, error, isFetching, refetch, dataUpdatedAt } = useRead(ROUTES.verify, undefined, { enabled: may, staleTime: 10 * 60_000 });
  if (!may) return <Page title={t('admin.journal')}><p className="muted">{t('journal.mayNot')}</p></Page>;
  return (
    <Page title={t('admin.journal')} actions={<><button type="button" className="button" onClick={() => window.print()}>{t('common.print')}</button><button type="button" className="button button-primary" disabled={isFetching} onClick={() => void refetch()}>{t('journal.again')}</button></>}>
      <ProblemPanel problem={error} onRetry={() => void refetch()} />
      {isFetching && <output className="loading">{t('journal.running')}</output>}
      {data && !isFetching && <Result verified={data} at={new Date(dataUpdatedAt).toISOString()} />}
    </Page>
  );
}

function Result({ verified, at }: { readonly verified: Verified; readonly at: string }): ReactElement {
  const t = useText();
  const { language } = useLanguage();
  const { intact, findings, head, blocks, events } = verified;
  return (
    <>
      <p className={intact ? 'notice journal-word' : 'problem-panel journal-word'}>{intact ? t('journal.intact') : t('journal.broken', { n: findings.length })}</p>
      <dl className="definition-list">
        <dt>{t('journal.head')}</dt>
        <dd><code className="hash">{head}</code><span className="muted row-line">{t('journal.headHint')}</span></dd>
        <dt>{t('journal.blocks')}</dt>
        <dd>{grouped(blocks)}</dd>
        <dt>{t('journal.events')}</dt>
        <dd>{grouped(events)}</dd>
        <dt>{t('journal.at')}</dt>
        <dd>{instantWords(at, language)}</dd>
      </dl>
      {findings.length > 0 && <section><h2>{t('journal.findings')}</h2><ul className="findings">{findings.map((finding) => <li key={finding}>{finding}</li>)}</ul></section>}
    </>
  );
}
