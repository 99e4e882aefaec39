import { type Kysely, sql } from 'kysely';
import { civilDateAt } from '#domain/calendar/civil-date.ts';
import { applyEvent } from '#domain/case/fold.ts';
import type { CaseView } from '#domain/case/view.ts';
import { postingsBetween } from '#domain/posting/difference.ts';
import { lineText, type VersionedLine } from '#domain/posting/line.ts';
import { insertAll } from '../database/bulk.ts';
import type { Database } from '../database/database.ts';
import type { Schema } from '../database/schema.ts';
import type { StoredCase } from './file-row.ts';
import { historyOf, type StoredEvent } from './history.ts';
import { lineFromRow } from './live-lines.ts';
import { searchInsert, standingInserts } from './record.ts';
import type { Setting } from './setting.ts';

/** What a rebuild found (重算). `differences` say where what was kept was not what the journal gives; it is mended. */
export interface Rebuilt {
  readonly cases: number;
  readonly events: number;
  readonly postings: number;
  readonly balances: number;
  readonly differences: readonly string[];
}

const CASES = 200;

/**
 * Makes all that is kept anew from the journal: each case is folded again from its events, each event by its own
 * version, its postings compared with those it made, and balances and counts summed again from the postings.
 */
export async function rebuild(database: Database, setting: Setting): Promise<Rebuilt> {
  const differences: string[] = [];
  let cases = 0;
  let events = 0;
  let after = '';
  for (;;) {
    const ids = await nextCases(database.kysely, after);
    if (ids.length === 0) break;
    events += await rebuildCases(database, setting, ids, differences);
    cases += ids.length;
    after = ids.at(-1)?.id ?? after;
  }
  const balances = await rebuildBalances(database, differences);
  const posted = await database.kysely.selectFrom('posting').select(({ fn }) => fn.countAll<bigint>().as('count')).executeTakeFirstOrThrow();
  return { cases, events, postings: Number(posted.count), balances, differences };
}

interface Numbered {
  readonly id: string;
  readonly number: string;
}

async function nextCases(database: Kysely<Schema>, after: string): Promise<readonly Numbered[]> {
  return database.selectFrom('case_number').select(['case_id as id', 'number']).where('case_id', '>', after).orderBy('case_id').limit(CASES).execute();
}

async function rebuildCases(database: Database, setting: Setting, ids: readonly Numbered[], differences: string[]): Promise<number> {
  const replayed: Replayed[] = [];
  for (const each of ids) replayed.push(replay(setting, each, await historyOf(database.kysely, each.id)));
  await comparePostings(database.kysely, replayed, differences);
  await compareFiles(database.kysely, replayed, differences);
  await database.transaction(async (trx) => {
    await trx.deleteFrom('search_value').where('case_id', 'in', ids.map(({ id }) => id)).execute();
    await insertAll(trx, [searchInsert(replayed), ...standingInserts(setting, replayed)]);
  });
  return replayed.reduce((sum, each) => sum + each.events, 0);
}

interface Replayed extends StoredCase {
  readonly events: number;
  /** What each event posts, as texts. */
  readonly posted: readonly string[];
}

function replay({ catalog }: Setting, { id, number }: Numbered, history: readonly StoredEvent[]): Replayed {
  let view: CaseView | undefined;
  let lines: readonly VersionedLine[] = [];
  const posted: string[] = [];
  for (const { id: eventId, type, event } of history) {
    const typeId = view?.type ?? type;
    view = applyEvent(catalog.getType(typeId, event.typeVersion), view, { id, number, type: typeId }, event);
    const postings = postingsBetween(lines, catalog.linesOf(view, civilDateAt(event.at)));
    posted.push(...postings.map(({ line, version, reversal }) => postingText(eventId, version, reversal, lineText(line))));
    lines = [...lines.filter((each) => !postings.some(({ reversal, line }) => reversal && line === each.line)), ...postings.filter(({ reversal }) => !reversal)];
  }
  const last = history.at(-1);
  if (!view || !last) throw new Error(`case ${id} has a number but no events`);
  return { view, type: catalog.getType(view.type, view.typeVersion), head: last.hash, events: history.length, posted: posted.toSorted() };
}

function postingText(eventId: bigint, version: number, reversal: boolean, text: string): string {
  return `${eventId}|${version}|${reversal ? '-' : '+'}|${text}`;
}

/** The postings that stand in the database against those the journal gives; they are never rewritten, only reported. */
async function comparePostings(database: Kysely<Schema>, replayed: readonly Replayed[], differences: string[]): Promise<void> {
  const rows = await database.selectFrom('posting').selectAll().where('case_id', 'in', replayed.map(({ view }) => view.id)).execute();
  const kept = Map.groupBy(rows, (row) => row.case_id);
  for (const { view, posted } of replayed) {
    const texts = (kept.get(view.id) ?? []).map((row) => postingText(row.event_id, row.version, row.reverses !== null, lineText(lineFromRow(row)))).toSorted();
    if (texts.join('\n') !== posted.join('\n')) differences.push(`case ${view.number}: its postings are not those its events give`);
  }
}

/** Where the kept case differs from the folded one; a file that is not there yet is no difference. */
async function compareFiles(database: Kysely<Schema>, replayed: readonly Replayed[], differences: string[]): Promise<void> {
  const rows = await database.selectFrom('case_file').select(['id', 'state', 'version', 'head']).where('id', 'in', replayed.map(({ view }) => view.id)).execute();
  const kept = new Map(rows.map((row) => [row.id, row]));
  for (const { view, head } of replayed) {
    const row = kept.get(view.id);
    if (row && (row.state !== view.state || row.version !== view.version || row.head !== head)) differences.push(`case ${view.number}: stood in another state than its events give`);
  }
}

/** Sums balances and counts again from the postings; keeps what agrees, replaces all when something does not. */
async function rebuildBalances(database: Database, differences: string[]): Promise<number> {
  const wrong = await differingBalances(database.kysely);
  if (wrong > 0) {
    differences.push(`${wrong} balances or counts were not the sums of their postings`);
    await replaceBalances(database);
  }
  const kept = await database.kysely.selectFrom('balance').select(({ fn }) => fn.countAll<bigint>().as('count')).executeTakeFirstOrThrow();
  return Number(kept.count);
}

/** Puts the sums of the postings in place of all kept balances and counts. */
export function replaceBalances(database: Database): Promise<void> {
  return database.transaction(async (trx) => {
    await sql`delete from balance`.execute(trx);
    await sql`insert into balance (indicator, version, month, unit, district, dimensions, slot, amount, lines) select indicator, version, month, unit, district, dimensions, 0, amount, lines from (${SUMS}) as s where lines <> 0 or amount <> 0`.execute(trx);
    await sql`delete from entity_count`.execute(trx);
    await sql`insert into entity_count (indicator, span, unit, district, entity, lines) select indicator, span, unit, district, entity, lines from (${COUNTS}) as c where lines <> 0`.execute(trx);
  });
}

const SUMS = sql`select indicator, version, span as month, unit, district, dimensions,
  sum(case when reverses is null then amount else -amount end)::bigint as amount, sum(case when reverses is null then 1 else -1 end)::bigint as lines
  from posting p, lateral (values (to_char(day, 'YYYY-MM')), (to_char(day, 'YYYY'))) as spans(span) where kind = 'movement' group by 1, 2, 3, 4, 5, 6`;

const COUNTS = sql`select indicator, span, unit, district, entity, sum(case when reverses is null then 1 else -1 end)::bigint as lines
  from posting p, lateral (values (to_char(day, 'YYYY-MM')), (to_char(day, 'YYYY'))) as spans(span)
  where kind = 'movement' and entity <> '' group by 1, 2, 3, 4, 5`;

async function differingBalances(database: Kysely<Schema>): Promise<number> {
  const { rows } = await sql<{ wrong: bigint }>`select (
      (select count(*) from (
        (select indicator, version, month, unit, district, dimensions, amount, lines from (${SUMS}) as s where lines <> 0 or amount <> 0
          except select indicator, version, month, unit, district, dimensions, sum(amount)::bigint, sum(lines)::bigint from balance group by 1, 2, 3, 4, 5, 6)
        union all
        (select indicator, version, month, unit, district, dimensions, sum(amount)::bigint, sum(lines)::bigint from balance group by 1, 2, 3, 4, 5, 6 having sum(lines) <> 0 or sum(amount) <> 0
          except select indicator, version, month, unit, district, dimensions, amount, lines from (${SUMS}) as s)) as b)
      + (select count(*) from (
        (select * from (${COUNTS}) as c where lines <> 0 except select indicator, span, unit, district, entity, lines from entity_count)
        union all
        (select indicator, span, unit, district, entity, lines from entity_count except select * from (${COUNTS}) as c)) as e))::bigint as wrong`.execute(database);
  return Number(rows[0]?.wrong ?? 0n);
}
