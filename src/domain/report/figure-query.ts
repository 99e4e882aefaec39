import { addYears, type CivilDate, endOfMonth, endOfYear } from '../calendar/civil-date.ts';
import type { Definitions } from '../indicator/evaluate.ts';
import type { Period, Scope } from '../indicator/fact.ts';
import type { Indicator } from '../indicator/indicator.ts';
import { type Dimensions, dimensionText } from '../posting/line.ts';
import type { FigureSpec, Shown } from './genre.ts';

/**
 * The time of a figure, told from the report's own year so that its id is the same every year:
 * the year up to the report's day, as many years before, whole years, or one month.
 */
export interface FigureTime {
  readonly yearsBack?: number;
  /** The whole year even where the report ends earlier. */
  readonly whole?: boolean;
  readonly month?: number;
}

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
  /** The last day counted, within the year (截至). */
  readonly asOf: CivilDate;
  readonly unit?: string;
  /** The district that the unit serves: statements and supplied figures know districts, not units. */
  readonly unitDistrict?: string;
  readonly districts: readonly { readonly code: string; readonly name: string }[];
}

export function queryOf(spec: FigureSpec): FigureQuery {
  return { shows: spec.shows, time: spec.lastYear ? { yearsBack: 1 } : {}, ...(spec.dimensions && { dimensions: spec.dimensions }) };
}

export const valueOf = (indicator: string, time: FigureTime, more: Pick<FigureQuery, 'district' | 'dimensions'> = {}): FigureQuery =>
  ({ shows: { kind: 'value', indicator }, time, ...more });

const BACK = ['this', 'last'] as const;

function timeText({ yearsBack = 0, whole, month }: FigureTime): string {
  const year = BACK[yearsBack] ?? `back${yearsBack}`;
  if (month !== undefined) return `${year}-${String(month).padStart(2, '0')}`;
  return `${year}-${whole ? 'full' : 'year'}`;
}

const TIME = /^(?:this|last|back(\d))-(?:(year)|(full)|(\d\d))$/;

function timeFrom(text: string): FigureTime | undefined {
  const match = TIME.exec(text);
  if (!match) return undefined;
  const [, back, , full, month] = match;
  const yearsBack = back === undefined ? BACK.findIndex((word) => text.startsWith(word)) : Number(back);
  if (month !== undefined && (Number(month) < 1 || Number(month) > 12)) return undefined;
  return { ...(yearsBack > 0 && { yearsBack }), ...(full && { whole: true }), ...(month && { month: Number(month) }) };
}

/**
 * The id of a plain value that no sentence names: an operand, a cell of a table, a point of a chart. It says what it is and is the
 * same every year: `visits/this-year`, `visits/last-year`, `visits/this-03` (March), `visits/this-year/990101` (a district),
 * `hotline-items/this-year/channel=phone` (a dimension).
 */
export function valueId({ shows, time, district, dimensions }: FigureQuery): string {
  const dimension = dimensionText(dimensions);
  return [shows.indicator, timeText(time), ...(district ? [district] : []), ...(dimension ? [dimension] : [])].join('/');
}

/** The query that such an id stands for; undefined when it has another form. */
export function queryFromId(id: string): FigureQuery | undefined {
  const [indicator = '', when = '', ...rest] = id.split('/');
  const time = timeFrom(when);
  const district = rest.find((part) => !part.includes('='));
  const pairs = rest.find((part) => part.includes('='));
  if (!time) return undefined;
  const query = valueOf(indicator, time, { ...(district && { district }), ...(pairs && { dimensions: dimensionsFrom(pairs) }) });
  return valueId(query) === id ? query : undefined;
}

function dimensionsFrom(pairs: string): Dimensions {
  return Object.fromEntries(pairs.split(';').map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]));
}

/** The days that a query covers; undefined for a month after the report's day. */
export function periodOf({ year, asOf }: Pick<ReportScope, 'year' | 'asOf'>, { yearsBack = 0, whole, month }: FigureTime): Period | undefined {
  const start = `${year - yearsBack}-01-01`;
  if (month !== undefined) return monthPeriod(`${start.slice(0, 4)}-${String(month).padStart(2, '0')}-01`, asOf);
  return { from: start, to: whole || asOf === endOfYear(asOf) ? endOfYear(start) : addYears(asOf, -yearsBack) };
}

function monthPeriod(from: CivilDate, asOf: CivilDate): Period | undefined {
  if (from > asOf) return undefined;
  const end = endOfMonth(from);
  return { from, to: end > asOf ? asOf : end };
}

/** The part of the bureau that a query covers; what comes from outside is known by district only. */
export function scopeOf({ unit, unitDistrict }: ReportScope, indicator: Indicator, { district, dimensions }: FigureQuery): Scope {
  const byDistrict = unitDistrict && indicator.source !== 'records' ? unitDistrict : undefined;
  const place = district ?? byDistrict;
  return { ...(unit && !byDistrict && { unit }), ...(place && { district: place }), ...(dimensions && { dimensions }) };
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
      return [valueOf(shows.indicator, time, more), valueOf(shows.target, time, { ...(query.district && { district: query.district }) })];
    case 'rank':
      return scope.districts.map(({ code }) => valueOf(shows.indicator, time, { ...more, district: code }));
    case 'value':
      return quotientOperands(definitions.getIndicator(shows.indicator), query, more);
  }
}

function quotientOperands({ computation }: Indicator, { time }: FigureQuery, more: Pick<FigureQuery, 'district' | 'dimensions'>): readonly FigureQuery[] {
  if (computation.kind !== 'average' && computation.kind !== 'ratio') return [];
  const earlier = computation.kind === 'ratio' && computation.denominatorAt === 'previous-year-end';
  const below: FigureTime = earlier ? { yearsBack: (time.yearsBack ?? 0) + 1, whole: true } : time;
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
  const indicator = definitions.getIndicator(query.shows.indicator);
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

/** The last day that a report of a year counts: the one asked for, else today, but within the year. Undefined for days to come. */
export function lastDayOf(year: number, today: CivilDate, asked?: CivilDate): CivilDate | undefined {
  const end = `${year}-12-31`;
  const day = asked ?? (today < end ? today : end);
  return day >= `${year}-01-01` && day <= end && day <= today ? day : undefined;
}
