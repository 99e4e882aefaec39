import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { ROUTES } from '#contract/routes.ts';
import { client, freshKey } from '../../api/api.ts';
import { useText } from '../../ui/language.tsx';
import { kindName } from '../patents/kind-name.ts';
import { type Hit, markedPieces } from './query-text.ts';

/** The hits of a page, each with what was found in it. */
export function HitList({ hits }: { readonly hits: readonly Hit[] }): ReactElement {
  const t = useText();
  return (
    <ol className="search-hits">
      {hits.map((hit) => (
        <li key={hit.id}>
          <h2 lang="zh-CN"><Link to="/patents/$id" params={{ id: hit.id }} onClick={countOpening}><Marked text={hit.title} marks={hit.titleMarks} /></Link></h2>
          <p className="search-about">
            <span>{hit.application ?? hit.publication}</span>
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

/** Told to the service statistics, which count and keep nothing else; a failure costs the count and nothing more. */
function countOpening(): void {
  void client.call(ROUTES.openedHit, { body: {} }, { key: freshKey() }).catch(() => undefined);
}

function Marked({ text, marks }: { readonly text: string; readonly marks: Hit['titleMarks'] }): ReactElement {
  return <>{markedPieces(text, marks).map(({ text: piece, marked }, index) => (marked ? <mark key={`${index} ${piece}`}>{piece}</mark> : <span key={`${index} ${piece}`}>{piece}</span>))}</>;
}
