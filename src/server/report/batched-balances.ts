import { type Kysely, type RawBuilder, sql } from 'kysely';
import { eachMonth, endOfMonth } from '#domain/calendar/civil-date.ts';
import { type Balances, type Period, periodText, type Scope, type Total } from '#domain/indicator/fact.ts';
import { dimensionText } from '#domain/posting/line.ts';
import { recordset } from '../database/bulk.ts';
import type { Schema } from '../database/schema.ts';
import { LIVE, splitByMonth } from '../ledger/balances.ts';
import type { Trees } from '../ledger/scope-filter.ts';

/** One question to the balances, waiting for the next statement. */
interface Question<T> {
  readonly indicator: string;
  readonly period: Period;
  readonly scope: Scope;
  readonly source?: string;
  answer(value: T): void;
  fail(error: unknown): void;
}

type Level = (Total & { readonly date: string }) | undefined;

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

/** Where a question looks, as columns of a record set; null lets everything in. */
function scopeColumns({ unit, district, dimensions }: Scope, trees: Trees): object {
  const pairs = Object.entries(dimensions ?? {}).map(([key, value]) => `;${dimensionText({ [key]: value })};`);
  return { units: unit ? trees.unitsUnder(unit) : null, districts: district ? trees.districtsUnder(district) : null, pairs: pairs.length > 0 ? pairs : null };
}

const SCOPE_TYPES = { units: 'text[]', districts: 'text[]', pairs: 'text[]' } as const;

/** The same as a condition between the record set `x` and the table `alias`. */
function withinScope(alias: string, hasDimensions = true): RawBuilder<unknown> {
  const column = (name: string): RawBuilder<unknown> => sql.ref(`${alias}.${name}`);
  const places = sql`(x.units is null or ${column('unit')} = any(x.units)) and (x.districts is null or ${column('district')} = any(x.districts))`;
  if (!hasDimensions) return places;
  return sql`${places} and (x.pairs is null or (select bool_and(position(pair in ';' || ${column('dimensions')} || ';') > 0) from unnest(x.pairs) as pair))`;
}

interface Answer {
  readonly i: number;
  readonly amount: bigint;
  readonly lines: bigint;
}

/** Sums of whole months from the monthly balances, the days outside them from the postings. */
async function sums(database: Kysely<Schema>, trees: Trees, questions: readonly Question<Total>[]): Promise<ReadonlyMap<number, Total>> {
  const parts = questions.map(({ period }) => splitByMonth(period));
  const base = questions.map(({ indicator, scope }, i) => ({ i, indicator, ...scopeColumns(scope, trees) }));
  const months = base.flatMap((each, i) => parts[i]?.months ? [{ ...each, ...parts[i].months }] : []);
  const edges = base.flatMap((each, i) => (parts[i]?.edges ?? []).map((edge) => ({ ...each, first: edge.from, last: edge.to })));
  const totals = new Map<number, Total>();
  for (const { i, amount, lines } of [...(await monthSums(database, months)), ...(await daySums(database, edges))]) {
    const before = totals.get(i) ?? { amount: 0, rows: 0 };
    totals.set(i, { amount: before.amount + Number(amount), rows: before.rows + Number(lines) });
  }
  return totals;
}

async function monthSums(database: Kysely<Schema>, asked: readonly object[]): Promise<readonly Answer[]> {
  if (asked.length === 0) return [];
  const { rows } = await sql<Answer>`select x.i, sum(b.amount)::bigint as amount, sum(b.lines)::bigint as lines
    from ${recordset({ i: 'integer', indicator: 'text', first: 'text', last: 'text', ...SCOPE_TYPES }, asked)}
    join balance b on b.indicator = x.indicator and b.month between x.first and x.last and ${withinScope('b')} group by x.i`.execute(database);
  return rows;
}

async function daySums(database: Kysely<Schema>, asked: readonly object[]): Promise<readonly Answer[]> {
  if (asked.length === 0) return [];
  const { rows } = await sql<Answer>`select x.i, sum(case when p.reverses is null then p.amount else -p.amount end)::bigint as amount,
      sum(case when p.reverses is null then 1 else -1 end)::bigint as lines
    from ${recordset({ i: 'integer', indicator: 'text', first: 'date', last: 'date', ...SCOPE_TYPES }, asked)}
    join posting p on p.indicator = x.indicator and p.kind = 'movement' and p.day between x.first and x.last and ${withinScope('p')} group by x.i`.execute(database);
  return rows;
}

/** Years and whole months from the reference counts, other days and anything by dimension from the postings. */
async function distinctCounts(database: Kysely<Schema>, trees: Trees, questions: readonly Question<number>[]): Promise<ReadonlyMap<number, number>> {
  const base = questions.map(({ indicator, scope }, i) => ({ i, indicator, ...scopeColumns(scope, trees) }));
  const parts = questions.map(({ period, scope }) => spansOf(period, scope));
  const spans = base.flatMap((each, i) => (parts[i]?.spans ?? []).map((span) => ({ ...each, span })));
  const days = base.flatMap((each, i) => (parts[i]?.days ?? []).map(({ from, to }) => ({ ...each, first: from, last: to })));
  const counted = await countEntities(database, spans, days);
  return new Map(counted.map(({ i, entities }) => [i, Number(entities)]));
}

/** The spans of the reference counts that make up a period, and the days left over. */
function spansOf(period: Period, { dimensions }: Scope): { readonly spans: readonly string[]; readonly days: readonly Period[] } {
  if (dimensions) return { spans: [], days: [period] };
  const text = periodText(period);
  if (!text.includes('/')) return { spans: [text], days: [] };
  const { months, edges } = splitByMonth(period);
  return { spans: months ? eachMonth(months.first, endOfMonth(months.last)) : [], days: edges };
}

async function countEntities(database: Kysely<Schema>, spans: readonly object[], days: readonly object[]): Promise<readonly { i: number; entities: bigint }[]> {
  const sources = [
    ...(spans.length === 0 ? [] : [sql`select x.i, c.entity from ${recordset({ i: 'integer', indicator: 'text', span: 'text', ...SCOPE_TYPES }, spans)}
      join entity_count c on c.indicator = x.indicator and c.span = x.span and c.lines > 0 and ${withinScope('c', false)}`]),
    ...(days.length === 0 ? [] : [sql`select x.i, p.entity from ${recordset({ i: 'integer', indicator: 'text', first: 'date', last: 'date', ...SCOPE_TYPES }, days)}
      join posting p on p.indicator = x.indicator and p.kind = 'movement' and p.entity <> '' and p.day between x.first and x.last and ${withinScope('p')} and ${LIVE}`]),
  ];
  if (sources.length === 0) return [];
  const { rows } = await sql<{ i: number; entities: bigint }>`select i, count(distinct entity)::bigint as entities
    from (${sql.join(sources, sql` union all `)}) as named group by i`.execute(database);
  return rows;
}

/** For each question and key the observation of the latest day, of those the one recorded last; added over the keys. */
async function levels(database: Kysely<Schema>, trees: Trees, questions: readonly Question<Level>[]): Promise<ReadonlyMap<number, Level>> {
  const asked = questions.map(({ indicator, period, scope, source }, i) => ({ i, indicator, source, first: period.from, last: period.to, ...scopeColumns(scope, trees) }));
  const { rows } = await sql<Answer & { day: string }>`select i, sum(amount)::bigint as amount, count(*)::bigint as lines, max(day) as day from (
      select distinct on (x.i, p.unit, p.district, p.dimensions) x.i, p.amount, p.day
      from ${recordset({ i: 'integer', indicator: 'text', source: 'text', first: 'date', last: 'date', ...SCOPE_TYPES }, asked)}
      join posting p on p.indicator = x.indicator and p.source = x.source and p.kind = 'observation' and p.day between x.first and x.last and ${withinScope('p')} and ${LIVE}
      order by x.i, p.unit, p.district, p.dimensions, p.day desc, p.event_id desc, p.id desc) as newest group by i`.execute(database);
  return new Map(rows.map(({ i, amount, lines, day }) => [i, { amount: Number(amount), rows: Number(lines), date: day }]));
}
