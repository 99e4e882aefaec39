import { sql, type Transaction } from 'kysely';
import { recordset } from '../database/bulk.ts';
import type { Schema } from '../database/schema.ts';
import { keepParties, partyRow, type PartyValues } from './known-parties.ts';
import { suggestForParties } from './suggest-parties.ts';

/** The cases that matching and placing follow from. */
const FOLLOWED = ['party', 'party-identity', 'patent-place'] as const;

interface Followed {
  readonly id: string;
  readonly type: (typeof FOLLOWED)[number];
  readonly version: number;
  readonly annulled: boolean;
  readonly values: unknown;
}

/** Takes in cases that were recorded or changed since, at most so many. @returns whether there may be more */
export async function takeInCases(trx: Transaction<Schema>, size: number): Promise<boolean> {
  const { rows } = await sql<Followed>`select f.id, f.type, f.version, f.annulled, f.content->'values' as values from case_file f
    left join followed_case k on k.id = f.id where f.type = any(${[...FOLLOWED]}) and k.version is distinct from f.version order by f.id limit ${size}::integer`.execute(trx);
  await takeIn(trx, rows);
  return rows.length > 0;
}

/** Takes in the cases just recorded in this transaction, so that lists show at once what was decided. */
export async function followCases(trx: Transaction<Schema>, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const { rows } = await sql<Followed>`select f.id, f.type, f.version, f.annulled, f.content->'values' as values from case_file f
    join ${recordset({ id: 'text' }, ids.map((id) => ({ id })))} on f.id = x.id where f.type = any(${[...FOLLOWED]}) order by f.id`.execute(trx);
  await takeIn(trx, rows);
}

async function takeIn(trx: Transaction<Schema>, rows: readonly Followed[]): Promise<void> {
  if (rows.length === 0) return;
  const of = (type: Followed['type']): readonly Followed[] => rows.filter((row) => row.type === type);
  await sql`insert into followed_case (id, version) select id, version from ${recordset({ id: 'text', version: 'integer' }, rows.map(({ id, version }) => ({ id, version })))}
    on conflict (id) do update set version = excluded.version`.execute(trx);
  const merged = await takeInDecisions(trx, of('party-identity'));
  await takeInPlaces(trx, of('patent-place'));
  await takeInParties(trx, [...of('party'), ...(await partiesOf(trx, merged))]);
}

interface Identity {
  readonly decision: string;
  readonly plain: string;
  readonly other?: { readonly id: string };
  readonly party: { readonly id: string };
  readonly by: string;
}

const DECISION_COLUMNS = { case_id: 'text', decision: 'text', plain: 'text', other: 'text', party: 'text', by_rule: 'boolean', standing: 'boolean' } as const;

/** @returns the parties that others were merged into, or are no more */
async function takeInDecisions(trx: Transaction<Schema>, rows: readonly Followed[]): Promise<readonly string[]> {
  if (rows.length === 0) return [];
  const kept = rows.map(({ id, annulled, values }) => {
    const { decision, plain, other, party, by } = values as Identity;
    return { case_id: id, decision, plain, other: other?.id ?? null, party: party.id, by_rule: by === 'rule', standing: !annulled };
  });
  await sql`insert into party_decision (case_id, decision, plain, other, party, by_rule, standing) select * from ${recordset(DECISION_COLUMNS, kept)}
    on conflict (case_id) do update set decision = excluded.decision, plain = excluded.plain, other = excluded.other, party = excluded.party, by_rule = excluded.by_rule, standing = excluded.standing`.execute(trx);
  const names = kept.filter(({ other }) => other === null).map(({ plain }) => plain);
  await dueByNames(trx, names);
  return kept.filter(({ other, decision }) => other !== null && decision === 'same').map(({ party }) => party);
}

/** Patents whose first owner bears one of these names are placed again. */
async function dueByNames(trx: Transaction<Schema>, names: readonly string[]): Promise<void> {
  if (names.length === 0) return;
  await sql`insert into place_due select distinct n.patent from patent_name n where n.plain = any(${[...names]}) and n.position = 0 on conflict do nothing`.execute(trx);
}

interface PlaceValues {
  readonly patent: string;
  readonly district?: string;
}

async function takeInPlaces(trx: Transaction<Schema>, rows: readonly Followed[]): Promise<void> {
  if (rows.length === 0) return;
  const kept = rows.map(({ id, annulled, values }) => {
    const { patent, district } = values as PlaceValues;
    return { case_id: id, patent, district: district ?? null, standing: !annulled };
  });
  await sql`insert into place_decision (case_id, patent, district, standing) select * from ${recordset({ case_id: 'text', patent: 'bigint', district: 'text', standing: 'boolean' }, kept)}
    on conflict (case_id) do update set patent = excluded.patent, district = excluded.district, standing = excluded.standing`.execute(trx);
  await sql`with recursive entry(id) as (select x.patent from ${recordset({ patent: 'bigint' }, kept)} union select p.merged_into from patent p join entry e on p.id = e.id where p.merged_into is not null)
    insert into place_due select id from entry on conflict do nothing`.execute(trx);
}

async function partiesOf(trx: Transaction<Schema>, ids: readonly string[]): Promise<readonly Followed[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<Followed>`select f.id, f.type, f.version, f.annulled, f.content->'values' as values from case_file f where f.id = any(${[...ids]}) and f.type = 'party'`.execute(trx);
  return rows;
}

async function takeInParties(trx: Transaction<Schema>, rows: readonly Followed[]): Promise<void> {
  const once = [...new Map(rows.map((row) => [row.id, row])).values()];
  if (once.length === 0) return;
  const ids = once.map(({ id }) => id);
  const merged = await namesMergedInto(trx, ids);
  const before = await blocksBefore(trx, ids);
  const parties = once.map(({ id, annulled, values }) => partyRow(id, annulled, values as PartyValues, merged.get(id) ?? []));
  await keepParties(trx, parties);
  await matchAgain(trx, [...before, ...(await blocksBefore(trx, ids))]);
  await suggestForParties(trx, parties);
  const { rows: linked } = await sql<{ plain: string }>`select distinct plain from party_decision where party = any(${ids}) and standing and other is null`.execute(trx);
  await dueByNames(trx, linked.map(({ plain }) => plain));
}

/** Names of the entries that were merged into parties. */
async function namesMergedInto(trx: Transaction<Schema>, ids: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows } = await sql<{ party: string; names: readonly string[] }>`select d.party, jsonb_agg(distinct f.content->'values'->>'name') as names
    from party_decision d join case_file f on f.id = d.other where d.party = any(${[...ids]}) and d.standing and d.decision = 'same' group by d.party`.execute(trx);
  return new Map(rows.map(({ party, names }) => [party, names]));
}

async function blocksBefore(trx: Transaction<Schema>, ids: readonly string[]): Promise<readonly string[]> {
  const { rows } = await sql<{ block: string }>`select distinct unnest(blocks) as block from known_party where id = any(${[...ids]})`.execute(trx);
  return rows.map(({ block }) => block);
}

/** Names that meet a changed party are matched again. */
async function matchAgain(trx: Transaction<Schema>, blocks: readonly string[]): Promise<void> {
  if (blocks.length === 0) return;
  await sql`update known_name set matched = false where plain = any(array(select plain from known_name where blocks && ${[...new Set(blocks)]}::text[] and matched order by plain for update))`.execute(trx);
}
