import type { ReactElement } from 'react';
import { grouped } from '../../ui/format.ts';
import { useText } from '../../ui/language.tsx';
import { clauseOfFacet, type FacetName, type SearchReply } from './query-text.ts';

const ORDER: readonly FacetName[] = ['kind', 'year', 'state', 'class', 'field', 'applicant', 'district', 'office'];
const MOST = 8;

/** Beside the hits there is room for what they are counted by; above them, on a narrow screen, it waits until it is opened. */
const isBeside = (): boolean => window.matchMedia('(min-width: 901px)').matches;

/** What the hits are counted by; a value narrows the query. */
export function Facets({ facets, onNarrow }: { readonly facets: SearchReply['facets']; onNarrow(clause: string): void }): ReactElement {
  const t = useText();
  const beside = isBeside();
  return (
    <aside className="search-facets no-print" aria-label={t('search.facets')}>
      {ORDER.map((name) => {
        const values = facets[name] ?? [];
        if (values.length === 0) return null;
        return (
          <details key={name} open={beside && values.length > 1}>
            <summary>{t(`search.facet.${name}`)}</summary>
            <ul>
              {values.slice(0, MOST).map(({ value, count, name: label }) => {
                const clause = clauseOfFacet(name, value);
                const text = label ? t(label) : value;
                return (
                  <li key={value}>
                    {clause === undefined ? <span className="search-value">{text}</span> : <button type="button" className="link-button search-value" onClick={() => onNarrow(clause)}>{text}</button>}
                    <span className="muted">{grouped(count)}</span>
                  </li>
                );
              })}
            </ul>
          </details>
        );
      })}
    </aside>
  );
}
