import { type RawBuilder, sql, type Transaction } from 'kysely';
import { REINSTATE, RELINK } from '#domain/case/event.ts';
import { foldCase } from '#domain/case/fold.ts';
import { type PlacedReference, placesNaming } from '#domain/case/relink.ts';
import type { PartyReference } from '#domain/form/index.ts';
import { SYSTEM } from '#domain/access/actor.ts';
import type { Schema } from '../database/schema.ts';
import { actIn, getCase } from '../store/cases.ts';
import type { StoredCase } from '../store/file-row.ts';
import { historyOf } from '../store/history.ts';
import { recordHistories } from '../store/record.ts';
import { relinkCases, relinkEvent, type RelinkWork } from '../store/relink.ts';

/** A merge as it was decided: the case that holds the decision, and the two entries. */
export interface Merge {
  readonly decision: string;
  readonly from: string;
  readonly into: PartyReference;
}

/**
 * Merges an entry into another (主体归并): every case that names the first names the second from now on, by an event in
 * each, which re-posts what it changes; the first entry is annulled with the reason. @returns cases relinked
 */
export async function mergeInto(work: RelinkWork, { decision, from, into }: Merge, reason: string): Promise<number> {
  const { trx, setting, slots, actor } = work;
  const relinked = await relinkCases(work, { kind: 'party', from, to: into, because: decision });
  await actIn(trx, setting, slots, from, { action: 'annul', input: { reason: `归并到 ${into.name}：${reason}` } }, { ...SYSTEM, person: actor.person, unit: actor.unit });
  return relinked;
}

/** What the undoing of a merge did: cases that name the first entry again, and those that were changed since and do not. */
export interface Unmerged {
  readonly restored: number;
  readonly left: number;
}

/** Undoes a merge (撤销归并): the entry is reinstated, and what the merge relinked names it again where it still stands there. */
export async function unmerge(work: RelinkWork, { decision, from, into }: Merge): Promise<Unmerged> {
  await reinstate(work, from, decision);
  const cases = await casesRelinked(work.trx, decision);
  let restored = 0;
  for (const id of cases) restored += (await restore(work, id, { decision, from, into })) ? 1 : 0;
  return { restored, left: cases.length - restored };
}

async function reinstate({ trx, setting, slots, actor }: RelinkWork, id: string, because: string): Promise<void> {
  const { view, head } = await getCase(trx, setting, id, true);
  if (!view.annulled) return;
  const event = { seq: view.version + 1, kind: 'act', action: REINSTATE, typeVersion: view.typeVersion, actor: actor.person, unit: actor.unit, at: setting.now(), on: setting.today(), input: { because } } as const;
  await recordHistories(trx, setting, [{ id, type: view.type, before: view, head, events: [event] }], slots);
}

/** Cases that a merge relinked: their events name the decision. */
async function casesRelinked(trx: Transaction<Schema>, decision: string): Promise<readonly string[]> {
  return casesWith(trx, sql`${relinkedBy(decision)} and e.payload not like '%"places":%'`);
}

/** Decisions on names that a merge or its undoing led from the one entry to the other. */
export async function decisionsRelinked(trx: Transaction<Schema>, decision: string): Promise<readonly string[]> {
  return casesWith(trx, sql`${relinkedBy(decision)} and exists (select from case_file f where f.id = e.case_id and f.type = 'party-identity')`);
}

function relinkedBy(decision: string): RawBuilder<boolean> {
  return sql<boolean>`e.action = ${RELINK} and e.payload like ${`%"because":"${decision}"%`}`;
}

async function casesWith(trx: Transaction<Schema>, event: RawBuilder<unknown>): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`select distinct e.case_id as id from case_event e where ${event} order by id`.execute(trx);
  return rows.map(({ id }) => id);
}

async function restore(work: RelinkWork, id: string, merge: Merge): Promise<boolean> {
  const { trx, setting, slots } = work;
  const stored = await getCase(trx, setting, id, true);
  const standing = new Set(placesNaming(stored.type.fields, stored.view.values, { kind: 'party', from: merge.into.id }).map(({ place }) => place));
  const places = (await placesBefore(work, stored, merge)).filter(({ place }) => standing.has(place));
  if (places.length === 0) return false;
  const byWords = Map.groupBy(places, ({ to }) => JSON.stringify(to));
  const events = [...byWords.values()].flatMap((some, index) => {
    const [first] = some;
    return first ? [relinkEvent(work, stored.view.version + 1 + index, stored.view.typeVersion, { kind: 'party', from: merge.into.id, to: first.to, places: some.map(({ place }) => place), because: merge.decision })] : [];
  });
  await recordHistories(trx, setting, [{ id, type: stored.view.type, before: stored.view, head: stored.head, events }], slots);
  return true;
}

/** Where the case named the merged entry just before the merge. */
async function placesBefore({ trx, setting }: RelinkWork, { view, type }: StoredCase, { decision, from }: Merge): Promise<readonly PlacedReference[]> {
  const events = (await historyOf(trx, view.id)).map(({ event }) => event);
  const at = events.findIndex(({ action, input }) => action === RELINK && input['because'] === decision && input['from'] === from);
  if (at < 1) return [];
  const before = foldCase((each, version) => setting.catalog.getType(each, version), { id: view.id, number: view.number, type: view.type }, events.slice(0, at));
  return placesNaming(type.fields, before.values, { kind: 'party', from });
}
