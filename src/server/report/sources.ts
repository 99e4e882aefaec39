import { type Kysely, sql } from 'kysely';
import { TOTALS } from '#catalog/governance/statement.ts';
import { evaluate } from '#domain/indicator/evaluate.ts';
import type { Fact, Period, Scope } from '#domain/indicator/fact.ts';
import { type Indicator, type Source, SOURCES } from '#domain/indicator/indicator.ts';
import { difference } from '#domain/report/figure-text.ts';
import type { Label } from '#domain/text.ts';
import type { Reply } from '#contract/route.ts';
import type { ROUTES } from '#contract/routes.ts';
import type { Schema } from '../database/schema.ts';
import { factReply } from './fact-reply.ts';
import type { Reading } from './reading.ts';

type SourceRow = Reply<typeof ROUTES.indicator>['sources'][number];

/** Sources that are never in force: kept beside the one that is, to be compared with it. */
const COMPARED: Readonly<Record<string, Label>> = { [TOTALS]: { zh: '报表合计行', en: 'statement totals' } };

async function sourcesOf(database: Kysely<Schema>, indicator: Indicator): Promise<readonly string[]> {
  const { rows } = await sql<{ source: string }>`select distinct source from posting where indicator = ${indicator.id} and kind = 'observation'
    union select 'records' from (select from posting where indicator = ${indicator.id} and kind = 'movement' limit 1) as any_movement`.execute(database);
  return [...new Set([indicator.source, ...rows.map(({ source }) => source)])];
}

/** The indicator as it would be with another source in force. */
function factFrom({ on }: Reading, indicator: Indicator, source: string, period: Period, scope: Scope): Promise<Fact> {
  const definitions = { getIndicator: () => ({ ...indicator, source: source as Source }) };
  return evaluate({ ...on, definitions }, indicator.id, period, scope);
}

/**
 * What each source says of an indicator, beside the one in force (来源对账). Sources are never added; their differences are shown.
 * Of an indicator made of others there is only itself.
 */
export async function reconcile(reading: Reading, indicator: Indicator, period: Period, scope: Scope): Promise<SourceRow[]> {
  const isLeaf = ['flow', 'cumulative', 'stock'].includes(indicator.computation.kind);
  const sources = isLeaf ? await sourcesOf(reading.database, indicator) : [indicator.source];
  const facts = await Promise.all(sources.map((source) => (isLeaf ? factFrom(reading, indicator, source, period, scope) : evaluate(reading.on, indicator.id, period, scope))));
  const inForce = facts[0]?.value ?? null;
  return facts.flatMap((fact, index) => {
    const source = sources[index] ?? indicator.source;
    if (index > 0 && fact.value === null) return [];
    const name = SOURCES[source as Source] ?? COMPARED[source] ?? { zh: source, en: source };
    const gap = index > 0 && fact.value !== null && inForce !== null ? signed(difference(fact.value, inForce)) : undefined;
    return [{ source, name, value: fact.value, text: factReply(reading, fact).text, inForce: index === 0, ...(gap && { difference: gap }) }];
  });
}

/** The register's own value beside the others: it is never in force, and no other is changed by it. Undefined where it has none. */
export function withRegister(sources: readonly SourceRow[], value: number | null | undefined, decimals = 0): SourceRow[] {
  if (value === undefined || value === null || sources.some(({ source }) => source === 'register')) return [...sources];
  const official = sources.find(({ inForce }) => inForce)?.value ?? null;
  return [...sources, { source: 'register', name: { ...SOURCES.register }, value, text: value.toFixed(decimals), inForce: false, ...(official !== null && { difference: signed(Number(difference(value, official).toFixed(decimals))) }) }];
}

const signed = (value: number): string => (value > 0 ? `+${value}` : String(value));
