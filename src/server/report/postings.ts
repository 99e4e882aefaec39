import { type Kysely, sql } from 'kysely';
import { indicatorFor } from '#domain/indicator/evaluate.ts';
import { dimensionText } from '#domain/posting/line.ts';
import type { RowPart } from '#domain/report/figure-query.ts';
import { recordset } from '../database/bulk.ts';
import type { Schema } from '../database/schema.ts';
import { countedPostings } from '../ledger/rows.ts';
import { scopeSpans, type Trees } from '../ledger/scope-filter.ts';
import type { Reading } from './reading.ts';

/** Parts of observations asked for in one statement. */
const PARTS = 40;

export const partKey = ({ indicator, period, scope }: RowPart): string => JSON.stringify([indicator, period, scope]);

/** What a posting is told from others by when parts are matched. */
export interface PlacedPosting {
  readonly indicator: string;
  readonly day: string;
  readonly unit: string;
  readonly district: string;
  readonly dimensions: string;
}

/**
 * A test whether a posting lies in the scope of a part: a movement on the days of the part by the places of its day, any
 * other by those at the nearest end.
 */
export function scopeTest({ scope, period }: RowPart, trees: Trees): (posting: PlacedPosting) => boolean {
  const spans = scopeSpans(scope, period, trees).map(({ from, to, units, districts }) => ({ from, to, units: units && new Set(units), districts: districts && new Set(districts) }));
  const pairs = Object.entries(scope.dimensions ?? {}).map(([key, value]) => `;${dimensionText({ [key]: value })};`);
  return ({ day, unit, district, dimensions }) => {
    const span = spans.find(({ to }) => day <= to) ?? spans.at(-1);
    return (span?.units?.has(unit) ?? true) && (span?.districts?.has(district) ?? true) && pairs.every((pair) => `;${dimensions};`.includes(pair));
  };
}

/** The indicator whose movements a part counts; undefined where it counts observations. */
export function movementsOf({ on }: Pick<Reading, 'on'>, { indicator: id, period }: RowPart): string | undefined {
  const { computation, source } = indicatorFor(on.definitions, id, period);
  if (computation.kind === 'distinct') return computation.of;
  return computation.kind === 'flow' && source === 'records' ? id : undefined;
}

/**
 * The ids of the live postings behind each part, by its key; of a distinct count, those of every line that names an entity.
 * Movements are read once however many parts share them.
 */
export async function livePostings(reading: Reading, parts: readonly RowPart[]): Promise<ReadonlyMap<string, readonly string[]>> {
  const unique = [...new Map(parts.map((part) => [partKey(part), part])).values()];
  const movements = unique.filter((part) => movementsOf(reading, part) !== undefined);
  const observations = unique.filter((part) => movementsOf(reading, part) === undefined);
  return new Map([...(await movementIds(reading, movements)), ...(await observationIds(reading, observations))]);
}

interface Movement extends PlacedPosting {
  readonly id: string;
}

/** One span for each indicator, from the first to the last day that any part of it counts. */
function spansOf(reading: Reading, parts: readonly RowPart[]): readonly { indicator: string; first: string; last: string }[] {
  const spans = new Map<string, { indicator: string; first: string; last: string }>();
  for (const part of parts) {
    const indicator = movementsOf(reading, part) ?? '';
    const span = spans.get(indicator) ?? { indicator, first: part.period.from, last: part.period.to };
    if (part.period.from < span.first) span.first = part.period.from;
    if (part.period.to > span.last) span.last = part.period.to;
    spans.set(indicator, span);
  }
  return [...spans.values()];
}

async function movementIds(reading: Reading, parts: readonly RowPart[]): Promise<readonly (readonly [string, readonly string[]])[]> {
  if (parts.length === 0) return [];
  const { rows } = await sql<Movement>`select p.id::text as id, p.indicator, p.day, p.unit, p.district, p.dimensions
    from ${recordset({ indicator: 'text', first: 'date', last: 'date' }, spansOf(reading, parts))}
    join posting p on p.indicator = x.indicator and p.kind = 'movement' and p.day between x.first and x.last and p.reverses is null`.execute(reading.database);
  const reversed = await sql<{ id: string }>`select reverses::text as id from posting where reverses is not null`.execute(reading.database);
  const gone = new Set(reversed.rows.map(({ id }) => id));
  const byIndicator = Map.groupBy(rows.filter(({ id }) => !gone.has(id)), ({ indicator }) => indicator);
  return parts.map((part) => {
    const own = byIndicator.get(movementsOf(reading, part) ?? '') ?? [];
    const isWithin = scopeTest(part, reading.organisation);
    const counted = own.filter((row) => row.day >= part.period.from && row.day <= part.period.to && isWithin(row));
    return [partKey(part), counted.map(({ id }) => id)] as const;
  });
}

async function observationIds(reading: Reading, parts: readonly RowPart[]): Promise<readonly (readonly [string, readonly string[]])[]> {
  const found: (readonly [string, readonly string[]])[] = [];
  for (let start = 0; start < parts.length; start += PARTS) found.push(...(await observationChunk(reading.database, reading, parts.slice(start, start + PARTS))));
  return found;
}

async function observationChunk(database: Kysely<Schema>, { on, organisation }: Reading, parts: readonly RowPart[]): Promise<readonly (readonly [string, readonly string[]])[]> {
  const relations = parts.map(({ indicator, period, scope }, index) => {
    const { postings } = countedPostings(on.definitions, organisation, indicator, period, scope);
    return sql`select ${index}::integer as k, id from (${postings}) as ${sql.raw(`p${index}`)}`;
  });
  const { rows } = await sql<{ k: number; ids: readonly string[] }>`select k, jsonb_agg(id::text order by id) as ids from (${sql.join(relations, sql` union all `)}) as found group by k`.execute(database);
  return rows.flatMap(({ k, ids }) => (parts[k] ? [[partKey(parts[k]), ids] as const] : []));
}
