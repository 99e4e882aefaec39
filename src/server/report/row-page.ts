import { type RawBuilder, sql } from 'kysely';
import type { Static } from 'typebox';
import type { Actor } from '#domain/access/actor.ts';
import { unscaled } from '#domain/indicator/evaluate.ts';
import type { Indicator } from '#domain/indicator/indicator.ts';
import type { RowPart } from '#domain/report/figure-query.ts';
import type { FigureRow } from '#contract/schemas.ts';
import { countedPostings } from '../ledger/rows.ts';
import { readableCondition } from '../store/list.ts';
import { refusedPageKey } from '../store/page-key.ts';
import type { Reading } from './reading.ts';

type Row = Static<typeof FigureRow>;

/** One page of the rows behind a figure. */
export interface RowPage {
  /** All rows, those of `closed` included. */
  readonly total: number;
  readonly rows: Row[];
  /** Rows of cases that the reader may not open. */
  readonly closed: number;
  readonly next?: string;
}

interface Raw {
  readonly part: number;
  readonly id: bigint;
  readonly day: string;
  readonly entity: string;
  readonly amount: bigint;
  readonly number: string;
  readonly seq: number;
  readonly case_id: string;
  readonly title: string;
  readonly unit: string;
  readonly district: string;
}

interface Part {
  readonly indicator: Indicator;
  readonly relation: RawBuilder<unknown>;
}

function partOf({ on, organisation }: Reading, { indicator: id, period, scope, sign }: RowPart, index: number): Part {
  const { indicator, postings } = countedPostings(on.definitions, organisation, id, period, scope);
  return { indicator, relation: sql`select ${index}::integer as part, id, event_id, case_id, day, ${sql.raw(sign < 0 ? '-amount' : 'amount')} as amount, unit, district, entity from (${postings}) as p${sql.raw(String(index))}` };
}

/** The rows of several parts as one relation `c`, with their cases `f`; `open` says whether the reader may open the case. */
function counted(parts: readonly Part[], readable: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`select c.*, f.number, f.title, ${readable} as open from (${sql.join(parts.map(({ relation }) => relation), sql` union all `)}) as c join case_file f on f.id = c.case_id`;
}

/** Which cases `f` the reader may open; the system itself, as on the command line, opens all. */
export function openCondition({ catalog }: Pick<Reading, 'catalog'>, actor: Actor): RawBuilder<unknown> {
  return actor.kind === 'system' ? sql`true` : sql`coalesce(${readableCondition(catalog, actor)}, false)`;
}

function keyFrom(after: string | undefined): { readonly part: number; readonly day: string; readonly id: string } | undefined {
  if (after === undefined) return undefined;
  const match = /^(\d{1,6})_(\d{4}-\d\d-\d\d)_(\d{1,18})$/.exec(after);
  const [, part, day, id] = match ?? [];
  if (part === undefined || day === undefined || id === undefined) throw refusedPageKey();
  return { part: Number(part), day, id };
}

/**
 * A page of the rows that some parts count, in the order of the parts and of their days. Rows of cases that the reader
 * may not open are counted, and nothing else of them is sent.
 */
export async function rowPage(reading: Reading, actor: Actor, rowParts: readonly RowPart[], page: { readonly after?: string; readonly limit?: number }): Promise<RowPage> {
  if (rowParts.length === 0) return { total: 0, rows: [], closed: 0 };
  const limit = page.limit ?? 100;
  const parts = rowParts.map((part, index) => partOf(reading, part, index));
  const relation = counted(parts, openCondition(reading, actor));
  const count = await sql<{ total: bigint; closed: bigint }>`select count(*)::bigint as total, (count(*) filter (where not open))::bigint as closed from (${relation}) as r`.execute(reading.database);
  const key = keyFrom(page.after);
  const after = key ? sql`(part, day, id) > (${key.part}::integer, ${key.day}::date, ${key.id}::bigint)` : sql`true`;
  const found = await sql<Raw>`select r.part, r.id, r.day, r.entity, r.amount, r.number, e.seq, r.case_id, r.title, r.unit, r.district
    from (select * from (${relation}) as each where open and ${after} order by part, day, id limit ${limit + 1}) as r
    join case_event e on e.id = r.event_id order by r.part, r.day, r.id`.execute(reading.database);
  const shown = found.rows.slice(0, limit);
  const last = found.rows.length > limit ? shown.at(-1) : undefined;
  return {
    total: Number(count.rows[0]?.total ?? 0n),
    closed: Number(count.rows[0]?.closed ?? 0n),
    rows: shown.flatMap((row) => shownRow(row, parts[row.part]?.indicator)),
    ...(last && { next: `${last.part}_${last.day}_${last.id}` }),
  };
}

function shownRow(row: Raw, indicator: Indicator | undefined): Row[] {
  if (!indicator) return [];
  return [{
    key: String(row.id), date: row.day, ...(row.entity && { entity: row.entity }), amount: unscaled(Number(row.amount), indicator),
    event: `${row.number}#${row.seq}`, caseId: row.case_id, title: row.title, ...(row.district && { district: row.district }), ...(row.unit && { unit: row.unit }), indicator: indicator.id,
  }];
}
