import type { Static } from 'typebox';
import type { RegisterCount as RegisterCountSchema } from '#contract/schemas.ts';
import type { CivilDate } from '#domain/calendar/civil-date.ts';
import { group } from '#domain/form/number-text.ts';
import { evaluate } from '#domain/indicator/evaluate.ts';
import type { Period, Scope } from '#domain/indicator/fact.ts';
import type { Indicator } from '#domain/indicator/indicator.ts';
import type { PatentKind } from '#domain/patent/number.ts';
import { OWNER_KINDS, type OwnerKind } from '#domain/patent/owner-kind.ts';
import type { Label } from '#domain/text.ts';
import { isFollowed } from '../patents/stock/follow-stock.ts';
import { NO_STOCK, registerStock, type StockCount } from '../patents/stock/read-stock.ts';
import type { Reading } from './reading.ts';

export type RegisterCount = Static<typeof RegisterCountSchema>;

/** What of the register's count stands beside an indicator. */
interface Counted {
  readonly kind: PatentKind;
  /** Which count, and which one is not certain. */
  readonly certain: 'inForce' | 'highValue';
  readonly uncertain: 'undecided' | 'highUndecided';
}

const inForce = (kind: PatentKind): Counted => ({ kind, certain: 'inForce', uncertain: 'undecided' });
const HIGH: Counted = { kind: 'invention', certain: 'highValue', uncertain: 'highUndecided' };

/** The stocks that the register of patents counts as well (第二来源), and its own indicators. */
const COUNTED: Readonly<Record<string, Counted>> = {
  'inventions-in-force': inForce('invention'), 'utility-in-force': inForce('utility'), 'designs-in-force': inForce('design'), 'high-value-inventions': HIGH,
  'register-inventions-in-force': inForce('invention'), 'register-inventions-undecided': inForce('invention'), 'register-inventions-average-age': inForce('invention'), 'register-inventions-per-10k': inForce('invention'),
  'register-utility-in-force': inForce('utility'), 'register-designs-in-force': inForce('design'),
  'register-high-value-inventions': HIGH, 'register-high-value-undecided': HIGH, 'register-high-value-per-10k': HIGH,
};

/** Ratios of statements, and those that the register computes of its own count. */
const RATIOS: Readonly<Record<string, string>> = { 'inventions-per-10k': 'register-inventions-per-10k', 'high-value-per-10k': 'register-high-value-per-10k' };

/** What of the register's count an indicator stands for; undefined for what the register does not count. */
export function countedOf(indicator: string): Counted | undefined {
  return COUNTED[indicator];
}

/** A ratio as the register's own count makes it, with population as a supplied figure; null without basis, undefined for what is no such ratio. */
export async function registerRatio({ on }: Pick<Reading, 'on'>, indicator: Indicator, period: Period, scope: Scope): Promise<number | null | undefined> {
  const own = RATIOS[indicator.id];
  return own === undefined ? undefined : (await evaluate(on, own, period, scope)).value;
}

/** A district as the source in force tells it. */
interface Official {
  readonly district: string;
  readonly name: string;
  readonly value: number | null;
}

/**
 * What the register itself counts of an indicator on a day, by district, beside the source in force (登记簿自有计数): with
 * its coverage, and of each difference what the data can tell. Undefined for what the register does not count.
 */
export async function registerCount({ database, organisation }: Reading, indicator: Indicator, day: CivilDate, asked: { readonly district?: string; readonly unit?: string }, official: readonly Official[]): Promise<RegisterCount | undefined> {
  const counted = COUNTED[indicator.id];
  if (!counted || asked.unit !== undefined) return undefined;
  const { districtsNow } = organisation;
  const isHighValue = counted.certain === 'highValue';
  const byOwner = isHighValue || asked.district !== undefined ? [] : OWNERS;
  const [{ districts, all, noDistrict }, upToDate, ...owners] = await Promise.all([
    registerStock(database, districtsNow, counted.kind, day, { highValue: isHighValue }), isFollowed(database),
    ...byOwner.map((owner) => registerStock(database, districtsNow, counted.kind, day, { owner })),
  ]);
  const shown = asked.district === undefined ? official : official.filter(({ district }) => district === asked.district);
  const count = asked.district === undefined ? all : (districts.get(asked.district) ?? NO_STOCK);
  return {
    day, inForce: count[counted.certain], undecided: count[counted.uncertain], averageAge: isHighValue ? null : count.averageAge, upToDate, noDistrict: noDistrict[counted.certain],
    isHighValue, owners: byOwner.map((owner, index) => ({ owner, name: { ...OWNER_KINDS[owner] }, value: owners[index]?.all.inForce ?? 0 })),
    districts: shown.map((each) => compared(each, districts.get(each.district) ?? NO_STOCK, noDistrict[counted.certain], counted, indicator.source !== 'register')),
  };
}

const OWNERS = Object.keys(OWNER_KINDS) as OwnerKind[];

/** Beside another source the difference and what the data tell of it; the register beside itself has none. */
function compared({ district, name, value }: Official, count: StockCount, loose: number, { certain, uncertain }: Counted, hasOther: boolean): RegisterCount['districts'][number] {
  const own = { district, name, register: count[certain], undecided: count[uncertain] };
  if (!hasOther) return { ...own, official: null, difference: null };
  const gap = value === null ? null : count[certain] - value;
  const cause = gap === null ? undefined : causeOf(gap, count[uncertain], loose);
  return { ...own, official: value, difference: gap, ...(cause && { cause }) };
}

/** Why the register counts another number, as far as its data tell (差异原因). */
export function causeOf(gap: number, undecided: number, loose: number): Label | undefined {
  if (gap === 0) return undefined;
  if (gap > 0) return { zh: '登记簿未见失效记录，按届满推定为有效', en: 'presumed in force until the term ends: the register has no record of their end' };
  const rest = -gap - undecided;
  if (rest <= 0) return { zh: `${group(undecided)} 件未定`, en: `${group(undecided)} undecided` };
  const missing = Math.max(0, rest - loose);
  const parts = [
    ...(undecided > 0 ? [{ zh: `${group(undecided)} 件未定`, en: `${group(undecided)} undecided` }] : []),
    ...(loose > 0 ? [{ zh: `全市 ${group(loose)} 件未归区`, en: `${group(loose)} of the city without a district` }] : []),
    ...(missing > 0 ? [{ zh: `至少 ${group(missing)} 件未入册`, en: `at least ${group(missing)} not in the register` }] : []),
  ];
  return { zh: parts.map(({ zh }) => zh).join('；'), en: parts.map(({ en }) => en).join('; ') };
}
