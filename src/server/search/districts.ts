import type { District } from '#domain/organisation/organisation.ts';
import { addressedNow, addressPlaces } from '#domain/party/address-place.ts';
import type { CodeName, Vocabulary } from '#search/query/codes.ts';
import { VOCABULARY } from '#search/query/codes.ts';
import type { DistrictOf } from './document.ts';

/** Tells the district by the address alone; what a seat or a person tells stands in `patent_place`. */
export function districtFinder(districts: readonly District[]): DistrictOf {
  const where = addressPlaces(districts);
  return (record) => {
    const place = where(addressedNow(record));
    return place.kind === 'district' ? place.district : undefined;
  };
}

/** The values that a query may name, with the bureau's districts among them; a city's name means all of its districts. */
export function vocabularyOf(districts: readonly District[]): Vocabulary {
  const below = (code: string): string[] => [code, ...districts.filter(({ parent }) => parent === code).flatMap((each) => below(each.code))];
  return { ...VOCABULARY, district: districts.map(({ code, name }): CodeName => ({ codes: below(code), name, alsoWritten: [code] })) };
}
