import { claimSetsOf, joinClaims } from './claim-sets.ts';
import { commonNumberOf } from './foreign-number.ts';
import { joinCitations } from './join-citations.ts';
import { byLanguage, onePerLanguage } from './language.ts';
import { joinEvents, joinFees } from './join-lists.ts';
import { joinPublications, latestPublication } from './record.ts';
import type { PatentRecord, Publication, RecordedNumber } from './record.ts';

/** An entry of the patent register (专利登记簿) that one of a record's numbers found. */
export interface KnownPatent {
  readonly id: string;
  readonly record: PatentRecord;
  /** True when an earlier row of the file being read added it, changed it or was found to repeat it. */
  readonly seenInThisFile?: boolean;
}

export type PatentField = keyof PatentRecord;

/** What becomes of a record in the register (入库判定). */
export type IdentityDecision =
  | { readonly action: 'add' }
  | {
      readonly action: 'duplicate';
      readonly id: string;
      /** Fields in which this row contradicts an earlier row of its file; the earlier row stays. */
      readonly conflicts: readonly PatentField[];
    }
  | { readonly action: 'update'; readonly id: string; readonly record: PatentRecord; readonly changed: readonly PatentField[] }
  | {
      /** Two entries turn out to be one patent: `absorb` goes into `keep`. */
      readonly action: 'merge';
      readonly keep: string;
      readonly absorb: readonly string[];
      readonly record: PatentRecord;
      readonly changed: readonly PatentField[];
    }
  | {
      /** The publication number belongs to a patent with another undamaged application number. */
      readonly action: 'refuse';
      readonly publication: string;
      readonly application: string;
    };

/** The keys by which a record finds its entry: undamaged application number, full publication numbers, numbers common to several. */
export interface IdentityKeys {
  readonly applicationNumber?: string;
  readonly publicationNumbers: readonly string[];
  /** Numbers that all publications of one application bear before their kind codes, at offices that number so. */
  readonly commonNumbers: readonly string[];
}

export function identityKeys(record: PatentRecord): IdentityKeys {
  const normal = record.applicationNumber?.normal;
  const publicationNumbers = record.publications.map(({ number }) => number);
  return { ...(normal && { applicationNumber: normal }), publicationNumbers, commonNumbers: [...new Set(publicationNumbers.flatMap((number) => commonNumberOf(number) ?? []))] };
}

/**
 * Decides what becomes of a record (专利同一性规则): a patent is its undamaged application number, else its full
 * publication number. `found` holds every entry that any of its keys finds, oldest first. A true number that joins two
 * entries merges them. Newer publications update; older ones, and other rows of the same file, only fill gaps.
 */
export function decideIdentity(record: PatentRecord, found: readonly KnownPatent[]): IdentityDecision {
  const foreign = findForeign(record, found);
  if (foreign) return refusal(record, foreign);
  const [keep, ...absorb] = [...found].sort((a, b) => Number(isNumbered(b.record)) - Number(isNumbered(a.record)));
  if (!keep) return { action: 'add' };
  if (absorb.length > 0) return merged(record, keep, absorb);
  return known(record, keep);
}

function isNumbered(record: PatentRecord): boolean {
  return record.applicationNumber?.normal !== undefined;
}

/** The entry that must be another patent: it differs in its good number from the record, or from another entry found. */
function findForeign(record: PatentRecord, found: readonly KnownPatent[]): PatentRecord | undefined {
  const numbered = [record, ...found.map((each) => each.record)].filter(isNumbered);
  return numbered.slice(1).find((each) => numbered[0] && isAnother(numbered[0], each));
}

/** Both numbers are good and differ. */
function isAnother(entry: PatentRecord, record: PatentRecord): boolean {
  const [one, other] = [entry.applicationNumber?.normal, record.applicationNumber?.normal];
  return one !== undefined && other !== undefined && one !== other;
}

function refusal(record: PatentRecord, owner: PatentRecord): IdentityDecision {
  const shared = record.publications.find(({ number }) => owner.publications.some((each) => each.number === number));
  return { action: 'refuse', publication: shared?.number ?? '', application: owner.applicationNumber?.normal ?? '' };
}

function merged(record: PatentRecord, keep: KnownPatent, absorb: readonly KnownPatent[]): IdentityDecision {
  const joined = absorb.reduce((sum, each) => joinRecords(sum, each.record, newerOf(sum, each.record)), keep.record);
  const result = joinRecords(joined, record, newerOf(joined, record));
  return { action: 'merge', keep: keep.id, absorb: absorb.map(({ id }) => id), record: result, changed: changedFields(keep.record, result) };
}

function known(record: PatentRecord, entry: KnownPatent): IdentityDecision {
  const wins = entry.seenInThisFile ? 'entry' : newerOf(entry.record, record);
  const result = joinRecords(entry.record, record, wins);
  const changed = changedFields(entry.record, result);
  if (changed.length > 0) return { action: 'update', id: entry.id, record: result, changed };
  return { action: 'duplicate', id: entry.id, conflicts: entry.seenInThisFile ? contradictions(entry.record, record) : [] };
}

type Winner = 'entry' | 'record';

/** A record wins unless the entry knows a later publication, also where only the entry knows the day of the record's. Undated ones win: they are the latest that was heard. */
function newerOf(entry: PatentRecord, record: PatentRecord): Winner {
  const known = latestPublication(entry)?.date;
  const last = latestPublication(record);
  const told = last?.date ?? entry.publications.find(({ number }) => number === last?.number)?.date;
  return known !== undefined && told !== undefined && told < known ? 'entry' : 'record';
}

/** Joins what two records of one patent say; where both say something, the winner's word stands. */
export function joinRecords(entry: PatentRecord, record: PatentRecord, wins: Winner): PatentRecord {
  const [strong, weak] = wins === 'record' ? [record, entry] : [entry, record];
  const held = new Set(entry.corrected ?? []);
  const told = new Set(record.corrected ?? []);
  const chosen = (field: PatentField): PatentRecord[PatentField] => {
    if (held.has(field)) return entry[field];
    if (told.has(field)) return record[field];
    return isFilled(strong[field]) && !isTranslated(field, strong, weak) ? strong[field] : weak[field];
  };
  const joined = Object.fromEntries(FIELDS.map((field) => [field, chosen(field)]).filter(([, value]) => value !== undefined)) as unknown as PatentRecord;
  const number = betterNumber(entry.applicationNumber, record.applicationNumber);
  const corrected = [...new Set([...held, ...told])].sort();
  const [events, fees] = [joinEvents(weak.events, strong.events), joinFees(weak.fees, strong.fees)];
  return {
    ...joined, ...(events && { events }), ...(fees && { fees }), ...joinedTexts(strong, weak), ...joinedReferences(entry, record),
    publications: held.has('publications') ? joinHeld(entry.publications, record.publications) : joinPublications(entry.publications, record.publications),
    ...(number && { applicationNumber: number }),
    ...(corrected.length > 0 && { corrected }),
  };
}

const WORDS: ReadonlySet<PatentField> = new Set(['title', 'abstract', 'applicants', 'inventors']);

/** A translation does not take the place of Chinese words (an office abroad tells of a Chinese patent in English). */
function isTranslated(field: PatentField, strong: PatentRecord, weak: PatentRecord): boolean {
  const chinese = (record: PatentRecord): boolean => /\p{Script=Han}/u.test(plain(record[field]));
  return WORDS.has(field) && !chinese(strong) && chinese(weak);
}

/** Claims and descriptions language by language. */
function joinedTexts(strong: PatentRecord, weak: PatentRecord): Partial<PatentRecord> {
  const claims = claimSetsOf(strong).length + claimSetsOf(weak).length > 0 ? joinClaims(strong, weak) : {};
  const [firstClaim] = claims.claims ?? [];
  const descriptions = byLanguage(onePerLanguage([...(strong.descriptions ?? []), ...(weak.descriptions ?? [])]));
  return { ...claims, ...(firstClaim !== undefined && { firstClaim }), ...(descriptions.length > 0 && { descriptions }) };
}

/** Citations and members of the family that either names. */
function joinedReferences(entry: PatentRecord, record: PatentRecord): Partial<PatentRecord> {
  const citations = joinCitations(entry.citations, record.citations);
  const own = new Set([...entry.publications, ...record.publications].map(({ number }) => number));
  const familyMembers = [...new Set([...(entry.familyMembers ?? []), ...(record.familyMembers ?? [])])].filter((number) => !own.has(number));
  return { ...(citations && { citations }), ...(familyMembers.length > 0 && { familyMembers }) };
}

/** Publications that a person set, and later ones that have come since. */
function joinHeld(held: readonly Publication[], told: readonly Publication[]): readonly Publication[] {
  const last = held.at(-1)?.date ?? '';
  return joinPublications(held, told.filter(({ date, number }) => (date ?? '') > last && !held.some((each) => each.number === number)));
}

/** A good number before a damaged one; the one known first among equals, whatever its spelling. */
function betterNumber(known: RecordedNumber | undefined, told: RecordedNumber | undefined): RecordedNumber | undefined {
  if (!known) return told;
  return known.damaged && told && !told.damaged ? told : known;
}

const FIELD_TABLE: Readonly<Record<PatentField, true>> = {
  title: true, applicationNumber: true, publications: true, kind: true, filingDate: true, applicants: true, inventors: true,
  address: true, postcode: true, region: true, mainClass: true, ipc: true, locarno: true, cpc: true, agency: true,
  agencyCode: true, agents: true, abstract: true, firstClaim: true, claims: true, claimsLanguage: true, otherClaims: true, descriptions: true, owners: true, priorities: true,
  citations: true, family: true, familyMembers: true, drawings: true, events: true, fees: true,
  compensation: true, awards: true, emergingIndustry: true, legalStatus: true, corrected: true,
};
const FIELDS = Object.keys(FIELD_TABLE) as PatentField[];

function isFilled(value: PatentRecord[PatentField]): boolean {
  return Array.isArray(value) ? value.length > 0 : value !== undefined;
}

function changedFields(before: PatentRecord, after: PatentRecord): PatentField[] {
  return FIELDS.filter((field) => plain(before[field]) !== plain(after[field]));
}

/** Fields of which both records' words are kept: they never contradict. */
const JOINED: ReadonlySet<PatentField> = new Set(['applicationNumber', 'publications', 'claims', 'claimsLanguage', 'otherClaims', 'descriptions', 'citations', 'familyMembers', 'events', 'fees', 'corrected']);

/** Fields that both fill, differently. */
function contradictions(entry: PatentRecord, record: PatentRecord): PatentField[] {
  return FIELDS.filter(
    (field) =>
      !JOINED.has(field) &&
      isFilled(entry[field]) && isFilled(record[field]) && plain(entry[field]) !== plain(record[field]),
  );
}

/** A value as text to compare by; the order of an object's parts does not matter. */
function plain(value: PatentRecord[PatentField]): string {
  if (value === undefined || typeof value === 'string') return value ?? '';
  if (Array.isArray(value)) return JSON.stringify(value.map((each: string | object) => (typeof each === 'string' ? each : sortedParts(each))));
  return JSON.stringify(sortedParts(value));
}

function sortedParts(value: object): [string, unknown][] {
  return Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
}
