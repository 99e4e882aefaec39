import { type CivilDate, earlier, endOfYear, later } from '../calendar/civil-date.ts';
import { compensatedEnd, compensationOf, type CompensationRules } from './compensation.ts';
import { readEvents } from './legal-event.ts';
import { parseApplicationNumber, parsePublicationNumber, type PatentKind } from './number.ts';
import type { PatentRecord } from './record.ts';
import type { TermYears } from './term.ts';

/** The law's constants that a legal state rests on. */
export interface LegalRules {
  /** Years of protection by the law in force on a filing day. */
  termYears(filedOn: CivilDate): TermYears;
  /** Months after the due day in which an annuity may still be paid (补缴期). */
  readonly graceMonths: number;
  readonly compensation: CompensationRules;
}

/** The filing day, or the days between which it must lie. */
export interface Filing {
  readonly from: CivilDate;
  readonly to: CivilDate;
}

/** The patent as the timeline needs it. */
export interface Life {
  readonly kind: PatentKind;
  readonly filing: Filing;
  /** First day from which the register knows of it. */
  readonly begins: CivilDate;
  /** Dated announcement of the grant. */
  readonly grantedOn?: CivilDate;
  /** The grant is told, its day is not: it lay on or before this day, if known. */
  readonly grantedBy?: CivilDate | 'unknown';
  /** First day on which its term may be over, and on which it is for certain. */
  readonly terminates: Filing;
}

const FIRST_DAY = '1985-04-01';

/** The first day that the register can tell of a patent. */
export function firstDay(record: PatentRecord): CivilDate | undefined {
  const { filingDate, publications, applicationNumber } = record;
  const published = publications.flatMap(({ date }) => date ?? []).sort()[0];
  const year = yearOfNumber(applicationNumber?.normal);
  return filingDate ?? published ?? readEvents(record)[0]?.announced ?? (year === undefined ? undefined : `${year + 1}-01-01`);
}

function yearOfNumber(normal: string | undefined): number | undefined {
  const read = parseApplicationNumber(normal ?? '');
  return read.form === 'application' ? read.year : undefined;
}

/** Whether these rules are its: a Chinese patent. */
export function isChinese({ applicationNumber, publications }: PatentRecord): boolean {
  if (publications.length > 0) return publications.every(({ number }) => number.startsWith('CN'));
  return applicationNumber?.normal === undefined || parseApplicationNumber(applicationNumber.normal).form === 'application';
}

/** The life of a Chinese patent; undefined where its kind is not known. */
export function lifeOf(record: PatentRecord, { termYears, compensation }: LegalRules, begins: CivilDate): Life | undefined {
  const read = record.publications.flatMap(({ number, date }) => ({ date, parsed: parsePublicationNumber(number) }));
  const kind = record.kind ?? read.find(({ parsed }) => parsed?.kind)?.parsed?.kind;
  if (!kind) return undefined;
  const grants = read.filter(({ parsed }) => parsed && tellsGrant(parsed.code, parsed.stage));
  const published = grants.flatMap(({ parsed, date }) => (parsed?.stage === 'grant' ? (date ?? []) : [])).sort()[0];
  const announced = published ?? readEvents(record).find(({ matter }) => matter === 'grant')?.announced;
  const told = grants.flatMap(({ date }) => date ?? []).sort()[0];
  const filing = filingOf(record, announced ?? told ?? begins);
  const ends = (filedOn: CivilDate): CivilDate => compensatedEnd(kind, filedOn, termYears(later(filedOn, FIRST_DAY)), compensationOf(record), compensation);
  const grant = announced !== undefined ? { grantedOn: announced } : { ...(grants.length > 0 && { grantedBy: told ?? ('unknown' as const) }) };
  return { kind, filing, begins, ...grant, terminates: { from: ends(filing.from), to: ends(filing.to) } };
}

/** A corrected grant or a partial invalidation tells as well that there was a grant, before it; A8 and A9 do not. */
function tellsGrant(code: string, stage: string | undefined): boolean {
  return stage === 'grant' || (stage !== undefined && stage !== 'application' && !code.startsWith('A'));
}

function filingOf({ filingDate, applicationNumber }: PatentRecord, notAfter: CivilDate): Filing {
  if (filingDate) return { from: filingDate, to: filingDate };
  const year = yearOfNumber(applicationNumber?.normal);
  if (year === undefined) return { from: FIRST_DAY, to: later(notAfter, FIRST_DAY) };
  const from = `${year}-01-01`;
  return { from, to: later(from, earlier(endOfYear(from), notAfter)) };
}
