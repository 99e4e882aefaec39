import type { Actor } from '#domain/access/actor.ts';
import { type CivilDate, earlier, endOfMonth } from '#domain/calendar/civil-date.ts';
import { evaluate } from '#domain/indicator/evaluate.ts';
import { type Fact, type Period, type Scope, yearPeriod } from '#domain/indicator/fact.ts';
import type { Indicator } from '#domain/indicator/indicator.ts';
import { districtsOn, type Reading } from '../report/reading.ts';
import { factFor, WITHHELD } from '../report/fact-reply.ts';

/** How sure a value is: as it is, of a period that has not ended, missing, without meaning, or withheld. */
export type ObservationStatus = 'normal' | 'provisional' | 'missing' | 'no-meaning' | 'withheld';

/** One value of an indicator's series (时间序列观测值). */
export interface Observation {
  readonly indicator: Indicator;
  readonly frequency: 'year' | 'month';
  /** YYYY or YYYY-MM. */
  readonly time: string;
  readonly period: Period;
  /** The district's code, the whole city's for what is told of it. */
  readonly area: string;
  readonly value: number | null;
  readonly status: ObservationStatus;
}

/** What is asked for: which indicators, of which years, for whom. */
export interface SeriesAsked {
  readonly indicators: readonly Indicator[];
  readonly years: readonly number[];
  readonly actor: Actor;
  readonly today: CivilDate;
}

/** A place and a time that each indicator is told of. */
interface Slot {
  readonly frequency: Observation['frequency'];
  readonly time: string;
  readonly period: Period;
  readonly area: string;
  readonly scope: Scope;
}

/** The code of the whole city in the tree of districts. */
export function wholeArea({ organisation }: Pick<Reading, 'organisation'>): string {
  return organisation.districts.find(({ parent }) => parent === undefined)?.code ?? 'all';
}

/** Every year of the whole city and of each district, and every month of the whole city, as far as they have begun. */
function slotsOf(reading: Reading, year: number, today: CivilDate): readonly Slot[] {
  const whole = wholeArea(reading);
  const upTo = (period: Period): Period => ({ from: period.from, to: earlier(period.to, today) });
  const annual = { frequency: 'year', time: String(year), period: upTo(yearPeriod(year)) } as const;
  const months = Array.from({ length: 12 }, (_, index) => `${year}-${String(index + 1).padStart(2, '0')}`);
  return [
    { ...annual, area: whole, scope: {} },
    ...districtsOn(reading.organisation, annual.period.to).map(({ code }): Slot => ({ ...annual, area: code, scope: { district: code } })),
    ...months.filter((time) => `${time}-01` <= today).map((time): Slot => ({ frequency: 'month', time, period: upTo({ from: `${time}-01`, to: endOfMonth(`${time}-01`) }), area: whole, scope: {} })),
  ];
}

/** The series of some indicators, year by year. Small counts are withheld from who may not open their rows. */
export async function* observations(reading: Reading, { indicators, years, actor, today }: SeriesAsked): AsyncGenerator<Observation> {
  for (const year of years) {
    const slots = slotsOf(reading, year, today);
    for (const indicator of indicators) {
      const told = await Promise.all(slots.map(async (slot) => observed(reading, actor, indicator, slot, await evaluate(reading.on, indicator.id, slot.period, slot.scope), today)));
      yield* withoutComplement(told, wholeArea(reading));
    }
  }
}

/** Fewer rows than this tell of single cases. */
const FEW = 3;

function observed(reading: Reading, actor: Actor, indicator: Indicator, { frequency, time, period, area, scope }: Slot, fact: Fact, today: CivilDate): Observation {
  const isSmall = actor.kind !== 'system' && indicator.source === 'records' && scope.district !== undefined && fact.rows > 0 && fact.rows < FEW;
  const { value, reason } = factFor(reading, actor, fact);
  const shared = { indicator, frequency, time, period, area };
  if (isSmall || reason === WITHHELD) return { ...shared, value: null, status: 'withheld' };
  const isOlder = fact.instant !== undefined && fact.instant < period.from;
  if (isOlder) return { ...shared, value: null, status: 'missing' };
  if (value === null) return { ...shared, value: null, status: reason === 'zero-denominator' ? 'no-meaning' : 'missing' };
  return { ...shared, value: Number(value.toPrecision(15)), status: period.to >= today ? 'provisional' : 'normal' };
}

/** Where one district alone is withheld, its value could be had by subtraction: the smallest other is withheld with it. */
export function withoutComplement(told: readonly Observation[], whole: string): readonly Observation[] {
  const districts = told.filter(({ area }) => area !== whole);
  if (districts.filter(({ status }) => status === 'withheld').length !== 1) return told;
  const [smallest] = districts.filter(({ value }) => value !== null && value !== 0).toSorted((a, b) => (a.value ?? 0) - (b.value ?? 0));
  return told.map((each) => (each === smallest ? { ...each, value: null, status: 'withheld' } : each));
}
