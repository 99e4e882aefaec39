import { Link } from '@tanstack/react-router';
import type { ReactElement, ReactNode } from 'react';
import { ROUTES } from '#contract/routes.ts';
import { parseApplicationNumber } from '#domain/patent/number.ts';
import { client, freshKey } from '../../api/api.ts';
import { useText } from '../../ui/language.tsx';
import { DamagedMark } from '../patents/damaged-mark.tsx';
import { kindName } from '../patents/kind-name.ts';
import type { PatentSearch } from '../patents/searches.ts';
import { Marked } from './marked.tsx';
import type { Hit } from './query-text.ts';

/** By what the hits were found, so that a document opened from them is marked and leads on to the next. */
export interface FoundBy extends Pick<PatentSearch, 'q' | 'sort' | 'synonyms' | 'within'> {
  /** The place of the first hit on show among all, from 0; absent where they are no page of a search. */
  readonly from?: number;
}

/** What the address of a document opened from the hits holds. */
function addressOf({ from, ...found }: FoundBy, index: number): PatentSearch {
  return { ...found, ...(from !== undefined && { at: from + index }) };
}

export interface HitListProps {
  readonly hits: readonly Hit[];
  readonly found?: FoundBy;
  /** Of the titles. */
  readonly level?: 'h2' | 'h3';
  /** A thing of its own before each. */
  beside?(hit: Hit): ReactNode;
}

/** The hits of a page, each with what was found in it. */
export function HitList({ hits, found = {}, level: Heading = 'h2', beside }: HitListProps): ReactElement {
  const t = useText();
  return (
    <ol className="search-hits">
      {hits.map((hit, index) => (
        <li key={hit.id}>
          <Heading className="hit-title" lang="zh-CN">{beside?.(hit)}<Link to="/patents/$id" params={{ id: hit.id }} search={addressOf(found, index)} onClick={countOpening}><Marked text={hit.title} marks={hit.titleMarks} /></Link></Heading>
          <p className="search-about">
            <span>{hit.application ?? hit.publication}{isDamaged(hit) && <> <DamagedMark /></>}</span>
            <span>{kindName(hit.kind, t)}</span>
            {hit.application && hit.publication && <span>{hit.publication}</span>}
            {hit.date && <span>{hit.date}</span>}
            {hit.ipc[0] && <span>{hit.ipc[0]}</span>}
            <span lang="zh-CN">{hit.applicants.join('；')}</span>
          </p>
          {hit.snippets.map(({ field, text, marks }) => (
            <p key={field} className="search-snippet" lang="zh-CN"><span className="muted">{t(`search.in.${field}` as 'search.in.abstract')}</span> <Marked text={text} marks={marks} /></p>
          ))}
        </li>
      ))}
    </ol>
  );
}

/** A spreadsheet rounded its application number (`2.02E+12`). */
function isDamaged({ application }: Hit): boolean {
  return application !== null && parseApplicationNumber(application).form === 'damaged';
}

/** Told to the service statistics, which count and keep nothing else; a failure costs the count and nothing more. */
export function countOpening(): void {
  void client.call(ROUTES.openedHit, { body: {} }, { key: freshKey() }).catch(() => undefined);
}
