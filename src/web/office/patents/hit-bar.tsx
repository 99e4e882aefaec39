import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { ROUTES } from '#contract/routes.ts';
import { useRead } from '../../api/api.ts';
import { grouped } from '../../ui/format.ts';
import { useText } from '../../ui/language.tsx';
import { countOpening } from '../search/hit-list.tsx';
import type { PatentSearch } from './searches.ts';

/** Hits on a page of the hit list. */
const PAGE = 20;

/** Of a document opened from a list of hits: its place among them, and the way to the ones before and after and back to the list. */
export function HitBar({ id, search }: { readonly id: string; readonly search: PatentSearch }): ReactElement | null {
  const { q, at } = search;
  if (q === undefined) return null;
  return <nav className="hit-bar no-print" aria-labelledby="hit-bar"><Bar id={id} search={search} q={q} at={at} /></nav>;
}

function Bar({ id, search: { sort, synonyms, within }, q, at }: { readonly id: string; readonly search: PatentSearch; readonly q: string; readonly at: number | undefined }): ReactElement {
  const t = useText();
  const found = { q, ...(sort !== undefined && { sort }), ...(synonyms === false && { synonyms }), ...(within !== undefined && { within }) };
  const { data } = useRead(ROUTES.hitPlace, { params: { id }, query: { ...found, at: at ?? 0 } }, { enabled: at !== undefined, keep: true });
  const page = Math.floor((data?.at ?? at ?? 0) / PAGE) + 1;
  const to = (neighbour: { readonly id: string; readonly at: number } | undefined, label: string, rel: 'prev' | 'next'): ReactElement => (
    neighbour ? <Link className="button" rel={rel} to="/patents/$id" params={{ id: neighbour.id }} search={{ ...found, at: neighbour.at }} onClick={countOpening}>{label}</Link> : <button type="button" className="button" disabled>{label}</button>
  );
  return (
    <>
      <Link to="/search" search={{ ...found, ...(page > 1 && { page }) }}>{t('document.backToHits')}</Link>
      <span id="hit-bar" className="muted"><code>{q === '' ? t('search.all') : q}</code>{data && t('common.separator')}{data && (data.at === undefined ? t('document.noLongerHit') : t('document.hitAt', { at: grouped(data.at + 1), total: grouped(data.total) }))}</span>
      {at !== undefined && <span className="hit-steps">{to(data?.previous, t('document.previousHit'), 'prev')}{to(data?.next, t('document.nextHit'), 'next')}</span>}
    </>
  );
}
