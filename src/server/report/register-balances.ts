import type { Kysely } from 'kysely';
import type { CivilDate } from '#domain/calendar/civil-date.ts';
import type { Balances, LatestLevel, Scope } from '#domain/indicator/fact.ts';
import type { District } from '#domain/organisation/organisation.ts';
import type { PatentKind } from '#domain/patent/number.ts';
import { OWNER_KINDS, type OwnerKind } from '#domain/patent/owner-kind.ts';
import type { Schema } from '../database/schema.ts';
import type { Organisation } from '../organisation/organisation.ts';
import { NO_STOCK, type RegisterStock, registerStock, type StockCount } from '../patents/stock/read-stock.ts';

/** What of the register's count an indicator is (登记簿指标). */
export interface RegisterMeasure {
  readonly kind: PatentKind;
  readonly highValue?: true;
  of(count: StockCount): number | null;
}

const inForce = ({ inForce: count }: StockCount): number => count;

/** Indicators that the register counts; see `catalog/registers/patent-stock.ts`. Average ages are kept in millionths, so that they are rounded once, when shown. */
const REGISTER_MEASURES: Readonly<Record<string, RegisterMeasure>> = {
  'register-inventions-in-force': { kind: 'invention', of: inForce },
  'register-utility-in-force': { kind: 'utility', of: inForce },
  'register-designs-in-force': { kind: 'design', of: inForce },
  'register-inventions-undecided': { kind: 'invention', of: ({ undecided }) => undecided },
  'register-high-value-inventions': { kind: 'invention', highValue: true, of: ({ highValue }) => highValue },
  'register-high-value-undecided': { kind: 'invention', highValue: true, of: ({ highUndecided }) => highUndecided },
  'register-inventions-average-age': { kind: 'invention', of: ({ averageAge }) => (averageAge === null ? null : Math.round(averageAge * 1_000_000)) },
};

/** The balances with the register of patents as a source of levels. Of no unit the register counts anything, only of districts and kinds of owner. */
export function withRegister(balances: Balances, database: Kysely<Schema>, { districtsNow }: Pick<Organisation, 'districtsNow'>): Balances {
  const known = new Map<string, Promise<RegisterStock>>();
  const stockOf = ({ kind, highValue: wanted }: RegisterMeasure, day: CivilDate, owner: OwnerKind | undefined): Promise<RegisterStock> => {
    const highValue = wanted === true;
    const key = [kind, highValue, day, owner].join(' ');
    const asked = known.get(key) ?? registerStock(database, districtsNow, kind, day, { highValue, ...(owner !== undefined && { owner }) });
    known.set(key, asked);
    return asked;
  };
  return {
    ...balances,
    latest: async (indicator, period, source, scope) => {
      const measure = source === 'register' ? REGISTER_MEASURES[indicator] : undefined;
      if (!measure) return balances.latest(indicator, period, source, scope);
      const owner = ownerIn(scope);
      return owner === null || scope.unit !== undefined ? undefined : levelOf(await stockOf(measure, period.to, owner), measure, districtsNow, scope);
    },
  };
}

/** The kind of owner asked for; null where another dimension is asked for, which the register does not know. */
function ownerIn({ dimensions = {} }: Scope): OwnerKind | undefined | null {
  const { owner, ...others } = dimensions;
  if (Object.keys(others).length > 0) return null;
  if (owner === undefined) return undefined;
  return Object.hasOwn(OWNER_KINDS, owner) ? (owner as OwnerKind) : null;
}

/** A register without a patent of the kind says nothing; a district without one says zero. */
function levelOf(stock: RegisterStock, { of }: RegisterMeasure, districts: readonly District[], { district }: Scope): LatestLevel | undefined {
  const count = district === undefined || isWhole(districts, district) ? stock.all : (stock.districts.get(district) ?? NO_STOCK);
  const isEmpty = stock.all.inForce + stock.all.undecided + stock.noDistrict.inForce === 0;
  const amount = isEmpty ? null : of(count);
  return amount === null ? undefined : { amount, rows: count.inForce, date: stock.day, districts: district === undefined ? [] : [district] };
}

/** The city, with all districts below it. */
function isWhole(districts: readonly District[], code: string): boolean {
  return districts.find((each) => each.code === code)?.parent === undefined && districts.some(({ parent }) => parent === code);
}
