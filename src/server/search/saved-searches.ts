import { type Kysely, sql } from 'kysely';
import type { Static } from 'typebox';
import type { SavedSearch } from '#contract/search-schemas.ts';
import { type Problem, problem, ProblemError, problemText } from '#domain/errors.ts';
import { rowIdFrom } from '../database/row-id.ts';
import type { Schema } from '../database/schema.ts';
import type { Organisation } from '../organisation/organisation.ts';

export type ShownSavedSearch = Static<typeof SavedSearch>;

/** A saved search as somebody stands to it. */
export interface SavedRow {
  readonly id: bigint;
  readonly name: string;
  readonly query: string;
  readonly sort: string;
  readonly synonyms: boolean;
  readonly owner: string;
  readonly shared: boolean;
  readonly checked: bigint;
  readonly problem: Problem | null;
  /** Up to which event the person has seen what is new; null who does not follow it. */
  readonly seen: bigint | null;
  /** How many newly match since. */
  readonly fresh: number;
}

/** The searches that a person sees: their own first, then those shared with the bureau. */
export async function savedSearchesFor(database: Kysely<Schema>, person: string, id?: bigint): Promise<readonly SavedRow[]> {
  const { rows } = await sql<SavedRow>`select s.id, s.name, s.query, s.sort, s.synonyms, s.owner, s.shared, s.checked, s.problem, f.seen,
      (select count(*) from saved_search_match m where m.search = s.id and m.event > f.seen)::integer as fresh
    from saved_search s left join saved_search_follower f on f.search = s.id and f.person = ${person}
    where (s.owner = ${person} or s.shared) ${id === undefined ? sql`` : sql`and s.id = ${id}`} order by s.owner <> ${person}, s.name, s.id`.execute(database);
  return rows;
}

const WHAT = { zh: '这个已存检索', en: 'This saved search' };

/** One of the searches that a person sees. @throws ProblemError `not-found` */
export async function getSavedSearch(database: Kysely<Schema>, person: string, id: string): Promise<SavedRow> {
  const asked = rowIdFrom(id);
  const [found] = asked === undefined ? [] : await savedSearchesFor(database, person, asked);
  if (!found) throw new ProblemError(problem('not-found', { what: WHAT }));
  return found;
}

/** One of a person's own. @throws ProblemError `not-found`, `forbidden` for one that another shares */
export async function getOwnSearch(database: Kysely<Schema>, person: string, id: string): Promise<SavedRow> {
  const found = await getSavedSearch(database, person, id);
  if (found.owner !== person) throw new ProblemError(problem('forbidden'));
  return found;
}

/** Forgets what every follower has seen. */
export async function forgetSeen(database: Kysely<Schema>, search: bigint): Promise<void> {
  await sql`delete from saved_search_match m where m.search = ${search}
    and not exists (select from saved_search_follower f where f.search = m.search and f.seen < m.event)`.execute(database);
}

export function shownSavedSearch(row: SavedRow, person: string, { personName }: Pick<Organisation, 'personName'>): ShownSavedSearch {
  const { id, name, query, sort, synonyms, owner, shared, checked, seen, fresh, problem: fault } = row;
  return {
    id: String(id), name, query, sort, synonyms, shared, mine: owner === person, ownerName: personName(owner),
    following: seen !== null, fresh, upTo: String(checked),
    ...(fault && { problem: { zh: problemText(fault, 'zh'), en: problemText(fault, 'en') } }),
  };
}
