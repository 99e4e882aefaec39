import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Balances, LatestLevel, Period, Scope, Total } from '#domain/indicator/fact.ts';
import { dimensionText } from '#domain/posting/line.ts';
import { recordset } from '../database/bulk.ts';
import type { Schema } from '../database/schema.ts';
import { DISTRICTS, keptSpans, LIVE } from '../ledger/balances.ts';
import { levelSpan, type ScopeSpan, scopeSpans, type Trees } from '../ledger/scope-filter.ts';

/** One question to the balances, waiting for the next statement. */
interface Question<T> {
  readonly indicator: string;
  readonly period: Period;
  readonly scope: Scope;
  readonly source?: string;
  answer(value: T): void;
  fail(error: unknown): void;
}

type Level = LatestLevel | undefined;

interface Waiting {
  readonly sum: Question<Total>[];
  readonly distinct: Question<number>[];
  readonly latest: Question<Level>[];
}

/**
 * The balances of one report or page: questions asked in the same turn are answered together, by a handful of statements
 * however many they are, and the same question is asked once. Made for one reading; it does not see later changes.
 */
export function batchedBalances(database: Kysely<Schema>, trees: Trees): Balances {
  const known = new Map<string, Promise<unknown>>();
  let waiting: Waiting | undefined;
  const queue = (): Waiting => {
    if (!waiting) {
      waiting = { sum: [], distinct: [], latest: [] };
      setImmediate(() => {
        const batch = waiting;
        waiting = undefined;
        if (batch) void answerAll(database, trees, batch);
      });
    }
    return waiting;
  };
  const ask = <T>(kind: keyof Waiting, question: Omit<Question<T>, 'answer' | 'fail'>): Promise<T> => {
    const key = JSON.stringify([kind, question]);
    const asked = known.get(key) ?? new Promise<T>((answer, fail) => (queue()[kind] as unknown as Question<T>[]).push({ ...question, answer, fail }));
    known.set(key, asked);
    return asked as Promise<T>;
  };
  return {
    sum: (indicator, period, scope) => ask('sum', { indicator, period, scope }),
    distinct: (indicator, period, scope) => ask('distinct', { indicator, period, scope }),
    latest: (indicator, period, source, scope) => ask('latest', { indicator, period, scope, source }),
  };
}

async function answerAll(database: Kysely<Schema>, trees: Trees, { sum, distinct, latest }: Waiting): Promise<void> {
  await settle(sum, () => sums(database, trees, sum), { amount: 0, rows: 0 });
  await settle(distinct, () => distinctCounts(database, trees, distinct), 0);
  await settle(latest, () => levels(database, trees, latest), undefined);
}

async function settle<T>(questions: readonly Question<T>[], read: () => Promise<ReadonlyMap<number, T>>, without: T): Promise<void> {
  if (questions.length === 0) return;
  try {
    const found = await read();
    questions.forEach((question, index) => question.answer(found.get(index) ?? without));
  } catch (error) {
    for (const question of questions) question.fail(error);
  }
}

/** A question in a span of its period as a row of the record set `x`: null lets everything in. */
function questionRow({ indicator, scope: { dimensions } }: Question<unknown>, i: number, { units, districts }: ScopeSpan): object {
  const pairs = Object.entries(dimensions ?? {}).map(([key, value]) => `;${dimensionText({ [key]: value })};`);
  return { i, indicator, units: units ?? null, districts: districts ?? null, pairs: pairs.length > 0 ? pairs : null };
}

const QUESTION_TYPES = { i: 'integer', indicator: 'text', units: 'text[]', districts: 'text[]', pairs: 'text[]' } as const;

/** Whether a row of the table `alias` is of the question's indicator and scope. */
function isAsked(alias: string, hasDimensions = true): RawBuilder<unknown> {
  const column = (name: string): RawBuilder<unknown> => sql.ref(`${alias}.${name}`);
  const places = sql`${column('indicator')} = x.indicator and (x.units is null or ${column('unit')} = any(x.units)) and (x.districts is null or ${column('district')} = any(x.districts))`;
  if (!hasDimensions) return places;
  return sql`${places} and (x.pairs is null or (select bool_and(position(pair in ';' || ${column('dimensions')} || ';') > 0) from unnest(x.pairs) as pair))`;
}

/** The days of a question that no kept balance covers: before its first whole month and after its last. */
function edgeRow([head, tail]: readonly Period[]): { readonly [column in keyof typeof EDGE_TYPES]: string | null } {
  return { head_from: head?.from ?? null, head_to: head?.to ?? null, tail_from: tail?.from ?? null, tail_to: tail?.to ?? null };
}

const EDGE_TYPES = { head_from: 'date', head_to: 'date', tail_from: 'date', tail_to: 'date' } as const;

/** The movements of those days, by the columns asked for. */
function edgeMovements(columns: RawBuilder<unknown>, condition: RawBuilder<unknown>): RawBuilder<unknown> {
  const part = (from: string, to: string): RawBuilder<unknown> =>
    sql`select ${columns} from posting p where p.kind = 'movement' and ${isAsked('p')} and p.day between ${sql.ref(`x.${from}`)} and ${sql.ref(`x.${to}`)} and ${condition}`;
  return sql`${part('head_from', 'head_to')} union all ${part('tail_from', 'tail_to')}`;
}

const SIGNED = sql`case when p.reverses is null then p.amount else -p.amount end, case when p.reverses is null then 1 else -1 end`;

/** A question as rows, one for each span with the same places, with what is kept of the span and the days that are not. */
function spanRows(question: Question<unknown>, i: number, trees: Trees, kept: (span: ScopeSpan) => ReturnType<typeof keptSpans>): readonly { readonly hasEdges: boolean }[] {
  return scopeSpans(question.scope, question.period, trees).map((span) => {
    const { spans, edges } = kept(span);
    return { ...questionRow(question, i, span), ...{ spans }, ...edgeRow(edges), hasEdges: edges.length > 0 };
  });
}

const SPAN_TYPES = { ...QUESTION_TYPES, spans: 'text[]', ...EDGE_TYPES } as const;

/** Sums of whole months and years from the kept balances, of the days outside them from the postings. */
async function sums(database: Kysely<Schema>, trees: Trees, questions: readonly Question<Total>[]): Promise<ReadonlyMap<number, Total>> {
  const asked = questions.flatMap((question, i) => spanRows(question, i, trees, keptSpans));
  const edges = asked.some(({ hasEdges }) => hasEdges) ? sql`union all ${edgeMovements(SIGNED, sql`true`)}` : sql``;
  const { rows } = await sql<{ i: number; amount: bigint; lines: bigint }>`select x.i, sum(t.amount)::bigint as amount, sum(t.lines)::bigint as lines from ${recordset(SPAN_TYPES, asked)} cross join lateral (
      select coalesce(sum(amount), 0)::bigint as amount, coalesce(sum(lines), 0)::bigint as lines from (
        select b.amount, b.lines from balance b where ${isAsked('b')} and b.month = any(x.spans) ${edges}) as parts(amount, lines)) as t group by x.i`.execute(database);
  return new Map(rows.map(({ i, amount, lines }) => [i, { amount: Number(amount), rows: Number(lines) }]));
}

/**
 * Whole months and years from the reference counts, other days and anything by dimension from the postings. Each span is made
 * distinct by itself, which keeps its look-up by index from being turned into a scan of all counts.
 */
async function distinctCounts(database: Kysely<Schema>, trees: Trees, questions: readonly Question<number>[]): Promise<ReadonlyMap<number, number>> {
  const asked = questions.flatMap((question, i) => spanRows(question, i, trees, (span) => (question.scope.dimensions ? { spans: [], edges: [span] } : keptSpans(span))));
  const edges = asked.some(({ hasEdges }) => hasEdges) ? sql`union all ${edgeMovements(sql`p.entity`, sql`p.entity <> '' and ${LIVE}`)}` : sql``;
  const { rows } = await sql<{ i: number; entities: bigint }>`select x.i, count(distinct t.entity)::bigint as entities from ${recordset(SPAN_TYPES, asked)} cross join lateral (
      select distinct entity from (
        select c.entity from entity_count c where ${isAsked('c', false)} and c.span = any(x.spans) and c.lines > 0 ${edges}) as named) as t group by x.i`.execute(database);
  return new Map(rows.map(({ i, entities }) => [i, Number(entities)]));
}

/** For each question and key the observation of the latest day, of those the one recorded last; added over the keys. */
async function levels(database: Kysely<Schema>, trees: Trees, questions: readonly Question<Level>[]): Promise<ReadonlyMap<number, Level>> {
  const asked = questions.map((question, i) => ({ ...questionRow(question, i, levelSpan(question.scope, question.period, trees)), source: question.source, first: question.period.from, last: question.period.to }));
  const { rows } = await sql<{ i: number; amount: bigint; keys: bigint; day: string; districts: readonly string[] }>`select x.i, t.amount, t.keys, t.day, t.districts
    from ${recordset({ ...QUESTION_TYPES, source: 'text', first: 'date', last: 'date' }, asked)} cross join lateral (
      select sum(amount)::bigint as amount, count(*)::bigint as keys, max(day) as day, ${DISTRICTS} as districts from (
        select distinct on (p.unit, p.district, p.dimensions) p.amount, p.day, p.district from posting p
        where ${isAsked('p')} and p.source = x.source and p.kind = 'observation' and p.day between x.first and x.last and ${LIVE}
        order by p.unit, p.district, p.dimensions, p.day desc, p.event_id desc, p.id desc) as newest) as t where t.keys > 0`.execute(database);
  return new Map(rows.map(({ i, amount, keys, day, districts }) => [i, { amount: Number(amount), rows: Number(keys), date: day, districts }]));
}
