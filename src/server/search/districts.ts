import type { District } from '#domain/organisation/organisation.ts';
import { regionWithoutProvince } from '#domain/patent/address.ts';
import type { CodeName, Vocabulary } from '#search/query/codes.ts';
import { VOCABULARY } from '#search/query/codes.ts';
import type { DistrictOf } from './document.ts';

/**
 * Tells the district by the name that the address gives it; in a city of another name it is another district. Two
 * districts of one name tell nothing.
 */
export function districtFinder(districts: readonly District[]): DistrictOf {
  const byName = Map.groupBy(districts.filter(({ parent }) => parent !== undefined || districts.every((each) => each.parent === undefined)), ({ name }) => name.zh);
  const cities = new Set(districts.filter(({ code }) => districts.some(({ parent }) => parent === code)).map(({ name }) => name.zh));
  return ({ region: told, address = '' }) => {
    const region = told ?? regionWithoutProvince(address);
    const [found, another] = byName.get(region?.district ?? '') ?? [];
    const elsewhere = region?.city !== undefined && cities.size > 0 && !cities.has(region.city);
    return another || elsewhere ? undefined : found?.code;
  };
}

/** The values that a query may name, with the bureau's districts among them; a city's name means all of its districts. */
export function vocabularyOf(districts: readonly District[]): Vocabulary {
  const below = (code: string): string[] => [code, ...districts.filter(({ parent }) => parent === code).flatMap((each) => below(each.code))];
  return { ...VOCABULARY, district: districts.map(({ code, name }): CodeName => ({ codes: below(code), name, alsoWritten: [code] })) };
}
