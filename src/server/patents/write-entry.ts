import { sql, type Transaction } from 'kysely';
import { type Actor, SYSTEM } from '#domain/access/actor.ts';
import { problem, ProblemError, success } from '#domain/errors.ts';
import { correctedRecord, type EntryField, entryOf, entryText, type PatentEntry } from '#domain/patent/entry.ts';
import { decideIdentity, joinRecords, type KnownPatent } from '#domain/patent/identity.ts';
import { latestPublication, type PatentRecord } from '#domain/patent/record.ts';
import type { Schema } from '../database/schema.ts';
import { digestOf } from '../imports/digest.ts';
import { openCaseIn } from '../store/cases.ts';
import type { Setting } from '../store/setting.ts';
import { getPatent } from './get-patent.ts';
import { numbersOf } from './judge-rows.ts';
import { type Entry, KnownEntries } from './known-entries.ts';
import { relinkNumber } from './relink-numbers.ts';
import { rowOf, stageEntries, stageRows } from './stage-rows.ts';
import { STANDING } from './visible.ts';

/** The type of case that records what a person does to the register; see `catalog/registers/patent-entry.ts`. */
const CASE_TYPE = 'patent-entry';

/** What a write to the register works with. */
export interface EntryWork {
  readonly trx: Transaction<Schema>;
  readonly setting: Setting;
  readonly slots: number;
  readonly actor: Actor;
}

/** Why a person writes, and whether an entry that is known already may take this one in. */
export interface EntryOrder {
  readonly reason: string;
  readonly join: boolean;
}

/** What became of it: `known` where the register said the same already. */
export interface WrittenEntry {
  readonly id: string;
  readonly outcome: 'added' | 'joined' | 'corrected' | 'known';
  /** Cases that named the patent by its number alone and now name the entry. */
  readonly relinked: number;
}

interface Told {
  readonly act: 'registered' | 'corrected' | 'joined';
  readonly id: string;
  readonly record: PatentRecord;
  readonly changes?: readonly { readonly field: EntryField; readonly before?: string; readonly after?: string }[];
  readonly absorbed?: readonly string[];
}

const NOTHING_CHANGED = { zh: '没有改动任何栏目。', en: 'Nothing was changed.' };

/** The number that an entry is called by. */
export function numberOf({ applicationNumber, publications }: PatentRecord): string {
  return applicationNumber?.normal ?? latestPublication({ publications } as PatentRecord)?.number ?? '';
}

/**
 * A run of the register with one entry and no file. It holds the staging place until the transaction ends, so that no
 * import judges its rows meanwhile. @throws ProblemError `register-busy` while an import is being staged
 */
async function openRun({ trx, actor }: EntryWork): Promise<number> {
  try {
    const { id } = await trx.insertInto('import_run').values({ kind: 'patents', state: 'published', staged: true, started_by: actor.person, unit: actor.unit }).returning('id').executeTakeFirstOrThrow();
    return id;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === '23505') throw new ProblemError(problem('register-busy'));
    throw error;
  }
}

/** Enters a patent (登记专利). @throws ProblemError `patent-registered` where its numbers are known and it may not be joined */
export async function registerEntry(work: EntryWork, record: PatentRecord, order: EntryOrder): Promise<WrittenEntry> {
  const { trx } = work;
  const run = await openRun(work);
  const known = await KnownEntries.read(trx, run, 0, numbersOf(record));
  const found = known.find(numbersOf(record));
  const decision = decideIdentity(record, found);
  if (decision.action === 'refuse') throw taken(decision);
  if (decision.action !== 'add' && !order.join) throw registered(found);
  if (decision.action === 'duplicate') {
    await trx.deleteFrom('import_run').where('id', '=', run).execute();
    return { id: decision.id, outcome: 'known', relinked: await relinkNumber(work, decision.id, found[0]?.record ?? record) };
  }
  await stageRows(trx, run, 0, [rowOf(success({ record, warnings: [] }))]);
  const { patent } = await trx.selectFrom('import_row').select('patent').where('run', '=', run).executeTakeFirstOrThrow();
  const written = await getPatent(trx, String(patent));
  const id = String(written.id);
  const isNew = decision.action === 'add';
  await close(work, run, { act: isNew ? 'registered' : 'joined', id, record: written.record, ...(decision.action === 'merge' && { absorbed: decision.absorb }) }, order);
  return { id, outcome: isNew ? 'added' : 'joined', relinked: await relinkNumber(work, id, written.record) };
}

function taken({ publication, application }: { readonly publication: string; readonly application: string }): ProblemError {
  return new ProblemError(problem('publication-taken', { publication, application }, 'publications'));
}

function registered([first]: readonly KnownPatent[]): ProblemError {
  return new ProblemError(problem('patent-registered', { number: first ? numberOf(first.record) : '', title: first?.record.title ?? '' }, 'applicationNumber'));
}

/** Corrects fields of an entry (更正). Numbers that show another entry to be the same patent join the two, if that may be. */
export async function correctEntry(work: EntryWork, id: string, wanted: PatentEntry, order: EntryOrder): Promise<WrittenEntry> {
  const { trx, setting } = work;
  const run = await openRun(work);
  const standing = await getPatent(trx, id);
  const correction = correctedRecord(standing.record, wanted, setting.today());
  if (!correction.ok) throw new ProblemError(...correction.problems);
  const { changed } = correction.value;
  if (changed.length === 0) throw new ProblemError(problem('guard-refused', { reason: NOTHING_CHANGED }));
  const others = await othersOf(trx, run, Number(standing.id), correction.value.record, order);
  const record = others.reduce((sum, each) => joinRecords(sum, each.record, 'entry'), correction.value.record);
  await replace(trx, run, Number(standing.id), record, others);
  const own = String(standing.id);
  const [before, after] = [entryOf(standing.record), entryOf(record)];
  const changes = changed.map((field) => ({ field, ...texts(entryText(before, field), entryText(after, field)) }));
  await close(work, run, { act: 'corrected', id: own, record, changes, absorbed: others.map((each) => String(each.id)) }, order);
  return { id: own, outcome: 'corrected', relinked: await relinkNumber(work, own, record) };
}

function texts(before: string, after: string): { before?: string; after?: string } {
  return { ...(before && { before }), ...(after && { after }) };
}

/** Other entries that the corrected numbers find. @throws ProblemError where they must be other patents, or may not be joined */
async function othersOf(trx: Transaction<Schema>, run: number, own: number, record: PatentRecord, { join }: EntryOrder): Promise<readonly Entry[]> {
  const known = await KnownEntries.read(trx, run, 0, numbersOf(record));
  const found = known.find(numbersOf(record)).filter(({ id }) => Number(id) !== own);
  if (found.length === 0) return [];
  const decision = decideIdentity(record, found);
  if (decision.action === 'refuse') throw taken(decision);
  if (!join) throw registered(found);
  return found.map(({ id }) => known.get(id));
}

async function replace(trx: Transaction<Schema>, run: number, id: number, record: PatentRecord, others: readonly Entry[]): Promise<void> {
  const { rows } = await sql<{ run: number }>`select p.run from patent p where p.id = ${id}::bigint and p.run <> ${run}::integer and ${STANDING}`.execute(trx);
  const [version] = rows;
  if (!version) throw new ProblemError(problem('not-found', { what: { zh: '这件专利', en: 'This patent' } }));
  const own: Entry = { id, record, version: version.run, seen: true, changed: true };
  const absorbed = others.map((each): Entry => ({ ...each, mergedInto: id }));
  await stageEntries(trx, run, 0, [own, ...absorbed], [{ row: rowOf(success({ record, warnings: [] })), verdict: others.length > 0 ? 'merge' : 'update', patent: id, reasons: [] }]);
  // A number that was corrected away finds the entry no more.
  await sql`delete from patent_number where patent = ${id}::bigint and number <> all(${numbersOf(record)})`.execute(trx);
}

/** Records the event that says what was done and why, bound to the entry by the digest of the run. */
async function close({ trx, setting, slots, actor }: EntryWork, run: number, { act, id, record, changes, absorbed }: Told, { reason }: EntryOrder): Promise<void> {
  const digest = await digestOf(trx, run);
  const input = {
    on: setting.today(), act, patent: id, number: numberOf(record), title: record.title ?? '', kind: record.kind ?? 'unknown', reason, digest,
    ...(changes && changes.length > 0 && { changes }), ...(absorbed && absorbed.length > 0 && { absorbed: absorbed.map((entry) => ({ entry })) }),
  };
  const recorded = await openCaseIn(trx, setting, slots, CASE_TYPE, { action: 'open', input }, { ...SYSTEM, person: actor.person, unit: actor.unit }, actor.unit);
  await trx.updateTable('import_run').set({ staged: false, case_id: recorded.view.id, digest }).where('id', '=', run).execute();
}
