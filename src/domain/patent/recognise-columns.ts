import { failure, problem, success } from '../errors.ts';
import type { Outcome } from '../errors.ts';
import { contentOf } from './column-content.ts';
import type { ColumnContent, ContentKind } from './column-content.ts';
import type { PatentMapping, RecognisedColumn } from './column-mapping.ts';
import { correctSwaps } from './column-swap.ts';
import { declarationOf, roleOfHeader } from './column-role.ts';
import type { PatentRole } from './column-role.ts';
import { nameStyleOf } from './names.ts';

/** A mapping with the place of the header: from 0 among the rows given, -1 when the table has none. */
export interface RecognisedTable {
  readonly headerRow: number;
  readonly mapping: PatentMapping;
}

const HEADER_WITHIN = 10;
const LONGEST_HEADER = 40;

/**
 * Recognises a patent table from its first rows (a few hundred make it sure): finds the header, if any, and what the
 * columns hold. Fails with `unknown-columns` when no column holds application or publication numbers.
 */
export function recognisePatentTable(rows: readonly (readonly string[])[], file: string): Outcome<RecognisedTable> {
  const headerRow = findHeaderRow(rows);
  const mapping = recogniseColumns(rows[headerRow] ?? [], rows.slice(headerRow + 1));
  const numbered = mapping.columns.some(({ role }) => NUMBER_ROLES.includes(role));
  const expected = { zh: '申请号或公开（公告）号', en: 'application number or publication number' };
  return numbered ? success({ headerRow, mapping }) : failure(problem('unknown-columns', { file, expected }));
}

const NUMBER_ROLES: readonly PatentRole[] = ['applicationNumber', 'patentNumber', 'publicationNumber', 'grantNumber'];

/** The row among the first ten with the most known headers, at least two or half its cells; -1 when there is none. */
function findHeaderRow(rows: readonly (readonly string[])[]): number {
  const scores = rows.slice(0, HEADER_WITHIN).map((cells) => {
    const filled = cells.filter((cell) => cell.trim() !== '');
    const known = new Set(filled.filter((cell) => cell.length <= LONGEST_HEADER).map(roleOfHeader));
    known.delete(undefined);
    return known.size >= 2 || known.size * 2 > filled.length ? known.size : 0;
  });
  const best = Math.max(0, ...scores);
  return best === 0 ? -1 : scores.indexOf(best);
}

/**
 * What each column holds, by its header and by what its cells look like. Where the two disagree the cells win and the
 * reason says so; a role that only one column may hold goes to the surest.
 */
export function recogniseColumns(header: readonly string[], sample: readonly (readonly string[])[]): PatentMapping {
  const width = sample.reduce((most, cells) => Math.max(most, cells.length), header.length);
  const seen = Array.from({ length: width }, (_, column) => {
    const cells = sample.map((row) => row[column] ?? '');
    return recogniseColumn(column, header[column] ?? '', cells);
  });
  return { columns: withOneStyle(correctSwaps(withoutRivals(seen), sample)) };
}

/** One list of names kept apart by marks shows that the whole table does so. */
function withOneStyle(columns: readonly RecognisedColumn[]): RecognisedColumn[] {
  const names = columns.filter(({ role }) => role === 'applicants' || role === 'inventors');
  const style = names.some((each) => each.style === 'marked') ? 'marked' : 'listed';
  return columns.map((each) => (names.includes(each) ? { ...each, style } : each));
}

/** The mapping as a person corrected it: roles by column number. A single role taken by them leaves its former column. */
export function applyMapping(mapping: PatentMapping, chosen: Readonly<Record<number, PatentRole>>): PatentMapping {
  const taken = new Set(Object.values(chosen).filter((role) => !declarationOf(role).repeatable));
  const columns = mapping.columns.map((each): RecognisedColumn => {
    const role = chosen[each.column];
    if (role) return { ...each, role, confidence: 1, reason: { zh: '由用户指定', en: 'chosen by the user' } };
    if (!taken.has(each.role)) return each;
    return { ...each, role: 'other', confidence: 1, reason: { zh: '该含义已由用户指定给另一列', en: 'the user gave its role to another column' } };
  });
  return { columns };
}

/** A column with what its cells look like, as long as several may claim a role. */
interface Claim extends RecognisedColumn {
  readonly content: ColumnContent;
  /** The cells alone decided: there was no header, or it lied. */
  readonly byContent: boolean;
}

function recogniseColumn(column: number, header: string, cells: readonly string[]): Claim {
  const content = contentOf(cells);
  const named = roleOfHeader(header);
  const judged = named ? judgeHeader(named, content, cells) : judgeContent(content, cells);
  return { column, header, style: nameStyleOf(cells), content, ...judged };
}

type Judgement = Pick<Claim, 'role' | 'confidence' | 'reason' | 'byContent'>;

function judgeHeader(named: PatentRole, content: ColumnContent, cells: readonly string[]): Judgement {
  const { name, content: typical, possible } = declarationOf(named);
  if (content.kind === 'blank') {
    return { role: named, byContent: false, confidence: 0.5, reason: { zh: `表头为「${name.zh}」，样本中没有内容`, en: `the header says ${name.en}; the sample is blank` } };
  }
  if (possible?.includes(content.kind)) {
    return { role: named, byContent: false, confidence: 0.6, reason: { zh: `表头为「${name.zh}」，内容不能证实也不能否定`, en: `the header says ${name.en}; the cells neither prove nor disprove it` } };
  }
  if (typical.includes(content.kind)) {
    return { role: named, byContent: false, confidence: 0.95, reason: { zh: `表头与内容均为「${name.zh}」`, en: `header and cells both say ${name.en}` } };
  }
  const role = roleOfContent(content, cells);
  const told = declarationOf(role).name;
  return {
    role,
    byContent: true,
    confidence: 0.8,
    reason: { zh: `表头写「${name.zh}」，但内容是「${told.zh}」，以内容为准`, en: `the header says ${name.en}, but the cells are ${told.en}; the cells count` },
  };
}

function judgeContent(content: ColumnContent, cells: readonly string[]): Judgement {
  const role = roleOfContent(content, cells);
  const { name } = declarationOf(role);
  if (role === 'other') return { role, byContent: true, confidence: 0.3, reason: { zh: '表头和内容都认不出', en: 'neither header nor cells are known' } };
  return { role, byContent: true, confidence: 0.8, reason: { zh: `表头认不出，内容是「${name.zh}」`, en: `the header is unknown; the cells are ${name.en}` } };
}

/** Texts of some length, many of them different. */
function looksLikeTitles(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell.trim() !== '');
  const mean = filled.reduce((sum, cell) => sum + cell.length, 0) / Math.max(1, filled.length);
  return mean >= 4 && new Set(filled).size > Math.min(20, filled.length * 0.5);
}

/** The role that cells of a kind have when no header helps. */
function roleOfContent({ kind, organisations }: ColumnContent, cells: readonly string[]): PatentRole {
  if (kind === 'short-text') return looksLikeTitles(cells) ? 'title' : 'other';
  if (kind === 'names') return organisations > 0.3 ? 'applicants' : 'inventors';
  return ROLE_BY_CONTENT[kind];
}

const ROLE_BY_CONTENT: Readonly<Record<Exclude<ContentKind, 'names' | 'short-text'>, PatentRole>> = {
  'publication-number': 'publicationNumber',
  'application-number': 'applicationNumber',
  date: 'filingDate',
  'serial-date': 'other',
  class: 'classes',
  postcode: 'postcode',
  integer: 'sequence',
  address: 'address',
  'combined-text': 'combinedText',
  claim: 'firstClaim',
  'long-text': 'abstract',
  blank: 'other',
};

/** Where several columns claim a role that only one may hold, the surest keeps it, the fullest among equals. */
function withoutRivals(claims: readonly Claim[]): RecognisedColumn[] {
  return claims.map((claim) => {
    const beaten = claims.some((other) => other.role === claim.role && isSurer(other, claim));
    const { content: _, byContent: __, ...column } = beaten && !declarationOf(claim.role).repeatable ? reassigned(claim, claims) : claim;
    return column;
  });
}

function isSurer(a: Claim, b: Claim): boolean {
  if (a.confidence !== b.confidence) return a.confidence > b.confidence;
  if (a.content.filled !== b.content.filled) return a.content.filled > b.content.filled;
  return a.column < b.column;
}

/**
 * A loser whose cells decided takes a role that they fit as well and nobody has: the other date, the other names, the
 * title. Any other loser is left out.
 */
function reassigned(loser: Claim, claims: readonly Claim[]): Claim {
  const { name } = declarationOf(loser.role);
  const spare = loser.byContent || loser.content.kind === 'short-text' ? spareRole(loser) : undefined;
  if (!spare || claims.some(({ role }) => role === spare)) {
    return { ...loser, role: 'other', confidence: 0.3, reason: { zh: `另有更确定的「${name.zh}」列`, en: `another column is more surely ${name.en}` } };
  }
  const told = declarationOf(spare).name;
  const reason = { zh: `另有更确定的「${name.zh}」列，内容可作「${told.zh}」，以内容为准`, en: `another column is more surely ${name.en}; the cells can be ${told.en}; the cells count` };
  return { ...loser, role: spare, confidence: 0.8, reason };
}

function spareRole({ role, content }: Claim): PatentRole | undefined {
  if (role === 'address') return content.kind === 'short-text' ? 'title' : undefined;
  return SPARE_ROLES[role];
}

const SPARE_ROLES: Readonly<Partial<Record<PatentRole, PatentRole>>> = {
  filingDate: 'publicationDate',
  publicationDate: 'filingDate',
  applicants: 'inventors',
  inventors: 'applicants',
};
