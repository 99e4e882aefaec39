import { type RawBuilder, sql } from 'kysely';
import type { Scope } from '#domain/indicator/fact.ts';
import { dimensionText } from '#domain/posting/line.ts';

/** Codes of the units or districts at and below one, from the organisation's trees. */
export interface Trees {
  unitsUnder(code: string): readonly string[];
  districtsUnder(code: string): readonly string[];
}

/** The scope as conditions on the columns unit, district and dimensions of the table `alias`. */
export function scopeFilter(alias: string, scope: Scope, trees: Trees): RawBuilder<unknown> {
  const column = (name: string): RawBuilder<unknown> => sql.ref(`${alias}.${name}`);
  const parts = [sql`true`];
  if (scope.unit) parts.push(sql`${column('unit')} = any(${[...trees.unitsUnder(scope.unit)]})`);
  if (scope.district) parts.push(sql`${column('district')} = any(${[...trees.districtsUnder(scope.district)]})`);
  for (const [key, value] of Object.entries(scope.dimensions ?? {})) {
    parts.push(sql`(';' || ${column('dimensions')} || ';') like ${`%;${likeText(dimensionText({ [key]: value }))};%`}`);
  }
  return sql.join(parts, sql` and `);
}

/** Text to be found as it is by `like`. */
export function likeText(text: string): string {
  return text.replaceAll(/[\\%_]/g, (character) => `\\${character}`);
}
