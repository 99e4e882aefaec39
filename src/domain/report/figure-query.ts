import { addDays, addYears, type CivilDate, earlier, endOfMonth, endOfYear, startOfMonth, yearOf } from '../calendar/civil-date.ts';
import { type Definitions, indicatorFor } from '../indicator/evaluate.ts';
import type { Boundaries, Period, Scope } from '../indicator/fact.ts';
import type { Indicator } from '../indicator/indicator.ts';
import { type Dimensions, dimensionText } from '../posting/line.ts';
import type { Covers, FigureSpec, FigureTime, Shown } from './genre.ts';

/** What a figure asks of the accounts, apart from how it is written (取数). */
export interface FigureQuery {
  readonly shows: Shown;
  readonly time: FigureTime;
  readonly district?: string;
  readonly dimensions?: Dimensions;
}

/** What a report is about: its year up to a day, and the part of the bureau. */
export interface ReportScope {
  readonly year: number;
  /** The last day counted (截至): within the year, but of a plan within the year before. */
  readonly asOf: CivilDate;
  readonly unit?: string;
  /** The district that the unit serves: statements and supplied figures know districts, not units. */
  readonly unitDistrict?: string;
  readonly districts: readonly { readonly code: string; readonly name: string }[];
  /** In which boundaries figures of the past are told; those of then unless told. */
  readonly boundaries?: Boundaries;
}

export function queryOf({ shows, time, lastYear, district, dimensions }: FigureSpec): FigureQuery {
  return { shows, time: { ...time, ...(lastYear && { yearsBack: 1 }) }, ...(district !== undefined && { district }), ...(dimensions && { dimensions }) };
}

export const valueOf = (indicator: string, time: FigureTime, more: Pick<FigureQuery, 'district' | 'dimensions'> = {}): FigureQuery =>
  ({ shows: { kind: 'value', indicator }, time, ...more });

const BACK = ['this', 'last'] as const;

function timeText({ yearsBack = 0, whole, month, monthBefore }: FigureTime): string {
  const year = BACK[yearsBack] ?? `back${yearsBack}`;
  return `${year}-${spanText(whole, month)}${monthBefore ? '-before' : ''}`;
}

function spanText(whole: boolean | undefined, month: FigureTime['month']): string {
  if (month === 'current') return 'month';
  if (month !== undefined) return String(month).padStart(2, '0');
  return whole ? 'full' : 'year';
}

const TIME = /^(?:this|last|back(\d))-(?:year|(full)|(month)|(\d\d))(-before)?$/;

function timeFrom(text: string): FigureTime | undefined {
  const match = TIME.exec(text);
  if (!match) return undefined;
  const [, back, full, current, month, before] = match;
  const yearsBack = back === undefined ? BACK.findIndex((word) => text.startsWith(word)) : Number(back);
  if (month !== undefined && (Number(month) < 1 || Number(month) > 12)) return undefined;
  return {
    ...(yearsBack > 0 && { yearsBack }), ...(full && { whole: true }), ...(before && { monthBefore: true }),
    ...(current && { month: 'current' as const }), ...(month && { month: Number(month) }),
  };
}

/** What is shown, as the first part of an id: `visits`, `visits.rank`, `visits.completion.target-visits`. */
function shownText(shows: Shown): string {
  switch (shows.kind) {
    case 'value':
      return shows.indicator;
    case 'share':
      return `${shows.indicator}.share.${shows.whole}`;
    case 'completion':
      return `${shows.indicator}.completion.${shows.target}`;
    case 'growth':
    case 'increase':
    case 'rank':
    case 'movement':
    case 'gap':
      return `${shows.indicator}.${shows.kind}`;
  }
}

const OF_ONE = ['growth', 'increase', 'rank', 'movement', 'gap'] as const;

function shownFrom(text: string): Shown | undefined {
  const [indicator = '', kind, other] = text.split('.');
  if (kind === undefined) return { kind: 'value', indicator };
  if (other !== undefined) return shownOfTwo(indicator, kind, other);
  const known = OF_ONE.find((each) => each === kind);
  return known && { kind: known, indicator };
}

function shownOfTwo(indicator: string, kind: string, other: string): Shown | undefined {
  if (kind === 'share') return { kind, indicator, whole: other };
  return kind === 'completion' ? { kind, indicator, target: other } : undefined;
}

/**
 * The id of a figure that no sentence names: an operand, a cell of a table, a point of a chart. It says what it is and is the
 * same every year: `visits/this-year`, `visits/last-year`, `visits/this-03` (March), `visits/this-year/990101` (a district),
 * `hotline-items/this-year/channel=phone` (a dimension), `visits.rank/this-year/990101` (its place),
 * `visits/this-year-before` (as the month before would say it).
 */
export function valueId({ shows, time, district, dimensions }: FigureQuery): string {
  const dimension = dimensionText(dimensions);
  return [shownText(shows), timeText(time), ...(district ? [district] : []), ...(dimension ? [dimension] : [])].join('/');
}

/** The query that such an id stands for; undefined when it has another form. */
export function queryFromId(id: string): FigureQuery | undefined {
  const [what = '', when = '', ...rest] = id.split('/');
  const [shows, time] = [shownFrom(what), timeFrom(when)];
  const district = rest.find((part) => !part.includes('='));
  const pairs = rest.find((part) => part.includes('='));
  if (!shows || !time) return undefined;
  const query = { shows, time, ...(district && { district }), ...(pairs && { dimensions: dimensionsFrom(pairs) }) };
  return valueId(query) === id ? query : undefined;
}

/** The indicators that what is shown is made of. */
export function indicatorsOf(shows: Shown): readonly string[] {
  if (shows.kind === 'share') return [shows.indicator, shows.whole];
  return shows.kind === 'completion' ? [shows.indicator, shows.target] : [shows.indicator];
}

function dimensionsFrom(pairs: string): Dimensions {
  return Object.fromEntries(pairs.split(';').map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]));
}

/** The days that a query covers; undefined for a month after the report's day. */
export function periodOf({ year, asOf }: Pick<ReportScope, 'year' | 'asOf'>, { monthBefore, ...time }: FigureTime): Period | undefined {
  if (monthBefore) return periodOf(oneMonthBefore({ year, asOf }), time);
  const { yearsBack = 0, whole, month } = time;
  const start = `${year - yearsBack}-01-01`;
  if (month !== undefined) return monthPeriod(`${start.slice(0, 5)}${monthText(month, asOf)}-01`, asOf);
  return { from: start, to: whole || asOf === endOfYear(asOf) ? endOfYear(start) : addYears(asOf, year - yearsBack - yearOf(asOf)) };
}

/** The report of the month before: up to the last day of that month, in January that of last December. */
function oneMonthBefore({ year, asOf }: Pick<ReportScope, 'year' | 'asOf'>): Pick<ReportScope, 'year' | 'asOf'> {
  const day = addDays(startOfMonth(asOf), -1);
  return { year: year - yearOf(asOf) + yearOf(day), asOf: day };
}

function monthText(month: number | 'current', asOf: CivilDate): string {
  return month === 'current' ? asOf.slice(5, 7) : String(month).padStart(2, '0');
}

function monthPeriod(from: CivilDate, asOf: CivilDate): Period | undefined {
  if (from > asOf) return undefined;
  const end = endOfMonth(from);
  return { from, to: end > asOf ? asOf : end };
}

/** The part of the bureau that a query covers; what comes from outside is known by district only. */
export function scopeOf({ unit, unitDistrict, boundaries }: ReportScope, indicator: Indicator, { district, dimensions }: FigureQuery): Scope {
  const byDistrict = unitDistrict && indicator.source !== 'records' ? unitDistrict : undefined;
  const place = district ?? byDistrict;
  const isPlaced = place !== undefined || (unit !== undefined && !byDistrict);
  return { ...(unit && !byDistrict && { unit }), ...(place && { district: place }), ...(dimensions && { dimensions }), ...(boundaries === 'today' && isPlaced && { boundaries }) };
}

/** The plain values that a query's value is made of; none for a plain value that is not itself a quotient. */
export function operandQueries(definitions: Definitions, scope: ReportScope, query: FigureQuery): readonly FigureQuery[] {
  const { shows, time } = query;
  const more = { ...(query.district && { district: query.district }), ...(query.dimensions && { dimensions: query.dimensions }) };
  const before: FigureTime = { ...time, yearsBack: (time.yearsBack ?? 0) + 1 };
  switch (shows.kind) {
    case 'growth':
    case 'increase':
      return [valueOf(shows.indicator, time, more), valueOf(shows.indicator, before, more)];
    case 'share':
      return [valueOf(shows.indicator, time, more), valueOf(shows.whole, time, { ...(query.district && { district: query.district }) })];
    case 'completion':
      return [valueOf(shows.indicator, time, more), valueOf(shows.target, targetTime(time), { ...(query.district && { district: query.district }) })];
    case 'rank':
    case 'gap':
      return scope.districts.map(({ code }) => valueOf(shows.indicator, time, { ...more, district: code }));
    case 'movement': {
      const placed = { ...query, shows: { kind: 'rank', indicator: shows.indicator } } as const;
      return [placed, { ...placed, time: { ...time, monthBefore: true } }];
    }
    case 'value':
      return quotientOperands(indicatorAt(definitions, scope, query), query, more);
  }
}

/** The indicator with the source in force at the time of a query. */
function indicatorAt(definitions: Definitions, scope: ReportScope, { shows, time }: FigureQuery): Indicator {
  const period = periodOf(scope, time);
  return period ? indicatorFor(definitions, shows.indicator, period) : definitions.getIndicator(shows.indicator);
}

/** A target is one of the whole year, however far the report goes. */
function targetTime({ yearsBack }: FigureTime): FigureTime {
  return { ...(yearsBack && { yearsBack }), whole: true };
}

function quotientOperands({ computation }: Indicator, { time }: FigureQuery, more: Pick<FigureQuery, 'district' | 'dimensions'>): readonly FigureQuery[] {
  if (computation.kind !== 'average' && computation.kind !== 'ratio') return [];
  const earlier = computation.kind === 'ratio' && computation.denominatorAt === 'previous-year-end';
  const below: FigureTime = earlier ? { yearsBack: (time.yearsBack ?? 0) + 1, whole: true, ...(time.monthBefore && { monthBefore: true }) } : time;
  return [valueOf(computation.numerator, time, more), valueOf(computation.denominator, below, more)];
}

/** One run of rows behind a figure: a plain value's, added or (of an earlier time, in an increase) taken off. */
export interface RowPart {
  readonly indicator: string;
  readonly period: Period;
  readonly scope: Scope;
  readonly sign: 1 | -1;
}

function partOf(definitions: Definitions, scope: ReportScope, query: FigureQuery, sign: 1 | -1): readonly RowPart[] {
  const indicator = indicatorAt(definitions, scope, query);
  const period = periodOf(scope, query.time);
  return period ? [{ indicator: indicator.id, period, scope: scopeOf(scope, indicator, query), sign }] : [];
}

/**
 * The rows that a figure opens to. A quotient opens to its numerator's, a growth to those of both years, an increase to
 * those of both with last year's amounts negative, so that they add up to it; a rank to those of every district.
 */
export function rowParts(definitions: Definitions, scope: ReportScope, query: FigureQuery, sign: 1 | -1 = 1): readonly RowPart[] {
  const operands = operandQueries(definitions, scope, query);
  const [first, second] = operands;
  if (!first) return query.shows.kind === 'value' ? partOf(definitions, scope, query, sign) : [];
  switch (query.shows.kind) {
    case 'value':
    case 'share':
    case 'completion':
      return rowParts(definitions, scope, first, sign);
    case 'growth':
    case 'rank':
    case 'movement':
    case 'gap':
      return operands.flatMap((operand) => rowParts(definitions, scope, operand, sign));
    case 'increase':
      return [...rowParts(definitions, scope, first, sign), ...(second ? rowParts(definitions, scope, second, -1) : [])];
  }
}

/** Every run of rows that a figure's value depends on, denominators included. */
export function dependencies(definitions: Definitions, scope: ReportScope, query: FigureQuery): readonly RowPart[] {
  const operands = operandQueries(definitions, scope, query);
  if (operands.length > 0) return operands.flatMap((operand) => dependencies(definitions, scope, operand));
  return query.shows.kind === 'value' ? partOf(definitions, scope, query, 1) : [];
}

/** The days within which the last day counted of a report must lie. */
export function lastDays(covers: Covers, year: number): Period {
  switch (covers) {
    case 'year':
    case 'month':
      return { from: `${year}-01-01`, to: `${year}-12-31` };
    case 'half-year':
      return { from: `${year}-01-01`, to: `${year}-06-30` };
    case 'coming-year':
      return { from: `${year - 1}-01-01`, to: `${year - 1}-12-31` };
  }
}

/**
 * The last day that a report counts: the one asked for, else the last there is up to today. A report of a month ends with
 * its month: any day of it asks for it. Undefined for days to come, and for those of another report.
 */
export function lastDayOf(year: number, today: CivilDate, asked?: CivilDate, covers: Covers = 'year'): CivilDate | undefined {
  const { from, to } = lastDays(covers, year);
  const day = covers === 'month' ? monthEnd(asked, earlier(today, to)) : (asked ?? earlier(today, to));
  return day >= from && day <= to && day <= today ? day : undefined;
}

function monthEnd(asked: CivilDate | undefined, latest: CivilDate): CivilDate {
  if (asked !== undefined) return endOfMonth(asked);
  return endOfMonth(latest) === latest ? latest : addDays(startOfMonth(latest), -1);
}
