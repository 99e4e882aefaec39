import { sql, type Kysely, type RawBuilder, type Transaction } from 'kysely';
import { type CivilDate, civilDateAt } from '#domain/calendar/civil-date.ts';
import type { HighValueRules } from '#domain/patent/high-value.ts';
import type { PatentRecord } from '#domain/patent/record.ts';
import { insertMany, recordset } from '../../database/bulk.ts';
import type { Database } from '../../database/database.ts';
import type { Schema } from '../../database/schema.ts';
import { HIGH_VALUE_RULES } from '../legal-rules.ts';
import { STANDING } from '../visible.ts';
import { ALL_OWNERS, STRETCH_COLUMNS, type StretchRow, stretchRowsOf } from './stretch-rows.ts';

/** Raised with each change of what `stretchRowsOf` makes of an entry: all is then counted anew. */
const VERSION = 5;

/** Entries counted in one transaction: few enough that the embedded database is free again within a tenth of a second. */
const BATCH = { pglite: 150, postgres: 1000 } as const;

interface Mark {
  readonly version: number;
  /** The bureau's settings that it was counted by. */
  readonly settings: string;
  /** The last publication that is counted whole. */
  readonly event: bigint;
  /** Of the next one, the last entry that is counted. */
  readonly entry: bigint;
}

interface Change {
  readonly run: number;
  readonly event: bigint;
  readonly at: string;
}

interface Version {
  readonly id: bigint;
  readonly record: string | null;
}

export interface FollowOptions {
  /** At most so many batches, so that other work gets its turn. */
  readonly batches?: number;
  /** As the bureau set them; a change counts all anew. */
  readonly highValue?: HighValueRules;
}

/**
 * Counts what was published since (随册计数). Several processes may do it at once: each batch is counted once.
 * @returns whether all that is published is counted
 */
export async function followStock(database: Pick<Database, 'kind' | 'kysely' | 'transaction'>, { batches = Number.POSITIVE_INFINITY, highValue = HIGH_VALUE_RULES }: FollowOptions = {}): Promise<boolean> {
  for (let done = 0; done < batches; done += 1) {
    if (await isFollowed(database.kysely, highValue)) return true;
    await database.transaction((trx) => countBatch(trx, BATCH[database.kind], highValue));
  }
  return isFollowed(database.kysely, highValue);
}

/** Whether every publication is counted, by the rules of today and, where they are given, by these settings. */
export async function isFollowed(database: Kysely<Schema>, highValue?: HighValueRules): Promise<boolean> {
  const mark = await readMark(database, sql``);
  if (mark?.version !== VERSION || (highValue !== undefined && mark.settings !== textOf(highValue))) return false;
  return (await nextChange(database, mark.event)) === undefined;
}

function textOf({ years, pledgeFen, emergingClasses }: HighValueRules): string {
  return JSON.stringify([years, pledgeFen, emergingClasses]);
}

async function readMark(database: Kysely<Schema>, lock: RawBuilder<unknown>): Promise<Mark | undefined> {
  const { rows } = await sql<Mark>`select version, settings, event, entry from patent_stock_mark ${lock}`.execute(database);
  return rows[0];
}

/** The next publication after an event, in the order of publication. */
async function nextChange(database: Kysely<Schema>, event: bigint): Promise<Change | undefined> {
  const { rows } = await sql<Change>`select r.id as run, e.id as event, e.at from import_run r,
      lateral (select c.id, c.at from case_event c where c.case_id = r.case_id order by c.seq limit 1) e
    where r.kind = 'patents' and r.state = 'published' and e.id > ${event}::bigint order by e.id limit 1`.execute(database);
  return rows[0];
}

async function countBatch(trx: Transaction<Schema>, size: number, highValue: HighValueRules): Promise<void> {
  const settings = textOf(highValue);
  await sql`insert into patent_stock_mark (version, settings, event, entry) values (${VERSION}::integer, ${settings}, 0, 0) on conflict do nothing`.execute(trx);
  const mark = await readMark(trx, sql`for update`);
  if (!mark) return;
  if (mark.version !== VERSION || mark.settings !== settings) return forgetBatch(trx, size, settings);
  const change = await nextChange(trx, mark.event);
  if (!change) return;
  const versions = await versionsOf(trx, change, mark.entry, size);
  await recount(trx, versions, civilDateAt(change.at), highValue);
  const last = versions.at(-1)?.id ?? mark.entry;
  await moveMark(trx, versions.length < size ? { version: VERSION, settings, event: change.event, entry: 0n } : { ...mark, entry: last });
}

async function moveMark(trx: Transaction<Schema>, { version, settings, event, entry }: Mark): Promise<void> {
  await sql`update patent_stock_mark set version = ${version}::integer, settings = ${settings}, event = ${event}::bigint, entry = ${entry}::bigint`.execute(trx);
}

/** What was counted by other rules is taken away before all is counted anew. */
async function forgetBatch(trx: Transaction<Schema>, size: number, settings: string): Promise<void> {
  await sql`delete from patent_stretch where (patent, state, starts) in (select patent, state, starts from patent_stretch limit ${size * 10}::integer)`.execute(trx);
  await sql`delete from patent_stock where ctid = any(array(select ctid from patent_stock limit ${size * 10}::integer))`.execute(trx);
  const { rows } = await sql`select from patent_stretch union all select from patent_stock limit 1`.execute(trx);
  if (rows.length === 0) await moveMark(trx, { version: VERSION, settings, event: 0n, entry: 0n });
}

/** The entries behind an id that a publication wrote or merged into others; without a record those that do not stand any more. */
async function versionsOf(trx: Transaction<Schema>, { run }: Change, behind: bigint, size: number): Promise<readonly Version[]> {
  const { rows } = await sql<Version>`with touched as (
      (select id from patent where run = ${run}::integer and id > ${behind}::bigint order by id limit ${size}::integer)
      union (select id from patent where replaced_by = ${run}::integer and merged_into is not null and id > ${behind}::bigint order by id limit ${size}::integer))
    select t.id, (select p.record from patent p where p.id = t.id and p.run = ${run}::integer and ${STANDING}) as record
    from touched t order by t.id limit ${size}::integer`.execute(trx);
  return rows;
}

/** Takes away what was counted of some entries and counts them as they are now. */
async function recount(trx: Transaction<Schema>, versions: readonly Version[], knownOn: CivilDate, highValue: HighValueRules): Promise<void> {
  if (versions.length === 0) return;
  const ids = versions.map(({ id }) => ({ patent: Number(id) }));
  const rows = versions.flatMap(({ id, record }) => (record === null ? [] : stretchRowsOf(Number(id), JSON.parse(record) as PatentRecord, knownOn, highValue)));
  await post(trx, sql`delete from patent_stretch s using ${recordset({ patent: 'bigint' }, ids)} where s.patent = x.patent returning s.*`, -1);
  await insertStretches(trx, rows);
}

/** Writes stretches of entries that have none yet, and counts them. */
export async function insertStretches(trx: Transaction<Schema>, rows: readonly StretchRow[]): Promise<void> {
  if (rows.length === 0) return;
  await insertMany(trx, 'patent_stretch', STRETCH_COLUMNS, rows);
  await post(trx, sql`select * from ${recordset(STRETCH_COLUMNS, rows)}`, 1);
}

/** Adds the beginnings and takes off the ends of some stretches, or the other way round: of each kind of owner, and of all. */
async function post(trx: Transaction<Schema>, stretches: RawBuilder<unknown>, sign: 1 | -1): Promise<void> {
  await sql`with stretch as (${stretches}),
      change as (select *, starts as at, ${sign}::integer as amount from stretch union all select *, ends, ${-sign}::integer from stretch where ends is not null),
      sums as (select district, city, kind, counted as owner, state, span, case span when 'month' then date_trunc('month', at)::date else at end as day,
          sum(amount) as amount, sum(case when filed is null then 0 else amount end) as dated, coalesce(sum(amount * (filed - date '1970-01-01')), 0) as filed
        from change cross join (values ('month'), ('day')) as spans(span) cross join lateral (values (owner), (${ALL_OWNERS})) as owners(counted) group by 1, 2, 3, 4, 5, 6, 7)
    insert into patent_stock select * from sums order by 1, 2, 3, 4, 5, 6, 7
    on conflict (district, city, kind, state, span, day, owner) do update
      set amount = patent_stock.amount + excluded.amount, dated = patent_stock.dated + excluded.dated, filed = patent_stock.filed + excluded.filed`.execute(trx);
}
