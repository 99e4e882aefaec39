import { plainLabel } from '#domain/statement/row-label.ts';
import { PROVINCES } from '#domain/statement/provinces.ts';
import { findProvince } from '#domain/statement/row-label.ts';
import type { StatementValue } from '#domain/statement/read-statement.ts';
import { isInForce, standingOn } from '#domain/organisation/organisation.ts';
import type { Label } from '#domain/text.ts';
import type { Organisation } from '../../organisation/organisation.ts';

/** Where a row's figures belong: a district of the bureau, the total, or another region by its name. */
export interface Place {
  readonly district?: string;
  readonly region?: string;
}

const SUFFIX = /(?:新区|区|县|市|旗)$/;

/** The districts in force on a day by the names that they had then. */
function namedOn(districts: Organisation['districts'], day: string): readonly { readonly code: string; readonly name: Label }[] {
  return districts.filter((district) => isInForce(district, day)).map((district) => ({ code: district.code, name: standingOn(district, day).name }));
}

/** Finds districts by code and by name, with and without 区 or 县: those of the table's own day before those of today. */
export function placeFinder({ districts }: Pick<Organisation, 'districts'>, today: string, day = today): (row: Pick<StatementValue, 'region' | 'rowKind'>) => Place {
  const current = [...namedOn(districts, today), ...(day < today ? namedOn(districts, day) : [])];
  const byName = new Map(current.flatMap(({ code, name }) => [[plainLabel(name.zh), code] as const, [plainLabel(name.zh).replace(SUFFIX, ''), code] as const, [code, code] as const]));
  return ({ region, rowKind }) => {
    const district = byName.get(region) ?? byName.get(region.replace(SUFFIX, '')) ?? (current.length === 0 && rowKind === 'region' ? provinceCode(region) : undefined);
    if (district !== undefined) return { district };
    return rowKind === 'total' ? {} : { region: region.replaceAll(/[;=|]/g, ' ').slice(0, 40) };
  };
}

/** Where the bureau has no districts yet, a national table's provinces stand for themselves, by GB/T 2260. */
function provinceCode(region: string): string | undefined {
  const short = findProvince(region);
  return PROVINCES.find((province) => province.short === short)?.code;
}
