import { type Decimal, decimalOf, shifted } from './number-text.ts';

const TYPED = /^([+-]?)(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d+))?(万亿|亿|万)?$/;
const POWER: Readonly<Record<string, number>> = { 万: 4, 亿: 8, 万亿: 12 };
/** Longer than any number that a person types. */
const LONGEST = 60;

/**
 * The exact decimal that a person typed or a cell shows: '1,234.50', '3万', '25.37亿', full-width digits, a sign.
 * Undefined for anything else, exponents included.
 */
export function parseDecimal(typed: string): Decimal | undefined {
  if (typed.length > LONGEST) return undefined;
  const match = TYPED.exec(typed.normalize('NFKC').replace(/\u2212/g, '-').replace(/\s+/g, ''));
  if (!match) return undefined;
  const [, sign = '', whole = '', fraction = '', unit] = match;
  const units = BigInt(whole.replace(/,/g, '') + fraction);
  return shifted({ units: sign === '-' ? -units : units, scale: fraction.length }, POWER[unit ?? ''] ?? 0);
}

/** The exact decimal of a JSON number or of typed text, an allowed unit after it left off. */
export function decimalFrom(input: unknown, units: readonly string[] = []): Decimal | undefined {
  if (typeof input === 'number') return Number.isFinite(input) ? decimalOf(input) : undefined;
  if (typeof input !== 'string' || input.length > LONGEST) return undefined;
  const typed = input.trim();
  const unit = units.find((each) => each !== '' && typed.endsWith(each));
  return parseDecimal(unit ? typed.slice(0, -unit.length) : typed);
}
