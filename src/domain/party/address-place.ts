import type { District } from '../organisation/organisation.ts';
import { type AddressRegion, readAddress, regionWithoutProvince } from '../patent/address.ts';
import { partyHistory } from '../patent/party-history.ts';
import type { PatentRecord } from '../patent/record.ts';
import { PROVINCES } from '../statement/provinces.ts';

/** Why an address tells no district (定不了区的原因). */
export type Unplaced = 'no-address' | 'no-place' | 'no-district' | 'unknown-district' | 'two-districts';

/** Where an address lies, among the districts of the bureau. `said` is what its text tells. */
export type AddressPlace =
  | { readonly kind: 'district'; readonly district: string; readonly said: string }
  | { readonly kind: 'elsewhere'; readonly said: string }
  | { readonly kind: 'unplaced'; readonly why: Unplaced; readonly said?: string };

/** What is looked at of a patent. */
interface Addressed {
  readonly region?: AddressRegion;
  readonly address?: string;
}

/** The address of a patent as of now: the last one that was announced, else that of the record. */
export function addressedNow(record: PatentRecord): Addressed {
  const address = record.events?.length ? partyHistory(record).addresses.at(-1)?.names[0] : record.address;
  if (address === undefined || address === record.address) return record;
  const { region } = readAddress(address);
  return { address, ...(region && { region }) };
}

/** The owners of a patent as of now, in their order: those last announced, else those of the record, else its applicants. */
export function ownersNow(record: PatentRecord): readonly string[] {
  const { owners = [], applicants, events } = record;
  if (events?.length) return partyHistory(record).owners.at(-1)?.names ?? applicants;
  return owners.length > 0 ? owners : applicants;
}

/**
 * Tells where an address lies: by the name of its district, within a city of this bureau. In a city or province of another
 * name it lies elsewhere; two districts of one name tell nothing.
 */
export function addressPlaces(districts: readonly District[]): (of: Addressed) => AddressPlace {
  const leaves = districts.filter(({ parent }) => parent !== undefined || districts.every((each) => each.parent === undefined));
  const byName = Map.groupBy(leaves, ({ name }) => name.zh);
  const cities = new Set(districts.filter(({ code }) => districts.some(({ parent }) => parent === code)).map(({ name }) => name.zh));
  const provinces = new Set(districts.flatMap(({ code }) => PROVINCES.find((each) => each.code.startsWith(code.slice(0, 2)))?.full ?? []));
  return ({ region: told, address = '' }) => {
    const region = told ?? regionWithoutProvince(address) ?? cityAlone(address, cities);
    if (region === undefined) return address === '' ? { kind: 'unplaced', why: 'no-address' } : { kind: 'unplaced', why: 'no-place', said: address };
    const said = saidBy(region);
    if (isElsewhere(region, cities, provinces)) return { kind: 'elsewhere', said };
    const [found, another] = byName.get(region.district ?? '') ?? [];
    if (another) return { kind: 'unplaced', why: 'two-districts', said };
    if (found) return { kind: 'district', district: found.code, said };
    if (region.city === undefined) return { kind: 'unplaced', why: 'no-place', said };
    return { kind: 'unplaced', why: region.district === undefined ? 'no-district' : 'unknown-district', said };
  };
}

/** An address that names one of the bureau's cities and nothing that is read as a district. */
function cityAlone(address: string, cities: ReadonlySet<string>): AddressRegion | undefined {
  const city = [...cities].find((name) => address.startsWith(name));
  return city === undefined ? undefined : { city };
}

function saidBy({ country, province, city, district }: AddressRegion): string {
  return country ?? [province, city === province ? undefined : city, district].filter(Boolean).join('');
}

function isElsewhere({ country, province, city }: AddressRegion, cities: ReadonlySet<string>, provinces: ReadonlySet<string>): boolean {
  if (country !== undefined) return true;
  if (city !== undefined && cities.size > 0) return !cities.has(city);
  return city === undefined && province !== undefined && provinces.size > 0 && !provinces.has(province);
}
