import { ownersNow } from '#domain/party/address-place.ts';
import { companyName } from '#domain/party/company-name.ts';
import { looksLikeOrganisation, looksLikePerson } from '#domain/patent/names.ts';
import type { PatentRecord } from '#domain/patent/record.ts';

/** A name on a patent that may be a party's. */
interface OwnerName {
  /** 0 for the first owner. */
  readonly position: number;
  readonly name: string;
  /** In one writing. */
  readonly plain: string;
}

const MOST = 50;

/** The owners of a patent as of now, then its earlier ones and its applicants; organisations only, for two persons may share a name. */
export function ownerNames(record: PatentRecord): readonly OwnerName[] {
  const all = [...new Set([...ownersNow(record), ...(record.owners ?? []), ...record.applicants])].slice(0, MOST);
  return all.map((name, position) => ({ position, name, plain: companyName(name).plain })).filter(({ name, plain }) => isOrganisation(name) && plain.length <= 300);
}

/** Anything but a person; a name in Latin letters must bear a legal form. */
function isOrganisation(name: string): boolean {
  if (looksLikePerson(name)) return false;
  return looksLikeOrganisation(name) || companyName(name).form !== 'none';
}
