import { sql, type Transaction } from 'kysely';
import { blocksOf } from '#domain/party/blocks.ts';
import { type Bearer, bearer, type BearerText } from '#domain/party/compare.ts';
import { type Seat, seatsOf } from '#domain/party/place.ts';
import type { CivilDate } from '#domain/calendar/civil-date.ts';
import type { Schema } from '../database/schema.ts';
import { recordset } from '../database/bulk.ts';

/** What an entry of the register of parties holds; see `catalog/registers/party.ts`. */
export interface PartyValues {
  readonly name: string;
  readonly kind: string;
  readonly code?: string;
  readonly district?: string;
  readonly address?: string;
  readonly formerNames?: readonly { readonly name: string; readonly until?: CivilDate }[];
  readonly formerSeats?: readonly { readonly district: string; readonly until: CivilDate }[];
}

/** A party as compared. */
export interface KnownParty extends BearerText {
  readonly kind: string;
}

export interface PartyRow {
  readonly id: string;
  readonly standing: boolean;
  readonly party: KnownParty;
  readonly bearer: Bearer;
  readonly seats: readonly Seat[];
}

/** A party from its entry and the names of those merged into it. */
export function partyRow(id: string, annulled: boolean, { name, kind, code, district, address, formerNames = [], formerSeats = [] }: PartyValues, mergedNames: readonly string[]): PartyRow {
  const party: KnownParty = { name, kind, formerNames: formerNames.map((each) => each.name), mergedNames, ...(code && { code }), ...(address && { address }) };
  return { id, standing: !annulled, party, bearer: bearer(party), seats: seatsOf(district, formerSeats) };
}

const COLUMNS = { id: 'text', standing: 'boolean', bearer: 'jsonb', seats: 'jsonb', blocks: 'text[]' } as const;

/** Keeps parties as they are now. */
export async function keepParties(trx: Transaction<Schema>, rows: readonly PartyRow[]): Promise<void> {
  const kept = rows.map((row) => ({ id: row.id, standing: row.standing, bearer: row.party, seats: row.seats, blocks: row.standing ? blocksOf(row.bearer) : [] }));
  await sql`insert into known_party (id, standing, bearer, seats, blocks) select id, standing, bearer, seats, blocks from ${recordset(COLUMNS, kept)}
    on conflict (id) do update set standing = excluded.standing, bearer = excluded.bearer, seats = excluded.seats, blocks = excluded.blocks`.execute(trx);
}

interface Raw {
  readonly id: string;
  readonly bearer: KnownParty;
  readonly seats: readonly Seat[];
}

/** No block of a name without a sign of its own is read to its end. */
const MOST_CANDIDATES = 2_000;

/** The standing parties that may be the same as somebody with these blocks. */
export async function partiesSharing(trx: Transaction<Schema>, blocks: readonly string[]): Promise<readonly PartyRow[]> {
  if (blocks.length === 0) return [];
  const { rows } = await sql<Raw>`select id, bearer, seats from known_party where blocks && ${[...blocks]}::text[] and standing order by id limit ${MOST_CANDIDATES}`.execute(trx);
  return rows.map(({ id, bearer: party, seats }) => ({ id, standing: true, party, bearer: bearer(party), seats }));
}
