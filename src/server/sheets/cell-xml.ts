import { isCivilDate } from '#domain/calendar/civil-date.ts';
import { escapeMarkup } from '#domain/report/printable-text.ts';
import type { CellStyle } from './styles-xml.ts';
import { styleIndex } from './styles-xml.ts';
import type { CellValue, ColumnKind } from './sheet.ts';

/** The most characters Excel keeps in a cell. */
const CELL_CHARACTERS = 32_767;
/** Beyond 15 digits Excel rounds: such a number is written as text. */
const EXACT_DIGITS = 10n ** 15n;
const DAY_MS = 86_400_000;
/** Serial number of 1970-01-01 in Excel's calendar. */
const EPOCH_SERIAL = 25_569;
/** Before this day Excel's calendar is wrong (it has a 29 February 1900). */
const FIRST_EXACT_DAY = '1900-03-01';

/** Text that a spreadsheet could take for a formula when it is typed again or read from CSV. */
export const looksLikeFormula = (value: string): boolean => /^[=+\-@\t\r\n＝＋－＠]/.test(value);

/** One cell in row `row`; empty cells are written only where a form needs them unlocked. */
export function cellXml(column: string, row: number, kind: ColumnKind, value: CellValue, style: CellStyle): string {
  if (value === null || value === undefined || value === '') return style === 'open' ? `<c r="${column}${row}" s="${styleIndex(kind, style)}"/>` : '';
  const number = numericText(kind, value);
  if (number !== undefined) return `<c r="${column}${row}" s="${styleIndex(kind, style)}"><v>${number}</v></c>`;
  return textCell(column, row, String(value), style);
}

/** Text is always a string in the file, never a formula; what looks like one is also marked as quoted. */
export function textCell(column: string, row: number, value: string, style: CellStyle | 'header'): string {
  const index = styleIndex(looksLikeFormula(value) ? 'quoted' : 'text', style);
  return `<c r="${column}${row}" s="${index}" t="inlineStr"><is><t xml:space="preserve">${cellText(value)}</t></is></c>`;
}

/** The common case, told at a glance: no markup, control character, surrogate, non-character or `_x`. */
const NEEDS_NOTHING = /^(?:[^\P{Assigned}\p{Cc}\p{Cs}&<>"'_]|_(?!x))*$/u;

/** Text fit for a cell: escaped, `_x0041_` kept from being read as a character, cut with … at Excel's limit. */
export function cellText(value: string): string {
  const fitting = value.length > CELL_CHARACTERS ? `${value.slice(0, CELL_CHARACTERS - 1).toWellFormed()}…` : value;
  if (NEEDS_NOTHING.test(fitting)) return fitting;
  return escapeMarkup(fitting).replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
}

/** The number Excel stores, in decimal digits; undefined if the value is not of its kind or cannot be kept exactly. */
function numericText(kind: ColumnKind, value: CellValue): string | undefined {
  switch (kind) {
    case 'text':
      return undefined;
    case 'number':
    case 'integer':
    case 'decimal':
      return plainNumber(value);
    case 'percent':
      return typeof value === 'number' ? plainNumber(Number((value / 100).toPrecision(15))) : undefined;
    case 'money':
      return yuanText(value);
    case 'date':
      return dateSerial(value);
  }
}

function plainNumber(value: CellValue): string | undefined {
  if (typeof value === 'bigint') return value < EXACT_DIGITS && value > -EXACT_DIGITS ? String(value) : undefined;
  if (typeof value !== 'number' || !Number.isFinite(value)) return undefined;
  return Number.isInteger(value) && Math.abs(value) >= 1e15 ? undefined : String(value);
}

/** Integer fen as yuan with two decimals, without passing through a fraction. */
export function yuanText(value: CellValue): string | undefined {
  if (typeof value !== 'bigint' && !(typeof value === 'number' && Number.isSafeInteger(value))) return undefined;
  const fen = BigInt(value);
  const digits = String(fen < 0n ? -fen : fen).padStart(3, '0');
  const text = `${fen < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
  return digits.length > 15 ? undefined : text;
}

function dateSerial(value: CellValue): string | undefined {
  if (!isCivilDate(value) || value < FIRST_EXACT_DAY) return undefined;
  return String(Date.parse(`${value}T00:00:00Z`) / DAY_MS + EPOCH_SERIAL);
}

/** A, B, … Z, AA: the letters of a column counted from 0. */
export function columnLetters(index: number): string {
  const rest = Math.floor(index / 26);
  return (rest === 0 ? '' : columnLetters(rest - 1)) + String.fromCharCode(65 + (index % 26));
}
