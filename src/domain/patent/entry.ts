import { type CivilDate, isCivilDate } from '../calendar/civil-date.ts';
import { failure, type Outcome, type Problem, problem, success } from '../errors.ts';
import { bearsSecrecyMark } from '../form/secrecy.ts';
import type { Label } from '../text.ts';
import { readAddress } from './address.ts';
import { readClasses } from './classes.ts';
import { compensationOf } from './compensation.ts';
import { foreignPublication, isForeignEntry, readForeignNumbers } from './foreign-entry.ts';
import { type PatentKind, parsePublicationNumber } from './number.ts';
import { oneLine } from './one-line.ts';
import { readNumbers } from './read-numbers.ts';
import { EMPTY_RECORD, type PatentRecord, type TermCompensation } from './record.ts';

/** What a person enters of a patent (手工登记专利): everything as text, blank where it is not known. */
export interface PatentEntry {
  readonly title: string;
  readonly applicationNumber: string;
  readonly kind: string;
  readonly filingDate: string;
  readonly publications: readonly { readonly number: string; readonly date: string }[];
  readonly applicants: readonly string[];
  readonly inventors: readonly string[];
  readonly address: string;
  /** IPC or Locarno symbols, separated by semicolons. */
  readonly classes: string;
  readonly abstract: string;
  /** Days by which the term is longer (期限补偿), for a delay of the grant and for a drug's approval; only of inventions. */
  readonly compensation: string;
  readonly drugCompensation: string;
}

export type EntryField = keyof PatentEntry;

export const ENTRY_FIELDS: Readonly<Record<EntryField, Label>> = {
  title: { zh: '名称', en: 'Title' },
  applicationNumber: { zh: '申请号', en: 'Application number' },
  kind: { zh: '类型', en: 'Kind' },
  filingDate: { zh: '申请日', en: 'Filing date' },
  publications: { zh: '公布与公告', en: 'Publications' },
  applicants: { zh: '申请人（专利权人）', en: 'Applicants' },
  inventors: { zh: '发明人（设计人）', en: 'Inventors' },
  address: { zh: '地址', en: 'Address' },
  classes: { zh: '分类号', en: 'Classes' },
  abstract: { zh: '摘要', en: 'Abstract' },
  compensation: { zh: '授权延迟的期限补偿（天）', en: 'Compensation for a delayed grant, days' },
  drugCompensation: { zh: '药品专利期限补偿（天）', en: 'Compensation for a drug, days' },
};

export const PATENT_KINDS: Readonly<Record<PatentKind, Label>> = {
  invention: { zh: '发明', en: 'invention' },
  utility: { zh: '实用新型', en: 'utility model' },
  design: { zh: '外观设计', en: 'design' },
};

const FIRST_DAY = '1985-04-01';
/** Of foreign patents. */
const FIRST_FOREIGN_DAY = '1900-01-01';
const MOST_COMPENSATION = 7_305;
const LIMITS = { title: 500, name: 200, names: 100, address: 300, classes: 2_000, abstract: 20_000, publications: 30 } as const;
const FULL_NUMBER: Label = { zh: '带文献种类代码的公开（公告）号，如 CN109996757A、US8926509B2', en: 'a publication number with its kind code, such as CN109996757A or US8926509B2' };

/**
 * Reads what a person entered. A person can mend a number, so what an import only warns about is refused here: a check
 * digit that fails, a damaged number, a publication number without its kind code, kinds that contradict one another. A
 * foreign patent is known by numbers with their country before them.
 */
export function readEntry(entry: PatentEntry, today: CivilDate): Outcome<PatentRecord> {
  if (bearsSecrecyMark(JSON.stringify(entry))) return failure(problem('state-secret'));
  const cells = {
    application: entry.applicationNumber.trim(), spareApplication: '', kindWord: kindWord(entry.kind),
    publications: entry.publications.map(({ number, date }) => ({ text: number, date: isCivilDate(date) ? date : undefined })),
  };
  const isForeign = isForeignEntry(cells);
  const numbers = isForeign ? readForeignNumbers(cells) : readNumbers(cells);
  const compensation = compensationIn(entry);
  const classes = readClasses(entry.classes);
  const problems = [...textProblems(entry), ...dayProblems(entry, today, isForeign), ...publicationProblems(entry, isForeign), ...compensationProblems(entry, numbers.found.kind), ...numberProblems([...numbers.refusals, ...numbers.warnings]), ...classes.unreadable.map((value) => problem('unreadable-class', { value }, 'classes'))];
  if (problems.length > 0) return failure(...problems);
  const { address, postcode, region } = readAddress(entry.address);
  const mainClass = classes.ipc[0] ?? classes.locarno[0];
  return success({
    ...EMPTY_RECORD, ...numbers.found, title: oneLine(entry.title), applicants: namesOf(entry.applicants), inventors: namesOf(entry.inventors), ipc: classes.ipc, locarno: classes.locarno,
    ...(entry.filingDate && { filingDate: entry.filingDate }), ...(mainClass && { mainClass }),
    ...(address && { address }), ...(postcode && { postcode }), ...(region && { region }), ...(entry.abstract.trim() && { abstract: entry.abstract.trim() }),
    ...(compensation.length > 0 && { compensation }),
  });
}

/** That there is no usable number goes without saying where it is told what is wrong with one. */
function numberProblems(found: readonly Problem[]): readonly Problem[] {
  const told = found.filter(({ code }) => code !== 'no-patent-number');
  return (told.length > 0 ? told : found).map(placed);
}

/** Where a problem of a number is shown in the form. */
function placed(found: Problem): Problem {
  return found.path === 'publicationNumber' ? { ...found, path: 'publications' } : { ...found, path: found.path ?? 'applicationNumber' };
}

function kindWord(kind: string): string {
  return Object.hasOwn(PATENT_KINDS, kind) ? PATENT_KINDS[kind as PatentKind].zh : '';
}

function namesOf(names: readonly string[]): string[] {
  return [...new Set(names.map(oneLine).filter(Boolean))];
}

function textProblems({ title, applicants, inventors, address, classes, abstract, publications }: PatentEntry): readonly Problem[] {
  const long = (field: EntryField, length: number, max: number): readonly Problem[] => (length > max ? [problem('too-long', { field: ENTRY_FIELDS[field], max }, field)] : []);
  const longest = (names: readonly string[]): number => Math.max(0, ...names.map(({ length }) => length));
  return [
    ...(oneLine(title) === '' ? [problem('required', { field: ENTRY_FIELDS.title }, 'title')] : []),
    ...(namesOf(applicants).length === 0 ? [problem('required', { field: ENTRY_FIELDS.applicants }, 'applicants')] : []),
    ...long('title', title.length, LIMITS.title), ...long('address', address.length, LIMITS.address), ...long('classes', classes.length, LIMITS.classes), ...long('abstract', abstract.length, LIMITS.abstract),
    ...long('applicants', longest(applicants), LIMITS.name), ...long('inventors', longest(inventors), LIMITS.name),
    ...[applicants, inventors].flatMap((names, index) => (names.length > LIMITS.names ? [problem('out-of-range', { field: ENTRY_FIELDS[index === 0 ? 'applicants' : 'inventors'], min: 1, max: LIMITS.names }, index === 0 ? 'applicants' : 'inventors')] : [])),
    ...(publications.length > LIMITS.publications ? [problem('out-of-range', { field: ENTRY_FIELDS.publications, min: 0, max: LIMITS.publications }, 'publications')] : []),
  ];
}

function dayProblems({ filingDate, publications }: PatentEntry, today: CivilDate, isForeign: boolean): readonly Problem[] {
  const earliest = isForeign ? FIRST_FOREIGN_DAY : FIRST_DAY;
  const check = (day: string, field: Label, first: CivilDate, path: string): readonly Problem[] => {
    if (day === '') return [];
    if (!isCivilDate(day)) return [problem('wrong-format', { field, expected: 'YYYY-MM-DD' }, path)];
    if (day > today) return [problem('future-date', { field, value: day }, path)];
    return day < first ? [problem('out-of-range', { field, min: first, max: today }, path)] : [];
  };
  const first = isCivilDate(filingDate) && filingDate > earliest ? filingDate : earliest;
  return [
    ...check(filingDate, ENTRY_FIELDS.filingDate, earliest, 'filingDate'),
    ...publications.flatMap(({ date }, index) => check(date, ENTRY_FIELDS.publications, first, `publications[${index}].date`)),
  ];
}

function publicationProblems({ publications }: PatentEntry, isForeign: boolean): readonly Problem[] {
  return publications.flatMap(({ number }, index) => {
    const read = parsePublicationNumber(number);
    const known = isForeign ? foreignPublication(number) !== undefined : read !== undefined && read.code !== '';
    return known ? [] : [problem('wrong-format', { field: ENTRY_FIELDS.publications, expected: FULL_NUMBER }, `publications[${index}].number`)];
  });
}

/** What a person says of the term's compensation; a ground that is blank is not there. */
function compensationIn({ compensation, drugCompensation }: PatentEntry): readonly TermCompensation[] {
  const days = (text: string): number => (/^\d{1,4}$/.test(text.trim()) ? Number(text) : 0);
  const all = [{ ground: 'delay' as const, days: days(compensation) }, { ground: 'drug' as const, days: days(drugCompensation) }];
  return all.filter((each) => each.days > 0);
}

/** Only an invention's term is compensated (专利法 第四十二条第二、三款). */
function compensationProblems(entry: PatentEntry, kind: PatentKind | undefined): readonly Problem[] {
  return (['compensation', 'drugCompensation'] as const).flatMap((field) => {
    const text = entry[field].trim();
    if (text === '' || text === '0') return [];
    if (!/^\d{1,4}$/.test(text) || Number(text) > MOST_COMPENSATION) return [problem('out-of-range', { field: ENTRY_FIELDS[field], min: 0, max: MOST_COMPENSATION }, field)];
    return kind === undefined || kind === 'invention' ? [] : [problem('not-allowed-value', { field: ENTRY_FIELDS[field], value: text }, field)];
  });
}

/** An entry of the register as a person would enter it; a damaged number is left blank, to be supplied. */
export function entryOf(record: PatentRecord): PatentEntry {
  const { title = '', applicationNumber, kind = '', filingDate = '', publications, applicants, inventors, address = '', ipc, locarno, abstract = '' } = record;
  const compensated = (ground: TermCompensation['ground']): string => String(compensationOf(record).find((each) => each.ground === ground)?.days ?? '');
  return {
    title, kind, filingDate, address, abstract, applicants, inventors, compensation: compensated('delay'), drugCompensation: compensated('drug'),
    applicationNumber: applicationNumber?.normal ?? '', classes: [...ipc, ...locarno].join('；'),
    publications: publications.map(({ number, date = '' }) => ({ number, date })),
  };
}

/** A correction of an entry: the record as it becomes, and which fields a person changed (更正). */
export interface Correction {
  readonly record: PatentRecord;
  readonly changed: readonly EntryField[];
}

/** The record fields that an entry's field stands for. */
const STANDS_FOR: Readonly<Record<EntryField, readonly (keyof PatentRecord)[]>> = {
  title: ['title'], applicationNumber: ['applicationNumber'], kind: ['kind'], filingDate: ['filingDate'], publications: ['publications'], applicants: ['applicants'],
  inventors: ['inventors'], address: ['address', 'postcode', 'region'], classes: ['mainClass', 'ipc', 'locarno'], abstract: ['abstract'],
  compensation: ['compensation'], drugCompensation: ['compensation'],
};

/**
 * Corrects an entry: only what differs from it is changed, and stays as the person said it, whatever later imports say.
 * A damaged number that nobody supplied stays as it is.
 */
export function correctedRecord(record: PatentRecord, wanted: PatentEntry, today: CivilDate): Outcome<Correction> {
  const read = readEntry(wanted, today);
  if (!read.ok) return read;
  const [before, after] = [entryOf(record), entryOf(read.value)];
  const changed = (Object.keys(STANDS_FOR) as EntryField[]).filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]));
  const fields = changed.flatMap((field) => STANDS_FOR[field]);
  const kept = Object.entries(record).filter(([name]) => !fields.includes(name as keyof PatentRecord));
  // A compensation that a person takes back is none, whatever announcements say.
  const taken = Object.entries({ ...read.value, compensation: read.value.compensation ?? [] }).filter(([name]) => fields.includes(name as keyof PatentRecord));
  const corrected = [...new Set([...(record.corrected ?? []), ...fields])].sort();
  return success({ changed, record: { ...EMPTY_RECORD, ...Object.fromEntries([...kept, ...taken]), ...(changed.length > 0 && { corrected }) } as PatentRecord });
}

/** A field of an entry in words, as the record of a correction says it. */
export function entryText(entry: PatentEntry, field: EntryField): string {
  const value = entry[field];
  if (typeof value === 'string') return field === 'kind' && Object.hasOwn(PATENT_KINDS, value) ? PATENT_KINDS[value as PatentKind].zh : value;
  return value.map((each) => (typeof each === 'string' ? each : [each.number, each.date].filter(Boolean).join(' '))).join('；');
}
