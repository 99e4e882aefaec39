import { SSF } from '@e965/xlsx';
import type { CellObject } from '@e965/xlsx';

const DAYS_BETWEEN_1900_AND_1904 = 1462;

/**
 * The text of a workbook cell as its author meant it: long numbers keep every digit and formatted leading zeros, dates
 * become `YYYY-MM-DD` (with ` HH:MM:SS` where there is a time), percentages stay as printed, formulas give their result.
 */
export function cellText(cell: CellObject, date1904 = false): string {
  switch (cell.t) {
    case 'n':
      return numberText(Number(cell.v), cell, date1904);
    case 's':
      return String(cell.v ?? '');
    case 'b':
      return cell.v ? 'TRUE' : 'FALSE';
    case 'd':
    case 'e':
      return cell.w ?? '';
    case 'z':
      return '';
  }
}

function numberText(value: number, cell: CellObject, date1904: boolean): string {
  const format = cell.z === undefined ? 'General' : String(cell.z);
  if (format !== 'General' && SSF.is_date(format)) return dateText(date1904 ? value + DAYS_BETWEEN_1900_AND_1904 : value) ?? plainNumber(value);
  const printed = (cell.w ?? '').trim();
  if (/^0\d+$/.test(printed) || printed.endsWith('%')) return printed;
  return plainNumber(value);
}

/** Every digit of a whole number; of a fraction the 15 significant digits that a workbook holds. */
function plainNumber(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e21) return BigInt(value).toString();
  return String(Number(value.toPrecision(15)));
}

function dateText(serial: number): string | undefined {
  const code: { y: number; m: number; d: number; H: number; M: number; S: number } | null = SSF.parse_date_code(serial);
  if (!code || code.y < 1 || code.m < 1) return undefined;
  const day = `${pad(code.y, 4)}-${pad(code.m, 2)}-${pad(code.d, 2)}`;
  const time = `${pad(code.H, 2)}:${pad(code.M, 2)}:${pad(Math.floor(code.S), 2)}`;
  return time === '00:00:00' ? day : `${day} ${time}`;
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}
