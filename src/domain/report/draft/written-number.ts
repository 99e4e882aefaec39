import type { ReadFigure } from '../../reader/read-report.ts';

/** What a text writes: the number, its step (万, 亿 and decimals told), and the word that approximates it. */
export type Written = Pick<ReadFigure, 'value' | 'valueNumber' | 'baseValue' | 'unit' | 'qualifier'>;

/** 余, 多 and 超: the fact is more, by less than the number's last digit stands for. */
const MORE = /^(?:余|多|来|超|逾|超过|超出|过|突破|高于|多于|大于|以上|及以上|高达|多达|不少于|不低于|不小于|至少|最少)$/;
/** 近, 不足: the fact is less. */
const LESS = /^(?:近|接近|将近|不足|不到|以下|以内|之内|低于|少于|不超过|不多于|不高于|至多|最多)$/;

/** The size of one in the last digit that counts: 25.37亿 steps by 100万, 290 by 10 where a word approximates it. */
function stepOf({ value, valueNumber, baseValue, unit }: Written, rough: boolean): number {
  const scale = /^[百千万亿]+/.test(unit) || valueNumber !== baseValue ? Math.abs(baseValue / (valueNumber || 1)) || 1 : 1;
  const decimals = /[.．](\d+)/.exec(value)?.[1]?.length ?? 0;
  const zeros = rough && decimals === 0 ? (/0+$/.exec(String(Math.trunc(valueNumber)))?.[0].length ?? 0) : 0;
  return scale * 10 ** (zeros - decimals);
}

/** Binary fractions are off by less than this. */
const SLACK = 1e-12;

/**
 * Whether a written number tells a fact truthfully: rounded half up in its last digit; with 余 no more than the fact and
 * less than a step below it; with 近 above it by less than a step; with 约 within half a step.
 */
export function isTruthful(written: Written, fact: number): boolean {
  const { baseValue, qualifier } = written;
  const off = fact - baseValue;
  const slack = SLACK * Math.max(1000, Math.abs(fact));
  if (qualifier !== null && MORE.test(qualifier)) return off >= -slack && off < stepOf(written, true) + slack;
  if (qualifier !== null && LESS.test(qualifier)) return off <= slack && -off < stepOf(written, true) + slack;
  const half = stepOf(written, qualifier !== null) / 2;
  return off >= -half - slack && off < half - slack;
}
