/** A decimal number without rounding: `units` × 10^-`scale`. */
export interface Decimal {
  readonly units: bigint;
  readonly scale: number;
}

/** Ten thousand (万) and a hundred million (亿), as powers of ten. */
const POWERS = { wan: 4, yi: 8 } as const;

export type LargeUnit = keyof typeof POWERS;

const NUMBER = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/;

/** The decimal that a number prints as: 1.005 is exactly 1.005. Throws RangeError on NaN and infinities. */
export function decimalOf(value: number | bigint): Decimal {
  const match = NUMBER.exec(String(value));
  if (!match) throw new RangeError(`not a finite number: ${value}`);
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match;
  return shifted({ units: BigInt(`${sign}${whole}${fraction}`), scale: fraction.length }, Number(exponent));
}

/** A decimal times 10^`power`. */
export function shifted({ units, scale }: Decimal, power: number): Decimal {
  const moved = scale - power;
  return moved >= 0 ? { units, scale: moved } : { units: units * 10n ** BigInt(-moved), scale: 0 };
}

/** `units` at exactly `places` decimals, or undefined when digits would be lost. */
export function exactUnits({ units, scale }: Decimal, places: number): bigint | undefined {
  if (scale <= places) return units * 10n ** BigInt(places - scale);
  const divisor = 10n ** BigInt(scale - places);
  return units % divisor === 0n ? units / divisor : undefined;
}

/** Integer division rounded half up on the absolute value (四舍五入): 5/2 is 3, -5/2 is -3. `denominator` is positive. */
function divideHalfUp(numerator: bigint, denominator: bigint): bigint {
  const magnitude = numerator < 0n ? -numerator : numerator;
  const rounded = (2n * magnitude + denominator) / (2n * denominator);
  return numerator < 0n ? -rounded : rounded;
}

function fixed(units: bigint, places: number): string {
  const digits = (units < 0n ? -units : units).toString().padStart(places + 1, '0');
  const split = digits.length - places;
  const sign = units < 0n ? '-' : '';
  return places === 0 ? sign + digits : `${sign}${digits.slice(0, split)}.${digits.slice(split)}`;
}

/** `numerator / denominator` with exactly `places` decimals, half up; a negative that rounds to nothing is 0. Throws on a denominator of 0. */
export function quotient(numerator: bigint, denominator: bigint, places: number): string {
  if (denominator === 0n) throw new RangeError('division by zero');
  const sign = denominator < 0n ? -1n : 1n;
  return fixed(divideHalfUp(sign * numerator * 10n ** BigInt(places), sign * denominator), places);
}

/** A number with exactly `places` decimals, half up, without separators: decimal(1.005, 2) is '1.01'. */
export function decimal(value: number | bigint, places: number): string {
  const { units, scale } = decimalOf(value);
  return quotient(units, 10n ** BigInt(scale), places);
}

/** Thousands separated by commas (千分位): '1234567.5' is '1,234,567.5'. Takes a number or a plain decimal text. */
export function group(value: number | bigint | string): string {
  const [whole = '', fraction] = plain(value).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

function plain(value: number | bigint | string): string {
  if (typeof value === 'string') return value;
  const { units, scale } = decimalOf(value);
  return fixed(units, scale);
}

/**
 * A whole amount in 万 or 亿, half up by integer arithmetic, grouped, without the unit's name.
 * `scale` is the number of decimals that the amount's smallest unit stands for: 2 for fen, 0 for items.
 * roundedIn(253_700_000_000, 2, 'yi', 2) is '25.37'.
 */
export function roundedIn(value: number | bigint, scale: number, unit: LargeUnit, decimals: number): string {
  return group(quotient(BigInt(value), 10n ** BigInt(scale + POWERS[unit]), decimals));
}

/** Yuan with two decimals, grouped: 123_450 fen is '1,234.50'. */
export function yuan(fen: number | bigint): string {
  return group(quotient(BigInt(fen), 100n, 2));
}

/** A size in bytes as people read it, half up to one decimal: '1.5 MB'. */
export function byteSize(bytes: number): string {
  const steps = ['B', 'KB', 'MB', 'GB'];
  const step = Math.min(steps.length - 1, Math.floor(Math.log2(Math.max(bytes, 1)) / 10));
  const text = quotient(BigInt(bytes), 1024n ** BigInt(step), step === 0 ? 0 : 1);
  return `${text.replace(/\.0$/, '')} ${steps[step]}`;
}
