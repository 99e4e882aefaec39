import type { CivilDate } from '../calendar/civil-date.ts';
import { failure, problem, success } from '../errors.ts';
import type { Outcome, Problem } from '../errors.ts';
import { bearsSecrecyMark } from '../form/secrecy.ts';
import { readAddress } from './address.ts';
import type { AddressRegion, ReadAddress } from './address.ts';
import { readClasses } from './classes.ts';
import type { PatentMapping } from './column-mapping.ts';
import { PATENT_ROLES } from './column-role.ts';
import type { PatentRole } from './column-role.ts';
import { readCombinedText } from './combined-text.ts';
import { findDay } from './day-text.ts';
import type { Description } from './description.ts';
import { isWithheldName, splitNames } from './names.ts';
import { oneLine } from './one-line.ts';
import { readNumbers } from './read-numbers.ts';
import type { NumberCells, ReadNumbers } from './read-numbers.ts';
import { LEGAL_ROLES, readLegalRow } from './read-legal-row.ts';
import type { PatentRecord } from './record.ts';

/** A row as read: the record, and what a person should look at although it was read. */
export interface PatentReading {
  readonly record: PatentRecord;
  readonly warnings: readonly Problem[];
  /** Descriptions that belong to it, one for each language; the record refers to them once they are kept. */
  readonly descriptions?: readonly Description[];
  /** Told in passing, as of a member of another patent's family: passed over where the register has no such entry. */
  readonly inPassing?: boolean;
  /** A row of a list without titles speaks of a patent that the register knows: refused where it does not (只并入已有登记). */
  readonly joinsOnly?: true;
}

/** How the numbers of a row are read; foreign ones only where the file's format says whose they are. */
export type NumberReader = (cells: NumberCells) => ReadNumbers;

/** The values of one row by role, and the problems met on the way. */
interface RowReading {
  readonly cells: readonly string[];
  readonly mapping: PatentMapping;
  readonly today: CivilDate;
  readonly numbers: NumberReader;
  readonly refusals: Problem[];
  readonly warnings: Problem[];
}

const EARLIEST_FILING = '1985-04-01';

/**
 * Reads one row by a mapping. Refused (problems name the column's role in `path`): no usable number, a date that is none
 * or lies after `today`, the mark of a state secret. Only warned about: a damaged number beside a good one, an unreadable
 * class, kinds that differ, a missing character in a name.
 */
export function toPatentRecord(cells: readonly string[], mapping: PatentMapping, today: CivilDate, numbers: NumberReader = readNumbers): Outcome<PatentReading> {
  if (bearsSecrecyMark(cells.join('\n'))) return failure(problem('state-secret'));
  const row: RowReading = { cells, mapping, today, numbers, refusals: [], warnings: [] };
  const record = recordOf(row);
  return row.refusals.length > 0 ? failure(...row.refusals) : success({ record, warnings: row.warnings, ...(isListOfKnown(mapping) && { joinsOnly: true }) });
}

function isListOfKnown({ columns }: PatentMapping): boolean {
  return columns.some(({ role }) => LEGAL_ROLES.includes(role)) && !columns.some(({ role }) => role === 'title' || role === 'combinedText');
}

function recordOf(row: RowReading): PatentRecord {
  const numbers = row.numbers({
    application: valueOf(row, 'applicationNumber'),
    spareApplication: valueOf(row, 'patentNumber'),
    publications: [
      { text: valueOf(row, 'publicationNumber'), date: dayOf(row, 'publicationDate') },
      { text: valueOf(row, 'grantNumber'), date: dayOf(row, 'grantDate') },
    ],
    kindWord: valueOf(row, 'kind'),
  });
  row.refusals.push(...numbers.refusals);
  row.warnings.push(...numbers.warnings);
  const filingDate = dayOf(row, 'filingDate');
  const legal = readLegalRow((role) => valueOf(row, role), row.today);
  row.refusals.push(...legal.refusals);
  return {
    ...textsOf(row),
    ...legal.found,
    ...numbers.found,
    ...(filingDate && { filingDate: checkedFiling(row, filingDate) }),
    ...placeOf(row),
    ...classesOf(row),
    ...agencyOf(valueOf(row, 'agency')),
    applicants: namesOf(row, 'applicants'),
    inventors: namesOf(row, 'inventors').filter((name) => !isWithheldName(name)),
    agents: namesOf(row, 'agents'),
  };
}

function valueOf({ cells, mapping }: RowReading, role: PatentRole): string {
  const column = mapping.columns.find((each) => each.role === role);
  return column ? (cells[column.column] ?? '').trim() : '';
}

/** The contents of all columns of a repeatable role. */
function valuesOf({ cells, mapping }: RowReading, role: PatentRole): string {
  return mapping.columns
    .filter((each) => each.role === role)
    .map((each) => cells[each.column] ?? '')
    .join(';');
}

function dayOf(row: RowReading, role: 'filingDate' | 'publicationDate' | 'grantDate'): CivilDate | undefined {
  const text = valueOf(row, role);
  if (text === '' || /^[-—/0]+$/.test(text)) return undefined;
  const field = PATENT_ROLES[role].name;
  const day = findDay(text);
  if (!day) row.refusals.push(problem('wrong-format', { field, expected: { zh: '日期（如 2019-07-09）', en: 'a date (such as 2019-07-09)' } }, role));
  if (day && day > row.today) row.refusals.push(problem('future-date', { field, value: day }, role));
  return day;
}

/** No patent was filed before the Patent Law came into force; a date before is kept with a warning. */
function checkedFiling(row: RowReading, day: CivilDate): CivilDate {
  const latest = dayIfAny(valueOf(row, 'publicationDate')) ?? row.today;
  if (day >= EARLIEST_FILING && day <= latest) return day;
  row.warnings.push(problem('out-of-range', { field: PATENT_ROLES.filingDate.name, min: EARLIEST_FILING, max: latest }, 'filingDate'));
  return day;
}

function dayIfAny(text: string): CivilDate | undefined {
  return text === '' ? undefined : findDay(text);
}

function textsOf(row: RowReading): Pick<PatentRecord, 'title' | 'abstract' | 'firstClaim'> {
  const combined = readCombinedText(valueOf(row, 'combinedText'));
  const title = oneLine(valueOf(row, 'title')) || combined.title;
  const abstract = proseOf(valueOf(row, 'abstract')) || combined.abstract;
  const firstClaim = proseOf(valueOf(row, 'firstClaim'));
  return { ...(title && { title }), ...(abstract && { abstract }), ...(firstClaim && { firstClaim }) };
}

/** Line breaks that a page's width forced go; so do the question marks that a lossy conversion left for em spaces. */
export function proseOf(text: string): string {
  return text
    .replace(/([，。；：、])\?{2,}|\?{2,}$/g, '$1')
    .replace(/([\u3000-\u9fff\uff00-\uffef])\n(?=[\u3000-\u9fff\uff00-\uffef])/g, '$1')
    .trim();
}

function namesOf(row: RowReading, role: 'applicants' | 'inventors' | 'agents'): string[] {
  const style = row.mapping.columns.find((each) => each.role === role)?.style ?? 'marked';
  const names = splitNames(valueOf(row, role), style);
  for (const value of names.filter((name) => name.includes('*'))) row.warnings.push(problem('illegible-name', { value }, role));
  return names;
}

function placeOf(row: RowReading): ReadAddress {
  const read = readAddress(valueOf(row, 'address'));
  const postcode = /^\d{6}$/.test(valueOf(row, 'postcode')) ? valueOf(row, 'postcode') : read.postcode;
  const region: AddressRegion = { ...read.region, ...stated(row, 'province'), ...stated(row, 'city'), ...stated(row, 'district') };
  const known = Object.keys(region).length > 0;
  return { ...(read.address && { address: read.address }), ...(postcode && { postcode }), ...(known && { region }) };
}

function stated(row: RowReading, role: 'province' | 'city' | 'district'): AddressRegion {
  const text = oneLine(valueOf(row, role));
  return text === '' || /^\d+$/.test(text) ? {} : { [role]: text };
}

function classesOf(row: RowReading): Pick<PatentRecord, 'mainClass' | 'ipc' | 'locarno' | 'cpc'> {
  const main = readClasses(valueOf(row, 'mainClass'));
  const all = readClasses(`${valueOf(row, 'mainClass')};${valuesOf(row, 'classes')}`);
  const cpc = readClasses(valuesOf(row, 'cpc'));
  for (const value of [...all.unreadable, ...cpc.unreadable]) row.warnings.push(problem('unreadable-class', { value }, 'classes'));
  const mainClass = main.ipc[0] ?? main.locarno[0] ?? all.ipc[0] ?? all.locarno[0];
  return { ...(mainClass && { mainClass }), ipc: all.ipc, locarno: all.locarno, cpc: cpc.ipc };
}

/** `南京正联知识产权代理有限公司 32243`: the name, then the agency's code. */
function agencyOf(text: string): Pick<PatentRecord, 'agency' | 'agencyCode'> {
  const [, name, code] = /^(.*?)\s*[(（]?(\d{5})[)）]?$/s.exec(text) ?? [undefined, text, undefined];
  const agency = oneLine(name ?? '');
  return { ...(agency && { agency }), ...(code && { agencyCode: code }) };
}
