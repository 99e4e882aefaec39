import { findPeriod, type Period } from '../../indicator/fact.ts';
import type { Definitions } from '../../indicator/evaluate.ts';
import type { Indicator } from '../../indicator/indicator.ts';
import type { ComposedReport, ReportFigure } from '../composed.ts';
import { findQuery } from '../compose.ts';
import { type FigureQuery, periodOf, type ReportScope, scopeOf } from '../figure-query.ts';
import { decimalsOf } from '../figure-text.ts';
import type { Genre } from '../genre.ts';
import { type Concept, conceptOf } from './concepts.ts';

/** An explicit member on an axis: a district, a unit of the bureau, a value of another dimension. */
export interface Member {
  readonly axis: string;
  readonly code: string;
}

/** When and about what a fact is (上下文). */
export interface FactContext {
  readonly id: string;
  readonly period: { readonly instant: string } | { readonly from: string; readonly to: string };
  readonly members: readonly Member[];
}

/** A fact of a report as XBRL tells it. */
export interface IxbrlFact {
  /** The figure that it is in the report. */
  readonly figure: string;
  readonly name: string;
  readonly concept: Concept;
  readonly context: FactContext;
  /** In the figure's own unit, percentages as printed; null without basis. */
  readonly value: number | null;
  /** Decimals that a quotient is rounded to; absent where the value is exact. */
  readonly roundedTo?: number;
}

/** The definitions and the genre that figures are explained by. */
export interface FigureBook {
  readonly genre: Genre;
  readonly definitions: Definitions & { findIndicator(id: string): Indicator | undefined };
  readonly scope: ReportScope;
}

export const DISTRICT_AXIS = 'district';
export const UNIT_AXIS = 'unit';

/** The facts of a report: one for each concept and context, in the order of its figures. Months to come have none. */
export function factsOf({ figures }: Pick<ComposedReport, 'figures'>, book: FigureBook): readonly IxbrlFact[] {
  const facts = figures.flatMap((figure) => factOf(figure, book) ?? []);
  return [...new Map(facts.toReversed().map((fact) => [factKey(fact), fact])).values()].toReversed();
}

export const factKey = ({ concept, context }: Pick<IxbrlFact, 'concept' | 'context'>): string => `${concept.name} ${context.id}`;

/** Of every figure the fact that it shows; several figures may show one. */
export function keysByFigure({ figures }: Pick<ComposedReport, 'figures'>, book: FigureBook): ReadonlyMap<string, string> {
  return new Map(figures.flatMap((figure) => {
    const fact = factOf(figure, book);
    return fact ? [[figure.id, factKey(fact)] as const] : [];
  }));
}

function factOf(figure: ReportFigure, book: FigureBook): IxbrlFact | undefined {
  const query = findQuery(book.genre, book.definitions, figure.id);
  const concept = query && conceptOf(book.definitions, query.shows, figure.definitionVersion);
  const context = query && concept && contextOf(figure, query, concept, book);
  if (!context) return undefined;
  const { id, name, value } = figure;
  return { figure: id, name, concept, context, value, ...roundingOf(figure, query, book) };
}

/** Only what is divided is rounded; a percentage is already as printed. */
function roundingOf({ indicator: id, definitionVersion }: ReportFigure, { shows }: FigureQuery, { definitions }: FigureBook): Pick<IxbrlFact, 'roundedTo'> {
  const indicator = definitions.getIndicator(id, definitionVersion);
  const isQuotient = ['average', 'ratio'].includes(indicator.computation.kind);
  return isQuotient ? { roundedTo: decimalsOf(shows, indicator) } : {};
}

function contextOf(figure: ReportFigure, query: FigureQuery, { periodType }: Concept, { scope, definitions }: FigureBook): FactContext | undefined {
  const days = periodFor(figure, query, scope);
  if (!days) return undefined;
  const period = periodType === 'instant' ? { instant: days.to } : days;
  const members = membersOf(scopeOf(scope, definitions.getIndicator(query.shows.indicator), query));
  const when = 'instant' in period ? period.instant : `${period.from}_${period.to}`;
  return { id: ['c', when, ...members.map(({ axis, code }) => `${axis}-${code}`)].join('_'), period, members };
}

function periodFor({ period, instant }: ReportFigure, { time }: FigureQuery, scope: ReportScope): Period | undefined {
  if (instant !== undefined) return { from: instant, to: instant };
  return (period === undefined ? undefined : findPeriod(period)) ?? periodOf(scope, time);
}

function membersOf({ unit, district, dimensions = {} }: ReturnType<typeof scopeOf>): readonly Member[] {
  return [
    ...(district === undefined ? [] : [{ axis: DISTRICT_AXIS, code: district }]),
    ...(unit === undefined ? [] : [{ axis: UNIT_AXIS, code: unit }]),
    ...Object.entries(dimensions).map(([axis, code]) => ({ axis, code: String(code) })),
  ];
}
