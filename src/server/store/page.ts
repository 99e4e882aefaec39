import { type Kysely, type RawBuilder, sql } from 'kysely';
import { problem, ProblemError } from '#domain/errors.ts';
import type { CaseView } from '#domain/case/view.ts';
import type { Schema } from '../database/schema.ts';
import { pageKey, readPageKey } from './page-key.ts';

/** A case in a list: its columns and its content. */
export interface ListedCase {
  readonly view: CaseView;
  readonly title: string;
  readonly day: string;
  readonly district: string | null;
  readonly due: string | null;
}

export interface ListedPage {
  readonly rows: readonly ListedCase[];
  readonly next?: string;
  readonly total: number;
  readonly totalIsExact: boolean;
}

/** Totals are exact to here; beyond, a list says "more than". */
const EXACT = 10_000;

interface Order {
  readonly column: RawBuilder<unknown>;
  readonly cast: RawBuilder<unknown>;
  readonly descending: boolean;
}

const COLUMNS: Readonly<Record<string, Omit<Order, 'descending'>>> = {
  day: { column: sql`f.day`, cast: sql`::date` },
  opened: { column: sql`f.opened_on`, cast: sql`::date` },
  due: { column: sql`coalesce(f.due_on, '9999-12-31'::date)`, cast: sql`::date` },
  number: { column: sql`f.number`, cast: sql`::text` },
  title: { column: sql`f.title`, cast: sql`::text` },
};

function orderOf(sort: string): Order {
  const descending = sort.startsWith('-');
  const column = COLUMNS[descending ? sort.slice(1) : sort];
  if (!column) throw new ProblemError(problem('not-allowed-value', { field: 'sort', value: sort }, 'sort'));
  return { ...column, descending };
}

const isKey = (ordered: readonly unknown[]): ordered is readonly [value: string, id: string] => typeof ordered[0] === 'string' && typeof ordered[1] === 'string';

function afterCondition({ column, cast, descending }: Order, after: string | undefined): RawBuilder<unknown> {
  if (!after) return sql`true`;
  const [value, id] = readPageKey(after, isKey);
  return descending ? sql`(${column}, f.id) < (${value}${cast}, ${id})` : sql`(${column}, f.id) > (${value}${cast}, ${id})`;
}

interface Raw {
  readonly id: string;
  readonly number: string;
  readonly content: CaseView;
  readonly title: string;
  readonly day: string;
  readonly district: string | null;
  readonly due_on: string | null;
  readonly key: string;
}

/**
 * One page of cases under a condition on `f`, by key and not by offset, with the total. The page is found by its keys
 * first: sorting rows with their content would read the content of all of them.
 */
export async function listCases(database: Kysely<Schema>, condition: RawBuilder<unknown>, sort: string, limit: number, after?: string): Promise<ListedPage> {
  const order = orderOf(sort);
  const direction = order.descending ? sql`desc` : sql`asc`;
  const { rows } = await sql<Raw>`select c.id, c.number, c.content, c.title, c.day, c.district, c.due_on, page.key::text
    from (select f.id, ${order.column} as key from case_file f where ${condition} and ${afterCondition(order, after)}
      order by ${order.column} ${direction}, f.id ${direction} limit ${limit + 1}) as page
    join case_file c on c.id = page.id order by page.key ${direction}, page.id ${direction}`.execute(database);
  const counted = await sql<{ total: bigint }>`select count(*)::bigint as total from (select 1 from case_file f where ${condition} limit ${EXACT + 1}) as few`.execute(database);
  const total = Number(counted.rows[0]?.total ?? 0n);
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    rows: shown.map(({ content, number, title, day, district, due_on }) => ({ view: { ...content, number }, title, day, district, due: due_on })),
    ...(last && { next: pageKey([last.key, last.id]) }),
    total: Math.min(total, EXACT),
    totalIsExact: total <= EXACT,
  };
}
