import { type RawBuilder, sql } from 'kysely';
import { earlier, later } from '#domain/calendar/civil-date.ts';
import type { Period, Scope } from '#domain/indicator/fact.ts';
import { type DatedTree, FLAT_TREE } from '#domain/organisation/tree.ts';
import { dimensionText } from '#domain/posting/line.ts';

/** The units and the districts with their dates, as scopes are read by. */
export interface Trees {
  readonly unitTree: DatedTree;
  readonly districtTree: DatedTree;
}

/** Every code alone, for accounts without an organisation. */
export const FLAT_TREES: Trees = { unitTree: FLAT_TREE, districtTree: FLAT_TREE };

/** A scope as the codes that it covers on the days of a span; without codes it lets everything in. */
export interface ScopeSpan extends Period {
  readonly units?: readonly string[];
  readonly districts?: readonly string[];
}

/** The spans of a period in which a scope covers the same units and districts; nearly always one. */
export function scopeSpans({ unit, district, boundaries }: Scope, period: Period, { unitTree, districtTree }: Trees): readonly ScopeSpan[] {
  const units = unit === undefined ? [{ ...period, codes: undefined }] : unitTree.spans(unit, period, boundaries);
  const districts = district === undefined ? [{ ...period, codes: undefined }] : districtTree.spans(district, period, boundaries);
  return units.flatMap((one) => districts.flatMap((other) => {
    const [from, to] = [later(one.from, other.from), earlier(one.to, other.to)];
    return from > to ? [] : [{ from, to, ...(one.codes && { units: one.codes }), ...(other.codes && { districts: other.codes }) }];
  }));
}

/** The codes whose levels a scope adds up on a day. */
export function levelSpan({ unit, district, boundaries }: Scope, period: Period, { unitTree, districtTree }: Trees): ScopeSpan {
  return {
    ...period,
    ...(unit !== undefined && { units: unitTree.standing(unit, period.to, boundaries) }),
    ...(district !== undefined && { districts: districtTree.standing(district, period.to, boundaries) }),
  };
}

/** The places of a span as conditions on the columns unit and district of the table `alias`. */
export function placeFilter(alias: string, { units, districts }: ScopeSpan): RawBuilder<unknown> {
  const column = (name: string): RawBuilder<unknown> => sql.ref(`${alias}.${name}`);
  const parts = [sql`true`];
  if (units) parts.push(sql`${column('unit')} = any(${[...units]})`);
  if (districts) parts.push(sql`${column('district')} = any(${[...districts]})`);
  return sql.join(parts, sql` and `);
}

/** The dimensions of a scope as conditions on the column dimensions. */
export function dimensionFilter(alias: string, { dimensions }: Scope): RawBuilder<unknown> {
  const parts = [sql`true`];
  for (const [key, value] of Object.entries(dimensions ?? {})) {
    parts.push(sql`(';' || ${sql.ref(`${alias}.dimensions`)} || ';') like ${`%;${likeText(dimensionText({ [key]: value }))};%`}`);
  }
  return sql.join(parts, sql` and `);
}

/** The days and places of some spans and the dimensions of their scope, as conditions on postings. */
export function spanFilter(alias: string, scope: Scope, spans: readonly ScopeSpan[]): RawBuilder<unknown> {
  const parts = spans.map((span) => sql`(${sql.ref(`${alias}.day`)} between ${span.from}::date and ${span.to}::date and ${placeFilter(alias, span)})`);
  return sql`(${parts.length === 0 ? sql`false` : sql.join(parts, sql` or `)}) and ${dimensionFilter(alias, scope)}`;
}

/** Text to be found as it is by `like`. */
export function likeText(text: string): string {
  return text.replaceAll(/[\\%_]/g, (character) => `\\${character}`);
}
