import type { Static } from 'typebox';
import type { RegisterCount as RegisterCountSchema } from '#contract/schemas.ts';
import type { CivilDate } from '#domain/calendar/civil-date.ts';
import { group } from '#domain/form/number-text.ts';
import type { Indicator } from '#domain/indicator/indicator.ts';
import type { PatentKind } from '#domain/patent/number.ts';
import type { Label } from '#domain/text.ts';
import { isFollowed } from '../patents/stock/follow-stock.ts';
import { registerStock, type StockCount } from '../patents/stock/read-stock.ts';
import type { Reading } from './reading.ts';

export type RegisterCount = Static<typeof RegisterCountSchema>;

/** The stocks that the register of patents counts as well (第二来源). */
const COUNTED: Readonly<Record<string, PatentKind>> = { 'inventions-in-force': 'invention', 'utility-in-force': 'utility', 'designs-in-force': 'design' };

const NOTHING: StockCount = { inForce: 0, undecided: 0, highValue: 0, highUndecided: 0, averageAge: null };

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
  const kind = COUNTED[indicator.id];
  if (!kind || asked.unit !== undefined) return undefined;
  const { districtsNow } = organisation;
  const [{ districts, all, noDistrict }, upToDate] = await Promise.all([registerStock(database, districtsNow, kind, day), isFollowed(database)]);
  const shown = asked.district === undefined ? official : official.filter(({ district }) => district === asked.district);
  const { inForce, undecided, averageAge } = asked.district === undefined ? all : (districts.get(asked.district) ?? NOTHING);
  return {
    day, inForce, undecided, averageAge, upToDate, noDistrict: noDistrict.inForce,
    districts: shown.map((each) => compared(each, districts.get(each.district) ?? NOTHING, noDistrict.inForce)),
  };
}

function compared({ district, name, value }: Official, { inForce, undecided }: StockCount, loose: number): RegisterCount['districts'][number] {
  const gap = value === null ? null : inForce - value;
  const cause = gap === null ? undefined : causeOf(gap, undecided, loose);
  return { district, name, official: value, register: inForce, undecided, difference: gap, ...(cause && { cause }) };
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
