import { type CivilDate } from '../calendar/civil-date.ts';
import { failure, type Outcome, type Problem, problem, success } from '../errors.ts';
import { bearsSecrecyMark } from '../form/secrecy.ts';
import { readClasses } from './classes.ts';
import type { RecognisedColumn } from './column-mapping.ts';
import { PATENT_ROLES, type PatentRole } from './column-role.ts';
import { findDay } from './day-text.ts';
import { type Description, lengthOfDescription } from './description.ts';
import { announcesGrant, type DocumentId, foreignApplicationOf, publicationNumberOf } from './foreign-number.ts';
import { oneLine } from './one-line.ts';
import { kindOfWord, type NumberCells, readNumbers, type ReadNumbers } from './read-numbers.ts';
import { languageOf, onePerLanguage } from './language.ts';
import { type PatentReading, toPatentRecord } from './read-record.ts';
import { joinPublications, type PatentRecord } from './record.ts';
import type { XmlPatent } from './xml-content.ts';
import { claimsOf, partsOf } from './xml-parts.ts';

type XmlRole = Extract<PatentRole, 'applicationNumber' | 'filingDate' | 'publicationNumber' | 'publicationDate' | 'grantNumber' | 'grantDate' | 'kind' | 'title'
  | 'applicants' | 'inventors' | 'address' | 'agency' | 'agents' | 'classes' | 'cpc' | 'abstract' | 'firstClaim'>;

const LONGEST_CLAIMS = 1_000_000;
const LONGEST_DESCRIPTION = 20_000_000;

/** Each role's text of a record; what a table would have in that column. */
const CELLS: Readonly<Record<XmlRole, (patent: XmlPatent) => string>> = {
  applicationNumber: ({ application }) => application.office === 'CN' || application.office === '' ? application.number : (foreignApplicationOf(application) ?? ''),
  filingDate: ({ application }) => dayText(application.date),
  publicationNumber: (patent) => writtenNumber(firstPublication(patent)),
  publicationDate: (patent) => dayText(firstPublication(patent)?.date ?? ''),
  grantNumber: ({ publication }) => isGrant(publication) ? writtenNumber(publication) : '',
  grantDate: ({ publication }) => isGrant(publication) ? dayText(publication.date) : '',
  kind: ({ kind }) => kind,
  title: ({ title }) => title,
  applicants: ({ applicants }) => listed(applicants),
  inventors: ({ inventors }) => listed(inventors),
  address: ({ address }) => address,
  agency: ({ agency, agencyCode }) => agencyCode === '' || agency.endsWith(agencyCode) ? agency : `${agency} ${agencyCode}`,
  agents: ({ agents }) => listed(agents),
  classes: ({ ipc, locarno }) => [...ipc, ...locarno].map(classText).join(';'),
  cpc: ({ cpc }) => [...new Set(cpc.map(classText))].join(';'),
  abstract: ({ abstract }) => abstract,
  firstClaim: (patent) => claimsOf(patent).claims?.[0] ?? '',
};
const ROLES = Object.keys(CELLS) as XmlRole[];

/** What a record of an XML holds, as columns: refused records come back under these headers (XML 著录项对应的列). */
export const XML_COLUMNS: readonly RecognisedColumn[] = ROLES.map((role, column) => ({
  column, role, header: PATENT_ROLES[role].name.zh, confidence: 1, style: 'marked',
  reason: { zh: '按 XML 标准的著录项', en: 'by the bibliographic items of the XML standard' },
}));

/** A record as a row under `XML_COLUMNS`. */
export function cellsOfXml(patent: XmlPatent): string[] {
  return ROLES.map((role) => CELLS[role](patent));
}

/**
 * Reads a record of a patent XML by what its columns were taken for. Refused, beside what a table's row is refused for: an IPC symbol that cannot be read,
 * nothing but numbers (no title, abstract, claim, description, applicant, class, family or event), claims of more than 1,000,000 characters in a
 * language or a description of more than 20,000,000, a legal event of a future day.
 */
export function readXmlPatent(patent: XmlPatent, columns: readonly RecognisedColumn[], today: CivilDate): Outcome<PatentReading> {
  if (bearsSecrecyMark(textAtHead(patent))) return failure(problem('state-secret'));
  const refused = [...contentProblems(patent), ...lengthProblems(patent), ...classProblems(patent), ...priorityProblems(patent, today), ...eventProblems(patent, today)];
  const read = toPatentRecord(cellsOfXml(patent), { columns }, today, (cells) => numbersOf(cells, patent));
  if (!read.ok) return failure(...read.problems, ...refused);
  if (refused.length > 0) return failure(...refused);
  const { record, warnings } = read.value;
  return success({ record: { ...record, ...partsOf(patent, record) }, warnings, ...(patent.inPassing && { inPassing: true }), ...contentOf(patent) });
}

/** A mark of secrecy stands at the head of a text; within a description the words may be about anything. */
function textAtHead({ title, claims, descriptions }: XmlPatent): string {
  const opening = descriptions.flatMap(({ paragraphs }) => paragraphs.slice(0, 3).map(({ text }) => text));
  return [title, ...claims.flatMap((set) => set.claims), ...opening].join('\n');
}

function contentOf({ descriptions }: XmlPatent): Pick<PatentReading, 'descriptions'> {
  const filled = onePerLanguage(descriptions.filter(({ paragraphs }) => paragraphs.length > 0).map(withLanguage));
  return filled.length > 0 ? { descriptions: filled } : {};
}

function withLanguage({ language, paragraphs }: Description): Description {
  const opening = paragraphs.slice(0, 20).map(({ text }) => text).join('');
  return { language: languageOf(language, opening), paragraphs };
}

/** Neither title nor anything else beside numbers: such a record tells nothing of a patent. */
function contentProblems(patent: XmlPatent): Problem[] {
  const { title, abstract, claims, applicants, ipc, descriptions, events, members, family } = patent;
  const told = [title, abstract, family, ...claims.flatMap((set) => set.claims), ...applicants, ...ipc].some(Boolean) || events.length + members.length + descriptions.length > 0;
  return told ? [] : [problem('required', { field: PATENT_ROLES.title.name }, 'title')];
}

function lengthProblems({ claims, descriptions }: XmlPatent): Problem[] {
  const long = claims.some((set) => set.claims.reduce((sum, { length }) => sum + length, 0) > LONGEST_CLAIMS);
  const longer = descriptions.some((each) => lengthOfDescription(each) > LONGEST_DESCRIPTION);
  return [
    ...(long ? [problem('too-long', { field: PATENT_ROLES.firstClaim.name, max: LONGEST_CLAIMS }, 'firstClaim')] : []),
    ...(longer ? [problem('too-long', { field: { zh: '说明书', en: 'Description' }, max: LONGEST_DESCRIPTION }, 'description')] : []),
  ];
}

function classProblems({ ipc, locarno }: XmlPatent): Problem[] {
  const { unreadable } = readClasses([...ipc, ...locarno].map(classText).join(';'));
  return unreadable.map((value) => problem('wrong-format', { field: CLASS, expected: { zh: `分类号（如 G06F16/33），不是“${value}”`, en: `a class (such as G06F16/33), not “${value}”` } }, 'classes'));
}

function priorityProblems({ priorities }: XmlPatent, today: CivilDate): Problem[] {
  const days = priorities.flatMap(({ date }) => findDay(date) ?? []);
  return days.filter((day) => day > today).map((value) => problem('future-date', { field: { zh: '优先权日', en: 'Priority date' }, value }, 'priorities'));
}

function eventProblems({ events }: XmlPatent, today: CivilDate): Problem[] {
  const days = events.flatMap(({ date }) => findDay(date) ?? []);
  return days.filter((day) => day > today).slice(0, 1).map((value) => problem('future-date', { field: { zh: '法律事件公告日', en: 'Day of a legal event' }, value }, 'events'));
}

const CLASS = { zh: '分类号', en: 'Classes' };

/** Chinese numbers are read as in tables; a foreign record is known by its publications and its application's number. */
function numbersOf(cells: NumberCells, patent: XmlPatent): ReadNumbers {
  const publications = joinPublications(publicationsOf(patent));
  const foreign = foreignApplicationOf(patent.application);
  if (foreign === undefined && publications.every(({ number }) => number.startsWith('CN'))) return chineseNumbers(cells, patent);
  if (publications.length === 0) return { found: { publications }, refusals: [problem('no-patent-number')], warnings: [] };
  const kind = kindOfWord(patent.kind);
  return { found: { publications, ...(foreign && { applicationNumber: { text: foreign, normal: foreign, damaged: false } }), ...(kind && { kind }) }, refusals: [], warnings: [] };
}

function chineseNumbers(cells: NumberCells, patent: XmlPatent): ReadNumbers {
  const read = readNumbers(cells);
  return { ...read, found: { ...read.found, publications: joinPublications(read.found.publications, publicationsOf(patent)) } };
}

function publicationsOf({ publication, earlier }: XmlPatent): PatentRecord['publications'] {
  return [...earlier, publication].flatMap((each) => {
    const number = publicationNumberOf(each);
    const date = findDay(each.date);
    return number === undefined ? [] : [{ number, ...(date && { date }) }];
  });
}

function isGrant(publication: DocumentId): boolean {
  return announcesGrant(publicationNumberOf(publication) ?? '');
}

function firstPublication({ publication, earlier }: XmlPatent): DocumentId | undefined {
  return isGrant(publication) ? earlier[0] : publication;
}

function writtenNumber(document: DocumentId | undefined): string {
  if (!document) return '';
  return publicationNumberOf(document) ?? `${document.office}${document.number}${document.kind}`;
}

/** Offices write zeros for a day they do not know. */
function dayText(date: string): string {
  return /^0*$/.test(date) ? '' : date;
}

function listed(names: readonly string[]): string {
  return names.map((name) => oneLine(name).replaceAll(';', ',')).filter(Boolean).join(';');
}

/** `B28B   1/    29            A I`, `A61B005/00`, `A61K31:00` and `0301` as they are written today. */
function classText(text: string): string {
  const plain = oneLine(text).toUpperCase();
  const [, subclass, group, subgroup] = /^([A-HY]\s?\d{2}\s?[A-Z])\s*0*(\d{1,4})\s*[/:]\s*(\d{2,6})(?:\s|\(|$)/.exec(plain) ?? [];
  if (subclass !== undefined) return `${subclass.replaceAll(' ', '')}${group}/${subgroup}`;
  return plain.replace(/^(\d{2})(\d{2})$/, '$1-$2').replaceAll(';', ' ');
}
