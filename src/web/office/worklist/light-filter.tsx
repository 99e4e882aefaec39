import type { ReactElement } from 'react';
import type { Reply } from '#contract/route.ts';
import type { ROUTES } from '#contract/routes.ts';
import { useText } from '../../ui/language.tsx';
import { Light } from '../../ui/light.tsx';
import { QuickFind } from '../quick-find.tsx';
import { searchWithout, withQuery, type WorkSearch } from '../searches.ts';
import './worklist.css';

type Counts = Reply<typeof ROUTES.worklist>['lights'];

const ORDER = ['red', 'yellow', 'green', 'suspended'] as const satisfies readonly (keyof Counts)[];

interface Props {
  readonly search: WorkSearch;
  readonly counts: Counts | undefined;
  readonly approvals: number | undefined;
  onChange(search: WorkSearch): void;
}

/** How much is late, due soon and on time; each figure is a filter. */
export function LightFilter({ search, counts, approvals, onChange }: Props): ReactElement {
  const t = useText();
  const { light, approvals: onlyApprovals } = search;
  const rest = searchWithout(search, 'light', 'approvals');
  return (
    <div className="light-filter no-print">
      <section aria-label={t('work.lights')} className="light-buttons">
        {ORDER.map((name) => (
          <button key={name} type="button" aria-pressed={light === name} className="light-button" onClick={() => onChange(light === name ? rest : { ...rest, light: name })}>
            <Light name={name} words /> <strong>{counts?.[name] ?? '–'}</strong>
          </button>
        ))}
        <button type="button" aria-pressed={onlyApprovals === true} className="light-button" onClick={() => onChange(onlyApprovals ? rest : { ...rest, approvals: true })}>
          {t('work.approvals')} <strong>{approvals ?? '–'}</strong>
        </button>
      </section>
      <QuickFind value={search.q ?? ''} onChange={(q) => onChange(withQuery(search, q))} />
    </div>
  );
}
