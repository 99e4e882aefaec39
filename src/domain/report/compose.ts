import type { CivilDate } from '../calendar/civil-date.ts';
import type { Definitions, Evaluation } from '../indicator/evaluate.ts';
import { periodText } from '../indicator/fact.ts';
import { type Indicator, SOURCES } from '../indicator/indicator.ts';
import { type FigureQuery, operandQueries, periodOf, queryFromId, queryOf, type ReportScope, valueId, valueOf } from './figure-query.ts';
import { dataValue, EMPTY_CELL, type FigureValue, figureText, measureOf, NO_DATA, type Wording } from './figure-text.ts';
import { evaluateFigure } from './figure-value.ts';
import { type ChapterSpec, type ChartSpec, type Display, type FigureSpec, figuresOf, type Genre, type ParagraphSpec, type Sentence, type TableSpec } from './genre.ts';

/** A report to be composed: what it is about, and whose it is. */
export interface ReportRequest extends ReportScope {
  /** The name in the title and the signature. */
  readonly organ: string;
}

/** A run of text; one that is a figure names it. */
export interface ReportPart {
  readonly text: string;
  readonly figure?: string;
}

export interface ReportParagraph {
  readonly text: string;
  readonly figures: readonly string[];
  readonly parts: readonly ReportPart[];
}

export interface ReportTable {
  readonly id: string;
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly ReportPart[])[];
  /** Where its values come from (数据来源). */
  readonly source: string;
}

export interface ReportChart {
  readonly id: string;
  readonly caption: string;
  readonly measure: string;
  readonly categories: readonly string[];
  /** `figures` has the id behind each value; '' for a month that has not come. */
  readonly series: readonly { readonly name: string; readonly values: readonly (number | null)[]; readonly figures: readonly string[] }[];
}

export interface ReportChapter {
  readonly id: string;
  /** Empty for the opening. */
  readonly title: string;
  readonly level: 1 | 2;
  readonly paragraphs: readonly ReportParagraph[];
  readonly tables: readonly ReportTable[];
  readonly charts: readonly ReportChart[];
}

/**
 * A figure of a composed report (报告中的数).
 * `value` is in base units (yuan, items, days) and unrounded, but for percentages, which are as printed; null without basis.
 * The aggregate over the rows is the unrounded value: of a ratio, share or completion it is the numerator.
 */
export interface ReportFigure {
  readonly id: string;
  readonly indicator: string;
  readonly name: string;
  readonly definitionVersion: number;
  readonly aggregate: string;
  readonly value: number | null;
  readonly text: string;
  readonly measure: string;
  readonly period?: string;
  readonly instant?: CivilDate;
  readonly rows: number;
  readonly reason?: string;
  readonly operands?: readonly string[];
  readonly numerator?: number;
  readonly denominator?: number;
  readonly source?: string;
}

/** A report with all its figures, free of any file format. */
export interface ComposedReport {
  readonly genre: string;
  readonly genreVersion: number;
  readonly title: string;
  readonly organ: string;
  readonly year: number;
  readonly unit?: string;
  readonly asOf: CivilDate;
  readonly note?: string;
  readonly chapters: readonly ReportChapter[];
  readonly figures: readonly ReportFigure[];
}

/** A figure before it is evaluated. */
interface Planned {
  readonly id: string;
  readonly query: FigureQuery;
  readonly wording: Wording;
}

/** A planned figure with what it came to. */
interface Evaluated extends Planned {
  readonly value: FigureValue;
  readonly text: string;
}

type Evaluations = ReadonlyMap<string, Evaluated>;

/** Composes a report: evaluates each of its figures once and puts them into its sentences, tables and charts. */
export async function compose(genre: Genre, request: ReportRequest, on: Evaluation): Promise<ComposedReport> {
  const planned = planOf(genre, request, on.definitions);
  const figures = new Map(await Promise.all(planned.map(async (each) => [each.id, await evaluated(on, request, each)] as const)));
  const write: Writing = { request, definitions: on.definitions, figures };
  return {
    genre: genre.id,
    genreVersion: genre.version,
    title: genre.title(request.year, request.organ),
    organ: request.organ,
    year: request.year,
    ...(request.unit !== undefined && { unit: request.unit }),
    asOf: request.asOf,
    ...(genre.note !== undefined && { note: genre.note }),
    chapters: [openingOf(write, genre), ...genre.chapters.map((chapter) => chapterOf(write, chapter))],
    figures: [...figures.values()].map((each) => reportFigure(write, each)),
  };
}

/** The query behind a figure's id: one that a sentence names, or one that says itself what it is. Undefined when there is none such. */
export function findQuery(genre: Genre, definitions: { findIndicator(id: string): Indicator | undefined }, id: string): FigureQuery | undefined {
  const spec = figuresOf(genre).find((each) => each.id === id);
  if (spec) return queryOf(spec);
  const query = queryFromId(id);
  return query && definitions.findIndicator(query.shows.indicator) ? query : undefined;
}

function planOf(genre: Genre, request: ReportRequest, definitions: Definitions): readonly Planned[] {
  const plan = new Map<string, Planned>();
  const add = (each: Planned): void => {
    if (!plan.has(each.id)) plan.set(each.id, each);
  };
  for (const spec of figuresOf(genre)) add({ id: spec.id, query: queryOf(spec), wording: wordingOf(spec) });
  const cells = genre.chapters.flatMap((chapter) => [
    ...(chapter.tables ?? []).flatMap((table) => cellsOf(request, table).flat()),
    ...(chapter.charts ?? []).flatMap((chart) => pointsOf(chart).flat()),
  ]);
  for (const query of cells) if (periodOf(request, query.time)) add(plain(query, definitions));
  for (const { query } of plan.values()) for (const operand of operandQueries(definitions, request, query)) add(plain(operand, definitions));
  return [...plan.values()];
}

/** A plain value as a table writes it: money in 万, all else exactly. */
function plain(query: FigureQuery, definitions: Definitions): Planned {
  const isMoney = definitions.getIndicator(query.shows.indicator).measure.zh === '元';
  return { id: valueId(query), query, wording: { without: EMPTY_CELL, ...(isMoney && { display: IN_WAN }) } };
}

const IN_WAN: Display = { kind: 'rounded', in: '万', decimals: 2 };

function wordingOf({ display, signed }: FigureSpec): Wording {
  return { ...(display && { display }), ...(signed && { signed }), without: NO_DATA };
}

const MONTHS = Array.from({ length: 12 }, (_, index) => index + 1);

/** The queries of a table's cells, row by row; the last row is the whole. */
function cellsOf(request: ReportRequest, { by, indicators }: TableSpec): readonly (readonly FigureQuery[])[] {
  const whole = indicators.map((indicator) => valueOf(indicator, {}));
  if (by === 'district') return [...request.districts.map(({ code }) => indicators.map((indicator) => valueOf(indicator, {}, { district: code }))), whole];
  const months = MONTHS.filter((month) => periodOf(request, { month }));
  return [...months.map((month) => indicators.map((indicator) => valueOf(indicator, { month }))), whole];
}

/** The queries of a chart's points: the months of this year, then of last year. */
function pointsOf({ indicator }: ChartSpec): readonly (readonly FigureQuery[])[] {
  return [0, 1].map((yearsBack) => MONTHS.map((month) => valueOf(indicator, { ...(yearsBack > 0 && { yearsBack }), month })));
}

async function evaluated(on: Evaluation, request: ReportRequest, planned: Planned): Promise<Evaluated> {
  const value = await evaluateFigure(on, request, planned.query);
  const indicator = on.definitions.getIndicator(planned.query.shows.indicator);
  return { ...planned, value, text: figureText(value, planned.query.shows, indicator, planned.wording) };
}

interface Writing {
  readonly request: ReportRequest;
  readonly definitions: Definitions;
  readonly figures: Evaluations;
}

function get(figures: Evaluations, id: string): Evaluated {
  const found = figures.get(id);
  if (!found) throw new Error(`figure "${id}" was not planned`);
  return found;
}

function openingOf(writing: Writing, { opening }: Genre): ReportChapter {
  return { id: 'opening', title: '', level: 1, paragraphs: paragraphsOf(writing, opening), tables: [], charts: [] };
}

function chapterOf(writing: Writing, { id, title, level, paragraphs, tables = [], charts = [] }: ChapterSpec): ReportChapter {
  return {
    id, title, level,
    paragraphs: paragraphsOf(writing, paragraphs),
    tables: tables.map((table) => tableOf(writing, table)),
    charts: charts.map((chart) => chartOf(writing, chart)),
  };
}

function paragraphsOf(writing: Writing, specs: readonly ParagraphSpec[]): readonly ReportParagraph[] {
  return specs.map((spec) => paragraphOf(writing, spec)).filter(({ text }) => text !== '');
}

function paragraphOf({ figures }: Writing, sentences: ParagraphSpec): ReportParagraph {
  const parts = merged(sentences.flatMap((sentence) => partsOf(figures, sentence)));
  return { text: parts.map(({ text }) => text).join(''), figures: [...new Set(parts.flatMap(({ figure }) => figure ?? []))], parts };
}

/** The sentence, or what it says instead when a figure in it has no basis and no words of its own for that. */
function partsOf(figures: Evaluations, { parts, otherwise }: Sentence): readonly ReportPart[] {
  const lacks = parts.some((part) => typeof part !== 'string' && !part.signed && get(figures, part.id).value.fact.value === null);
  if (lacks && otherwise !== undefined) return [{ text: otherwise }];
  return parts.map((part) => (typeof part === 'string' ? { text: part } : { text: get(figures, part.id).text, figure: part.id }));
}

function merged(parts: readonly ReportPart[]): readonly ReportPart[] {
  const result: ReportPart[] = [];
  for (const part of parts) {
    const last = result.at(-1);
    if (last && last.figure === undefined && part.figure === undefined) result[result.length - 1] = { text: last.text + part.text };
    else if (part.text !== '') result.push(part);
  }
  return result;
}

function tableOf({ request, definitions, figures }: Writing, spec: TableSpec): ReportTable {
  const indicators = spec.indicators.map((id) => definitions.getIndicator(id));
  const rows = cellsOf(request, spec);
  const heads = [...headsOf(request, spec, rows.length), '合计'];
  return {
    id: spec.id,
    caption: spec.caption,
    columns: [spec.by === 'district' ? '区' : '月份', ...indicators.map(({ name, measure }) => `${name.zh}（${measure.zh}）`)],
    rows: rows.map((cells, index) => [{ text: heads[index] ?? '' }, ...cells.map((query) => ({ text: get(figures, valueId(query)).text, figure: valueId(query) }))]),
    source: [...new Set(indicators.map(({ source }) => SOURCES[source].zh))].join('、'),
  };
}

function headsOf({ districts }: ReportRequest, { by }: TableSpec, rows: number): readonly string[] {
  return by === 'district' ? districts.map(({ name }) => name) : MONTHS.slice(0, rows - 1).map((month) => `${month}月`);
}

function chartOf({ request, definitions, figures }: Writing, spec: ChartSpec): ReportChart {
  const indicator = definitions.getIndicator(spec.indicator);
  return {
    id: spec.id,
    caption: spec.caption,
    measure: indicator.measure.zh,
    categories: MONTHS.map((month) => `${month}月`),
    series: pointsOf(spec).map((points, yearsBack) => {
      const known = points.map((query) => figures.get(valueId(query)));
      return { name: `${request.year - yearsBack}年`, values: known.map((each) => (each ? dataValue(each.value, each.query.shows, indicator) : null)), figures: known.map((each) => each?.id ?? '') };
    }),
  };
}

function reportFigure({ request, definitions }: Writing, { id, query, wording, value, text }: Evaluated): ReportFigure {
  const { fact } = value;
  const indicator = definitions.getIndicator(query.shows.indicator);
  const operands = operandQueries(definitions, request, query).map(valueId);
  return {
    id,
    indicator: indicator.id,
    name: figureName(request, definitions, query),
    definitionVersion: fact.version,
    aggregate: fact.aggregate === 'share' || fact.aggregate === 'completion' ? 'ratio' : fact.aggregate,
    value: dataValue(value, query.shows, indicator, wording.display),
    text,
    measure: measureOf(query.shows, indicator),
    ...(fact.period && { period: periodText(fact.period) }),
    ...(fact.instant && { instant: fact.instant }),
    rows: fact.rows,
    ...(fact.reason && { reason: fact.reason }),
    ...(operands.length > 0 && { operands }),
    ...(fact.numerator !== undefined && { numerator: fact.numerator }),
    ...(fact.denominator !== undefined && { denominator: fact.denominator }),
    source: indicator.source,
  };
}

/** What a figure is called in lists: 走访户次同比增速, 走访户次（上年）, 走访户次（示例区）. */
export function figureName(request: ReportScope, definitions: Definitions, { shows, time, district, dimensions }: FigureQuery): string {
  const place = request.districts.find(({ code }) => code === district)?.name;
  const when = [...(time.yearsBack ? [`${request.year - time.yearsBack}年`] : []), ...(time.month ? [`${time.month}月`] : [])].join('');
  const marks = [when, place ?? '', ...Object.values(dimensions ?? {})].filter(Boolean).join('，');
  return definitions.getIndicator(shows.indicator).name.zh + suffixOf(shows, definitions) + (marks && `（${marks}）`);
}

function suffixOf(shows: FigureQuery['shows'], definitions: Definitions): string {
  switch (shows.kind) {
    case 'value':
      return '';
    case 'growth':
      return '同比增速';
    case 'increase':
      return '同比增量';
    case 'share':
      return `占${definitions.getIndicator(shows.whole).name.zh}比重`;
    case 'completion':
      return '目标完成率';
    case 'rank':
      return '位次';
  }
}
