import type { Static } from 'typebox';
import type { HitPlace } from '#contract/patent-document-schemas.ts';
import type { AskedSearch, PatentSearch } from './patent-search.ts';

/** Hits looked through on both sides when a document is no longer where it was: the register has changed meanwhile. */
const AROUND = 100;

export type PlacedHit = Static<typeof HitPlace>;

/** Where a document stands among the hits of a query, looked for where it was, with its neighbours. @throws ProblemError as a search */
export async function placeOfHit(search: PatentSearch, asked: Pick<AskedSearch, 'q' | 'sort' | 'synonyms' | 'within'>, id: number, at: number): Promise<PlacedHit> {
  const near = await around(search, asked, at, 1);
  const found = near.ids.indexOf(id) >= 0 ? near : await around(search, asked, at, AROUND);
  const place = found.ids.indexOf(id);
  if (place < 0) return { total: found.total };
  const neighbour = (step: -1 | 1): { id: string; at: number } | undefined => {
    const other = found.ids[place + step];
    return other === undefined ? undefined : { id: String(other), at: found.from + place + step };
  };
  const [previous, next] = [neighbour(-1), neighbour(1)];
  return { total: found.total, at: found.from + place, ...(previous && { previous }), ...(next && { next }) };
}

async function around(search: PatentSearch, asked: Pick<AskedSearch, 'q' | 'sort' | 'synonyms' | 'within'>, at: number, width: number): Promise<{ readonly total: number; readonly from: number; readonly ids: readonly number[] }> {
  const from = Math.max(0, at - width);
  const { total, ids } = await search.ids({ ...asked, offset: from, limit: 2 * width + 1 });
  return { total, from, ids };
}
