import type { CivilDate } from '#domain/calendar/civil-date.ts';
import { type LegalState, legalStretches, stateOn } from '#domain/patent/legal-state.ts';
import type { PatentRecord, Publication } from '#domain/patent/record.ts';
import { announcesGrant } from '#domain/patent/foreign-number.ts';
import type { SearchDocument } from '#search/document.ts';
import { pinyinPairs } from '#search/pinyin.ts';
import { LEGAL_RULES } from '../patents/legal-rules.ts';

/** Finds the code of the district (区划) that a patent's address lies in, as far as its text tells. */
export type DistrictOf = (record: PatentRecord) => string | undefined;

/**
 * An entry of the register as the search sees it, its legal state as of today; what the record does not say is left out.
 * `description` holds the passages of its descriptions, in whatever languages they are kept.
 */
export function documentOf(id: number, revision: number, record: PatentRecord, districtOf: DistrictOf, today: CivilDate, description: readonly string[] = []): SearchDocument {
  return {
    id, revision,
    texts: { ...textsOf(record), ...some('description', description), ...soundsOf(record) },
    classes: { ...some('ipc', record.ipc), ...some('cpc', record.cpc), ...some('locarno', record.locarno) },
    numbers: { ...some('application', applicationOf(record)), ...some('publication', record.publications.map(({ number }) => number)), ...some('priority', (record.priorities ?? []).map(({ number }) => number)) },
    days: daysOf(record),
    codes: codesOfRecord(record, districtOf, today),
  };
}

/** The texts of a record as they were written, claims in all their languages; its descriptions stand elsewhere. */
export function textsOf({ title, abstract, firstClaim, claims, otherClaims = [], applicants, owners, inventors, agency, agents }: PatentRecord): SearchDocument['texts'] {
  return {
    ...some('title', given(title)), ...some('abstract', given(abstract)), ...some('claims', [...(claims ?? given(firstClaim)), ...otherClaims.flatMap((set) => set.claims)]),
    ...some('applicants', applicants), ...some('owners', owners ?? []), ...some('inventors', inventors), ...some('agency', [...given(agency), ...agents]),
  };
}

function soundsOf({ title, applicants, owners = [], inventors }: PatentRecord): SearchDocument['texts'] {
  return { ...some('titlePinyin', pinyinPairs(given(title))), ...some('applicantsPinyin', pinyinPairs(applicants)), ...some('ownersPinyin', pinyinPairs(owners)), ...some('inventorsPinyin', pinyinPairs(inventors)) };
}

/** A damaged number identifies nothing and is not found. A foreign one begins with its office already. */
function applicationOf({ applicationNumber }: PatentRecord): string[] {
  const { normal, damaged = false } = applicationNumber ?? {};
  if (normal === undefined || damaged) return [];
  return [/^\d/.test(normal) ? `CN${normal}` : normal];
}

/** Filing as told; the first publication of any sort; the grant's announcement, which for utility models and designs is the same. */
function daysOf({ filingDate, publications, priorities = [] }: PatentRecord): SearchDocument['days'] {
  const published = earliest(publications);
  const granted = earliest(publications.filter(({ number }) => announcesGrant(number)));
  const priority = earliest(priorities);
  return { ...(priority && { priority }), ...(filingDate && { filed: filingDate }), ...(published && { published }), ...(granted && { granted }) };
}

function earliest(publications: readonly Pick<Publication, 'date'>[]): string | undefined {
  return publications.flatMap(({ date }) => given(date)).sort()[0];
}

function codesOfRecord(record: PatentRecord, districtOf: DistrictOf, today: CivilDate): SearchDocument['codes'] {
  const { kind, publications } = record;
  const office = /^[A-Z]{2}/.exec(publications[0]?.number ?? (applicationOf(record)[0] ?? ''))?.[0];
  const district = districtOf(record);
  const state = stateToday(record, today);
  return { ...(kind && { kind }), ...(office && { office }), ...(district && { district }), ...(state && { state }) };
}

/** By the same rules as the register's own count; an end whose day is not told counts from today. */
function stateToday(record: PatentRecord, today: CivilDate): LegalState | undefined {
  return stateOn(legalStretches(record, LEGAL_RULES, today), today);
}

const given = (text: string | undefined): string[] => (text ? [text] : []);

function some<K extends string>(field: K, values: readonly string[]): { readonly [P in K]?: readonly string[] } {
  return (values.length > 0 ? { [field]: values } : {}) as { readonly [P in K]?: readonly string[] };
}
