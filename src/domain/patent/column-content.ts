import { findRegion } from './address.ts';
import { startsLikeClass } from './classes.ts';
import { findDay } from './day-text.ts';
import { looksLikeOrganisation, looksLikePerson, nameStyleOf, splitNames } from './names.ts';

/** What the cells of a column look like. */
export type ContentKind =
  | 'publication-number'
  | 'application-number'
  | 'date'
  | 'serial-date'
  | 'class'
  | 'postcode'
  | 'integer'
  | 'address'
  | 'names'
  | 'combined-text'
  | 'claim'
  | 'long-text'
  | 'short-text'
  | 'blank';

export interface ColumnContent {
  readonly kind: ContentKind;
  /** Share (0–1) of the filled cells that are of this kind. */
  readonly share: number;
  /** Share of the filled cells whose first name is an organisation's. */
  readonly organisations: number;
  /** Filled cells among the sample. */
  readonly filled: number;
}

/** The look of an application number (申请号), whole or as a spreadsheet damaged it (`2.02E+12`). */
const APPLICATION_NUMBER = /^(?:CN|ZL)?[\s.]*(?:\d{8}|\d{4}\s?\d\s?\d{7})(?:\s?\.?\s?[\dX])?$|^\d(?:\.\d+)?E\+?1[0-3]$/i;
const PUBLICATION_NUMBER = /^CN\s?\d{7,9}\s?[A-Z]\d?$/i;

/** Kinds in the order in which they are tried: the stricter before the looser. */
const TESTS: readonly (readonly [ContentKind, (cell: string) => boolean])[] = [
  ['publication-number', (cell) => PUBLICATION_NUMBER.test(cell)],
  ['date', (cell) => findDay(cell) !== undefined && !isBareNumber(cell, 5)],
  ['application-number', (cell) => APPLICATION_NUMBER.test(cell)],
  ['class', startsLikeClass],
  ['postcode', (cell) => /^\d{6}$/.test(cell)],
  ['serial-date', (cell) => isBareNumber(cell, 5) && findDay(cell) !== undefined],
  ['integer', (cell) => /^\d{1,9}$/.test(cell)],
  ['combined-text', (cell) => cell.length > 60 && (/\[SEP\]/.test(cell) || /^Title\s*[:：]/.test(cell))],
  ['claim', looksLikeClaim],
  ['long-text', (cell) => cell.length > 60 || cell.endsWith('。')],
  ['address', looksLikeAddress],
  ['names', looksLikeNames],
];

const ENOUGH = 0.6;

/** What most of a column's filled cells are. Every cell is text. */
export function contentOf(cells: readonly string[]): ColumnContent {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  const organisations = shareOf(filled, (cell) => looksLikeOrganisation(firstName(cell)));
  if (filled.length === 0) return { kind: 'blank', share: 1, organisations: 0, filled: 0 };
  for (const [kind, test] of TESTS) {
    const share = shareOf(filled, test);
    if (share >= ENOUGH) return { kind, share, organisations, filled: filled.length };
  }
  return { kind: 'short-text', share: shareOf(filled, (cell) => cell.length <= 60), organisations, filled: filled.length };
}

function shareOf(cells: readonly string[], test: (cell: string) => boolean): number {
  return cells.length === 0 ? 0 : cells.filter(test).length / cells.length;
}

function isBareNumber(cell: string, digits: number): boolean {
  return new RegExp(`^\\d{${digits}}(?:\\.0+)?$`).test(cell);
}

function firstName(cell: string): string {
  return splitNames(cell, nameStyleOf([cell]))[0] ?? '';
}

/** Numbered 1, or saying within its beginning what characterises the invention; an abstract speaks of itself instead. */
function looksLikeClaim(cell: string): boolean {
  if (/^\s*1\s*[.．、]\s*[\u4e00-\u9fff]/.test(cell)) return true;
  return cell.length > 30 && /其特征(?:在于|是|为)/.test(cell.slice(0, 200)) && !/^本|公开了|提供了/.test(cell);
}

function looksLikeNames(cell: string): boolean {
  const name = firstName(cell);
  return looksLikeOrganisation(name) || looksLikePerson(name);
}

function looksLikeAddress(cell: string): boolean {
  if (/^\d{6}\s*[\u4e00-\u9fff]/.test(cell)) return true;
  return findRegion(cell) !== undefined && !looksLikeOrganisation(firstName(cell)) && /[省市区县州旗]|^中国|自治/.test(cell);
}
