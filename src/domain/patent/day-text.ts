import { addDays, isCivilDate } from '../calendar/civil-date.ts';
import type { CivilDate } from '../calendar/civil-date.ts';

/** 2019-07-09, 2019.7.9, 2019/07/09, 2019年7月9日, each with or without a time of day behind it. */
const SEPARATED = /^(\d{4})\s?[-./年－．／]\s?(\d{1,2})\s?[-./月－．／]\s?(\d{1,2})日?(?:[T\s]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?)?$/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/;
/** Whole-day serial numbers of a spreadsheet, 1954-10-03 to 2119-01-10: five digits, so that no year or count is taken for one. */
const SERIAL = /^[2-7]\d{4}(?:\.0+)?$/;
const SERIAL_ZERO = '1899-12-30';

/** The civil day that a cell means, in any of the forms people and spreadsheets write it; undefined when it is none. */
export function findDay(text: string): CivilDate | undefined {
  const plain = halfWidth(text.trim());
  const match = SEPARATED.exec(plain) ?? COMPACT.exec(plain);
  if (!match) return SERIAL.test(plain) ? addDays(SERIAL_ZERO, Math.floor(Number(plain))) : undefined;
  const [, year = '', month = '', day = ''] = match;
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isCivilDate(written) ? written : undefined;
}

/** Full-width digits, letters and punctuation (全角) as their half-width forms (半角). */
export function halfWidth(text: string): string {
  return /[\uff01-\uff5e\u3000]/.test(text)
    ? text.replace(/[\uff01-\uff5e]/g, (each) => String.fromCharCode(each.charCodeAt(0) - 0xfee0)).replaceAll('\u3000', ' ')
    : text;
}
