import { sql } from 'kysely';
import { SYSTEM } from '#domain/access/actor.ts';
import { problem, ProblemError } from '#domain/errors.ts';
import type { District } from '#domain/organisation/organisation.ts';
import { getPatent } from '../patents/get-patent.ts';
import { numberOf } from '../patents/write-entry.ts';
import { getCase, openingOf } from '../store/cases.ts';
import { type History, recordHistories } from '../store/record.ts';
import { annulDecision } from './annul-decision.ts';
import type { IdentityWork } from './decide-identity.ts';
import { followCases } from './follow-cases.ts';
import { placeNow, placeOf, type Placing } from './place-entries.ts';
import { placeText } from './place-text.ts';

/** What a person sets: the district of some patents, or that they lie in none of the city. */
export interface PlaceOrder {
  readonly patents: readonly string[];
  readonly district?: string;
  readonly reason: string;
}

export interface PlaceWork extends IdentityWork {
  readonly placing: Placing;
  readonly districts: readonly District[];
}

/** One at a time, so that no entry has two standing decisions. */
const SETTING_LOCK = 7_214_004;

/** Sets the district of patents by hand (人工认定区划), an event for each. @throws ProblemError `not-found`, `not-allowed-value` */
export async function setPlaces(work: PlaceWork, order: PlaceOrder): Promise<number> {
  const { trx, setting, slots, placing, districts } = work;
  assertDistrict(districts, order.district);
  await sql`select pg_advisory_xact_lock(${SETTING_LOCK})`.execute(trx);
  const histories: History[] = [];
  const entries = await entriesOf(trx, order.patents);
  for (const entry of entries) histories.push(await settingOf(work, order, entry));
  await recordHistories(trx, setting, histories, slots);
  await followCases(trx, histories.map(({ id }) => id));
  await placeNow(trx, placing, entries.map(({ id }) => Number(id)));
  return histories.length;
}

/** A district that has none below it, and is in force. */
function assertDistrict(districts: readonly District[], code: string | undefined): void {
  if (code === undefined) return;
  const isLeaf = districts.some((each) => each.code === code) && !districts.some(({ parent }) => parent === code);
  if (!isLeaf) throw new ProblemError(problem('not-allowed-value', { field: { zh: '区', en: 'District' }, value: code }, 'district'));
}

type FoundPatent = Awaited<ReturnType<typeof getPatent>>;

/** The entries that stand for some ids, each once: two of them may have become one. @throws ProblemError `not-found` */
async function entriesOf(trx: PlaceWork['trx'], ids: readonly string[]): Promise<readonly FoundPatent[]> {
  const found = new Map<bigint, FoundPatent>();
  for (const id of new Set(ids)) {
    const entry = await getPatent(trx, id);
    found.set(entry.id, entry);
  }
  return [...found.values()];
}

/** As the fields of a decision take it: a long line ends with an ellipsis. */
function cut(line: string, most: number): string {
  return line.length > most ? `${line.slice(0, most - 1)}…` : line;
}

async function settingOf(work: PlaceWork, { district, reason }: PlaceOrder, { id: entry, record }: FoundPatent): Promise<History> {
  const { trx, setting, actor, placing, districts } = work;
  const before = placeText(await placeOf(trx, placing, { id: Number(entry), record }), districts).zh;
  const { rows } = await sql<{ id: string }>`select case_id as id from place_decision where patent = ${entry}::bigint and standing`.execute(trx);
  for (const earlier of rows) await annulDecision(work, earlier.id, '改为新的认定');
  const input = { on: setting.today(), patent: String(entry), number: cut(numberOf(record) || String(entry), 60), title: cut(record.title || String(entry), 1_000), before: cut(before, 500), reason, ...(district && { district }) };
  return openingOf(setting, 'patent-place', { action: 'open', input }, { ...SYSTEM, person: actor.person, unit: actor.unit }, actor.unit);
}

/** Undoes what a person set: address and seat decide again. @throws ProblemError `not-found` */
export async function undoPlace(work: PlaceWork, id: string, reason: string): Promise<void> {
  const { trx, setting, placing } = work;
  const { view, type } = await getCase(trx, setting, id, true);
  if (type.id !== 'patent-place' || view.annulled) throw new ProblemError(problem('not-found', { what: { zh: '这次认定', en: 'This decision' } }));
  await annulDecision(work, id, reason);
  const [entry] = await entriesOf(trx, [String(view.values['patent'])]);
  if (entry) await placeNow(trx, placing, [Number(entry.id)]);
}
