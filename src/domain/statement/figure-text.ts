import { exactUnits } from '../form/number-text.ts';
import { parseDecimal } from '../form/typed-number.ts';

/** A number in a cell without rounding: `value` × 10^-`scale`; 24.80% is 2480 at scale 2. */
export interface Figure {
  readonly value: number;
  readonly scale: number;
  readonly percent: boolean;
}

/** What statistical tables print where there is no number (空缺): dashes, dots, a stroke. Never 0. */
const MISSING = /^(?:[-—–―－一~～.…·/／*×]*|N\/?A|n\.a\.|无|空)$/i;

/**
 * The number that a cell shows: thousands separators, full-width digits, percentages, 万 and 亿. Null where the table
 * has no number; undefined for text that is none, and for numbers too long to be exact.
 */
export function readFigure(text: string): Figure | null | undefined {
  const plain = text.normalize('NFKC').replace(/[\s\u00a0]/g, '');
  if (MISSING.test(plain)) return null;
  const percent = plain.endsWith('%');
  const decimal = parseDecimal((percent ? plain.slice(0, -1) : plain).replace(/^[+＋]/, ''));
  if (!decimal) return undefined;
  const value = Number(exactUnits(decimal, decimal.scale));
  return Number.isSafeInteger(value) ? { value, scale: decimal.scale, percent } : undefined;
}
