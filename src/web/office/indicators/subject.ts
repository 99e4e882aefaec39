import type { Static } from 'typebox';
import type { Fact, ReportFigure, Restatement } from '#contract/schemas.ts';
import type { CivilDate } from '#domain/calendar/civil-date.ts';

export type ShownFact = Static<typeof Fact>;
export type ShownFigure = Static<typeof ReportFigure>;
export type ShownRestatement = Static<typeof Restatement>;

/** A figure of a report, live or published. */
export interface ReportPlace {
  readonly genre: string;
  readonly figure: ShownFigure;
  /** The other figures of the report, for what it is made of. */
  readonly figures: readonly ShownFigure[];
  readonly boundaries?: 'then' | 'today';
  readonly restatement?: ShownRestatement;
}

/** What the figure sheet is about: a value of an indicator for a period and scope, perhaps as a report shows it. */
export interface FigureSubject {
  readonly indicator: string;
  readonly year: number;
  readonly asOf?: CivilDate;
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD/YYYY-MM-DD`; without it the year, up to `asOf`. */
  readonly period?: string;
  readonly unit?: string;
  readonly district?: string;
  /** Today's boundaries of units and districts; without it those of then. */
  readonly boundaries?: 'today';
  readonly report?: ReportPlace;
}

/** The period a subject stands for, as the API writes it. */
export function periodOfSubject({ period, year, asOf }: Pick<FigureSubject, 'period' | 'year' | 'asOf'>): string {
  if (period !== undefined) return period;
  return asOf === undefined ? String(year) : `${year}-01-01/${asOf}`;
}

/** The period of a fact as the API takes it; a level at a day is the span of its year up to that day. */
export function periodOfFact({ period, instant }: Pick<ShownFact, 'period' | 'instant'>): string | undefined {
  if (period !== undefined) return period;
  return instant === undefined ? undefined : `${instant.slice(0, 4)}-01-01/${instant}`;
}

/** A figure in the address bar: `visits`, `visits@2021-03`, `visits@2022@990101`. */
export function figureName({ indicator, period, district }: Pick<FigureSubject, 'indicator' | 'period' | 'district'>): string {
  return [indicator, period ?? '', district ?? ''].join('@').replace(/@+$/, '');
}

/** What such a name stands for. */
export function figureFrom(name: string): Pick<FigureSubject, 'indicator' | 'period' | 'district'> {
  const [indicator = '', period = '', district = ''] = name.split('@');
  return { indicator, ...(period !== '' && { period }), ...(district !== '' && { district }) };
}

/** The year a period lies in. */
export function yearOfPeriod(period: string | undefined, otherwise: number): number {
  const year = Number(period?.slice(0, 4));
  return Number.isInteger(year) && year > 0 ? year : otherwise;
}
