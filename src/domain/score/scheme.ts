import { quotient } from '../form/number-text.ts';

/**
 * How an item of an assessment gives points (评分法). Points are in hundredths throughout, so that sums are exact.
 * - `linear` 线性: from nothing at `zero` to all of the item's points at `full`, never less and never more. `full` may lie below `zero`: less is better.
 * - `stepped` 阶梯: the points of the highest step that is reached; nothing below the first.
 * - `bonus` 加分: so many points for each full `per`, at most the item's points; they come on top of the total.
 * - `veto` 一票否决: no points; the district is vetoed where the value is greater than `limit`.
 */
export type Method =
  | { readonly kind: 'linear'; readonly zero: number; readonly full: number }
  | { readonly kind: 'stepped'; readonly steps: readonly Step[] }
  | { readonly kind: 'bonus'; readonly per: number; readonly points: number }
  | { readonly kind: 'veto'; readonly limit: number };

export interface Step {
  readonly from: number;
  /** Hundredths of a point. */
  readonly points: number;
}

/** One item of an assessment scheme (考核指标). */
export interface SchemeItem {
  readonly indicator: string;
  /** The most it gives (分值), in hundredths of a point; 0 for a veto. */
  readonly points: number;
  readonly method: Method;
}

/** What an item gave; null where its indicator has no value: missing is not zero. */
export interface ItemScore {
  readonly indicator: string;
  readonly value: number | null;
  readonly points: number | null;
  readonly vetoed: boolean;
}

/** A district's score (得分); without a total where an item has no value, and last where it is vetoed. */
export interface Score {
  readonly items: readonly ItemScore[];
  readonly total: number | null;
  readonly vetoed: boolean;
}

/** Points of one item for a value. */
export function itemScore({ indicator, points: most, method }: SchemeItem, value: number | null): ItemScore {
  if (value === null) return { indicator, value, points: null, vetoed: false };
  if (method.kind === 'veto') return { indicator, value, points: 0, vetoed: value > method.limit };
  return { indicator, value, points: pointsOf(method, most, value), vetoed: false };
}

function pointsOf(method: Exclude<Method, { readonly kind: 'veto' }>, most: number, value: number): number {
  switch (method.kind) {
    case 'linear':
      return clamped(linear(method, most, value), most);
    case 'stepped':
      return clamped(Math.max(0, ...method.steps.filter(({ from }) => value >= from).map(({ points }) => points)), most);
    case 'bonus':
      return clamped(Math.floor(value / method.per) * method.points, most);
  }
}

/** Half up at the hundredth of a point, by whole numbers. */
function linear({ zero, full }: { readonly zero: number; readonly full: number }, most: number, value: number): number {
  const [top, bottom] = [inMillionths(value - zero), inMillionths(full - zero)];
  const [up, down] = bottom < 0n ? [-top, -bottom] : [top, bottom];
  return up <= 0n ? 0 : Number(quotient(up * BigInt(most), down, 0));
}

function inMillionths(value: number): bigint {
  return BigInt(Math.round(value * 1e6));
}

function clamped(points: number, most: number): number {
  return Math.min(Math.max(points, 0), most);
}

/** The score of one district from the values of its indicators. */
export function scoreOf(items: readonly SchemeItem[], valueOf: (indicator: string) => number | null): Score {
  const scores = items.map((item) => itemScore(item, valueOf(item.indicator)));
  const missing = scores.some(({ points }) => points === null);
  return { items: scores, total: missing ? null : scores.reduce((sum, { points }) => sum + (points ?? 0), 0), vetoed: scores.some(({ vetoed }) => vetoed) };
}

/** Equal totals share a place; the next one follows after as many as share it (1224) or at once (1223). */
export type Ties = '1224' | '1223';

/** Places by total, highest first; vetoed ones after all others; null for those without a total. */
export function placesOfScores(scores: readonly Pick<Score, 'total' | 'vetoed'>[], ties: Ties = '1224'): readonly (number | null)[] {
  const ranked = scores.filter(({ total }) => total !== null);
  const before = (one: Pick<Score, 'total' | 'vetoed'>): number => {
    const ahead = ranked.filter((other) => compare(other, one) > 0);
    return ties === '1224' ? ahead.length : new Set(ahead.map(({ total, vetoed }) => `${total} ${vetoed}`)).size;
  };
  return scores.map((score) => (score.total === null ? null : before(score) + 1));
}

function compare(one: Pick<Score, 'total' | 'vetoed'>, other: Pick<Score, 'total' | 'vetoed'>): number {
  if (one.vetoed !== other.vetoed) return one.vetoed ? -1 : 1;
  return (one.total ?? 0) - (other.total ?? 0);
}
