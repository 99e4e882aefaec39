import { createHash } from 'node:crypto';
import { type Kysely, sql, type Transaction } from 'kysely';
import { addDays } from '#domain/calendar/civil-date.ts';
import type { District } from '#domain/organisation/organisation.ts';
import { addressedNow, type AddressPlace, addressPlaces } from '#domain/party/address-place.ts';
import { type PlaceDecision, placePatent, type SeatedOwner, type SetByHand } from '#domain/party/place.ts';
import type { PatentRecord } from '#domain/patent/record.ts';
import { insertMany, recordset } from '../database/bulk.ts';
import type { Schema } from '../database/schema.ts';
import { STANDING } from '../patents/visible.ts';
import { ownerNames } from './owner-names.ts';

export interface Entry {
  readonly id: number;
  readonly record: PatentRecord;
}

/** What patents are placed by: the districts of the bureau. */
export interface Placing {
  readonly where: (record: PatentRecord) => AddressPlace;
  /** Another one where addresses would be read otherwise. */
  readonly fingerprint: string;
}

export function placingBy(districts: readonly District[]): Placing {
  const where = addressPlaces(districts);
  const names = districts.map(({ code, parent, name }) => [code, parent, name.zh]);
  return { where: (record) => where(addressedNow(record)), fingerprint: createHash('sha256').update(JSON.stringify(names)).digest('hex').slice(0, 16) };
}

/** Places entries and keeps what their address alone does not say; what did not change is left alone. */
export async function placeEntries(trx: Transaction<Schema>, placing: Placing, entries: readonly Entry[]): Promise<void> {
  if (entries.length > 0) await keepPlaces(trx, await placesOf(trx, placing, entries));
}

/** Where one entry lies as of now, read from decisions and parties themselves. */
export async function placeOf(database: Kysely<Schema>, placing: Placing, entry: Entry): Promise<PlaceDecision> {
  const [placed] = await placesOf(database, placing, [entry]);
  return placed?.decision ?? placePatent(placing.where(entry.record), undefined, undefined);
}

async function placesOf(database: Kysely<Schema>, placing: Placing, entries: readonly Entry[]): Promise<readonly Placed[]> {
  const owners = await seatedOwners(database, entries);
  const hands = await setByHand(database, entries.map(({ id }) => id));
  return entries.map(({ id, record }) => ({ patent: id, decision: placePatent(placing.where(record), owners.get(id), hands.get(id)) }));
}

/** Of each entry the party that its first owner is linked to. */
async function seatedOwners(trx: Kysely<Schema>, entries: readonly Entry[]): Promise<ReadonlyMap<number, SeatedOwner>> {
  const first = entries.flatMap(({ id, record }) => ownerNames(record).filter(({ position }) => position === 0).map(({ plain }) => ({ id, plain })));
  const parties = await linkedParties(trx, [...new Set(first.map(({ plain }) => plain))]);
  return new Map(first.flatMap(({ id, plain }) => {
    const owner = parties.get(plain);
    return owner ? [[id, owner] as const] : [];
  }));
}

/** The party that each name was decided to be; the decision made last counts. */
async function linkedParties(trx: Kysely<Schema>, plains: readonly string[]): Promise<ReadonlyMap<string, SeatedOwner>> {
  if (plains.length === 0) return new Map();
  const { rows } = await sql<SeatedOwner & { plain: string }>`select d.plain, p.id as party, p.bearer->>'name' as name, p.seats
    from party_decision d join known_party p on p.id = d.party and p.standing
    where d.plain = any(${[...plains]}) and d.standing and d.decision = 'same' and d.other is null order by d.case_id`.execute(trx);
  return new Map(rows.map(({ plain, party, name, seats }) => [plain, { party, name, seats }]));
}

/** What people set of entries, or of those merged into them; set last counts. */
async function setByHand(trx: Kysely<Schema>, ids: readonly number[]): Promise<ReadonlyMap<number, SetByHand>> {
  const { rows } = await sql<{ entry: bigint; district: string | null }>`with recursive heir(id, entry) as (
      select patent, patent from ${recordset({ patent: 'bigint' }, ids.map((patent) => ({ patent })))}
      union select p.id, h.entry from patent p join heir h on p.merged_into = h.id)
    select h.entry, d.district from heir h join place_decision d on d.patent = h.id and d.standing order by d.case_id`.execute(trx);
  return new Map(rows.map(({ entry, district }) => [Number(entry), district === null ? {} : { district }]));
}

interface Placed {
  readonly patent: number;
  readonly decision: PlaceDecision;
}

const COLUMNS = {
  patent: 'bigint', placed_by: 'text', district: 'text', why: 'text', said: 'text', owner: 'text', owner_name: 'text', conflict: 'text', question: 'text',
} as const;

/** What the address decides without a question is not kept; where it was kept before, it stays as a row that says so. */
async function keepPlaces(trx: Transaction<Schema>, placed: readonly Placed[]): Promise<void> {
  const rows = placed.map(({ patent, decision: { by, district, why, said, owner, conflict } }) => ({
    patent, placed_by: by, district: district ?? null, why: why ?? null, said: said ?? null, owner: owner?.party ?? null, owner_name: owner?.name ?? null,
    conflict: conflict ?? null, question: questionOf(by, why, conflict),
  }));
  const known = await knownAmong(trx, placed.map(({ patent }) => patent));
  const kept = rows.filter(({ patent, placed_by: by, question }) => question !== null || by === 'hand' || by === 'seat' || known.has(patent));
  if (kept.length === 0) return;
  await takeTurn(trx);
  await sql`insert into patent_place as p (patent, placed_by, district, why, said, owner, owner_name, conflict, question, seq)
    select *, nextval('patent_place_seq') from ${recordset(COLUMNS, kept)}
    on conflict (patent) do update set placed_by = excluded.placed_by, district = excluded.district, why = excluded.why, said = excluded.said, owner = excluded.owner,
      owner_name = excluded.owner_name, conflict = excluded.conflict, question = excluded.question, seq = excluded.seq
    where (p.placed_by, p.district, p.why, p.said, p.owner, p.owner_name, p.conflict, p.question)
      is distinct from (excluded.placed_by, excluded.district, excluded.why, excluded.said, excluded.owner, excluded.owner_name, excluded.conflict, excluded.question)`.execute(trx);
  const ids = new Set(kept.map(({ patent }) => patent));
  await keepSeats(trx, placed.filter(({ patent }) => ids.has(patent)));
}

/** Who changes places waits for others who do, so that changes are numbered in the order in which they are committed. */
async function takeTurn(trx: Transaction<Schema>): Promise<void> {
  await sql`select from party_mark for update`.execute(trx);
}

function questionOf(by: PlaceDecision['by'], why: PlaceDecision['why'], conflict: string | undefined): string | null {
  if (by === 'none') return why ?? 'no-place';
  return conflict === undefined ? null : 'conflict';
}

async function knownAmong(trx: Transaction<Schema>, ids: readonly number[]): Promise<ReadonlySet<number>> {
  const { rows } = await sql<{ patent: bigint }>`select p.patent from patent_place p join ${recordset({ patent: 'bigint' }, ids.map((patent) => ({ patent })))} on p.patent = x.patent`.execute(trx);
  return new Set(rows.map(({ patent }) => Number(patent)));
}

async function keepSeats(trx: Transaction<Schema>, placed: readonly Placed[]): Promise<void> {
  await dropSeats(trx, placed.map(({ patent }) => patent));
  const seats = placed.flatMap(({ patent, decision }) => decision.seats.map(({ district, from, to }) => ({ patent, district, starts: from ?? null, ends: to ? addDays(to, 1) : null })));
  await insertMany(trx, 'patent_seat', { patent: 'bigint', district: 'text', starts: 'date', ends: 'date' }, seats);
}

async function dropSeats(trx: Transaction<Schema>, ids: readonly number[]): Promise<void> {
  await sql`delete from patent_seat s using ${recordset({ patent: 'bigint' }, ids.map((patent) => ({ patent })))} where s.patent = x.patent`.execute(trx);
}

/** Of entries that were merged into others. */
export async function forgetPlaces(trx: Transaction<Schema>, ids: readonly number[]): Promise<void> {
  await dropSeats(trx, ids);
  await sql`delete from patent_place p using ${recordset({ patent: 'bigint' }, ids.map((patent) => ({ patent })))} where p.patent = x.patent`.execute(trx);
}

/** Places entries again that wait for it. @returns whether there may be more */
export async function placeDue(trx: Transaction<Schema>, placing: Placing, size: number): Promise<boolean> {
  const { rows: due } = await sql<{ patent: bigint }>`delete from place_due where patent = any(array(select patent from place_due order by patent limit ${size}::integer for update skip locked)) returning patent`.execute(trx);
  if (due.length === 0) return false;
  await placeAgain(trx, placing, due.map(({ patent }) => Number(patent)));
  return true;
}

/** Places some entries at once, whatever else waits. */
export async function placeNow(trx: Transaction<Schema>, placing: Placing, ids: readonly number[]): Promise<void> {
  await sql`delete from place_due d using ${recordset({ patent: 'bigint' }, ids.map((patent) => ({ patent })))} where d.patent = x.patent`.execute(trx);
  await placeAgain(trx, placing, ids);
}

async function placeAgain(trx: Transaction<Schema>, placing: Placing, patents: readonly number[]): Promise<void> {
  const ids = patents.map((patent) => ({ patent }));
  const { rows } = await sql<{ id: bigint; record: string }>`select p.id, p.record from patent p join ${recordset({ patent: 'bigint' }, ids)} on p.id = x.patent where ${STANDING}`.execute(trx);
  await placeEntries(trx, placing, rows.map(({ id, record }) => ({ id: Number(id), record: JSON.parse(record) as PatentRecord })));
}
