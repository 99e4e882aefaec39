import type { Definitions, Evaluation } from '../indicator/evaluate.ts';
import { periodText } from '../indicator/fact.ts';
import type { Indicator } from '../indicator/indicator.ts';
import type { ComposedReport, ReportChapter, ReportFigure, ReportMetadata, ReportParagraph, ReportRequest } from './composed.ts';
import { heading } from './document.ts';
import { type Evaluated, plain, type Planned, type Writing, wordingOf } from './evaluated.ts';
import { type FigureQuery, indicatorsOf, operandQueries, queryFromId, queryOf, type ReportScope, valueId } from './figure-query.ts';
import { dataValue, figureText, measureOf } from './figure-text.ts';
import { evaluateFigure } from './figure-value.ts';
import { type BlockSpec, blocksOf, type ChapterSpec, figuresOf, type Genre, isInternal, METADATA } from './genre.ts';
import { numberHeadings } from './numbering.ts';
import { marksOf } from './prose-marks.ts';
import { figureOfMark } from './prose.ts';
import { blockQueries, paragraphsOf } from './report-blocks.ts';
import { chartFigures, chartOf, tableFigures, tableOf } from './report-tables.ts';

export type { ComposedReport, ReportChapter, ReportChart, ReportFigure, ReportParagraph, ReportPart, ReportRequest, ReportTable } from './composed.ts';

/** Composes a report: evaluates each of its figures once and puts them into its sentences, tables and charts. */
export async function compose(whole: Genre, request: ReportRequest, on: Evaluation): Promise<ComposedReport> {
  const genre = request.version === 'public' ? publicPart(whole) : whole;
  const planned = planOf(genre, request, on.definitions);
  const figures = new Map(await Promise.all(planned.map(async (each) => [each.id, await evaluated(on, request, each)] as const)));
  const writing: Writing = { request, definitions: on.definitions, figures };
  return {
    genre: genre.id,
    genreVersion: genre.version,
    covers: genre.covers ?? 'year',
    documentKind: genre.documentKind ?? '报告',
    title: genre.title(request.year, request.organ, Number(request.asOf.slice(5, 7))),
    organ: request.organ,
    year: request.year,
    ...(request.unit !== undefined && { unit: request.unit }),
    asOf: request.asOf,
    boundaries: request.boundaries ?? 'then',
    ...(genre.note !== undefined && { note: genre.note }),
    metadata: metadataOf(genre, request),
    chapters: chaptersOf(writing, genre),
    figures: [...figures.values()].map((each) => reportFigure(writing, each)),
  };
}

/** The query behind a figure's id: one that a sentence names, or one that says itself what it is. Undefined when there is none such. */
export function findQuery(genre: Genre, definitions: { findIndicator(id: string): Indicator | undefined }, id: string): FigureQuery | undefined {
  const [mark] = marksOf(`{{${id}}}`);
  const spec = mark && figureOfMark(genre, definitions, mark);
  if (spec) return queryOf(spec);
  const query = queryFromId(id);
  return query && indicatorsOf(query.shows).every((each) => definitions.findIndicator(each)) ? query : undefined;
}

/** The genre without what is for the staff only. */
function publicPart(genre: Genre): Genre {
  const open = (blocks: readonly BlockSpec[]): readonly BlockSpec[] => blocks.filter((block) => !isInternal(block));
  const chapters = genre.chapters.map(({ paragraphs, tables, ...chapter }): ChapterSpec => ({ ...chapter, paragraphs: open(paragraphs), ...(tables && { tables: tables.filter((table) => !table.internal) }) }));
  return { ...genre, opening: open(genre.opening), chapters };
}

function planOf(genre: Genre, request: ReportRequest, definitions: Definitions): readonly Planned[] {
  const plan = new Map<string, Planned>();
  const add = (each: Planned): void => {
    if (!plan.has(each.id)) plan.set(each.id, each);
  };
  for (const spec of figuresOf(genre)) add({ id: spec.id, query: queryOf(spec), wording: wordingOf(spec) });
  for (const each of genre.chapters.flatMap(({ tables = [] }) => tables)) for (const cell of tableFigures(request, definitions, each)) add(cell);
  for (const each of genre.chapters.flatMap(({ charts = [] }) => charts)) for (const point of chartFigures(request, definitions, each)) add(point);
  for (const query of blocksOf(genre).flatMap((block) => blockQueries(request, block))) add(plain(query, definitions));
  for (const { query } of plan.values()) for (const operand of operandQueries(definitions, request, query)) add(plain(operand, definitions));
  return [...plan.values()];
}

async function evaluated(on: Evaluation, request: ReportRequest, planned: Planned): Promise<Evaluated> {
  const value = await evaluateFigure(on, request, planned.query);
  const indicator = on.definitions.getIndicator(planned.query.shows.indicator);
  const isUnreported = planned.wording.unreported !== undefined && value.fact.reason === 'no-observation' && (await lacksReport(on, request, planned.query));
  const wording = isUnreported ? { ...planned.wording, without: planned.wording.unreported ?? planned.wording.without } : planned.wording;
  return { ...planned, value, text: figureText(value, planned.query.shows, indicator, wording) };
}

/** Whether a value is missing because it was not reported: of a quotient, what stands above the line. */
async function lacksReport(on: Evaluation, request: ReportRequest, query: FigureQuery): Promise<boolean> {
  const { computation } = on.definitions.getIndicator(query.shows.indicator);
  if (computation.kind !== 'ratio') return true;
  const above = await evaluateFigure(on, request, { ...query, shows: { kind: 'value', indicator: computation.numerator } });
  return above.fact.value === null;
}

function metadataOf({ metadata = [] }: Genre, { organ, metadata: given = {} }: ReportRequest): readonly ReportMetadata[] {
  return metadata.map(({ id, value }) => ({ id, label: METADATA[id].zh, value: given[id] ?? value ?? (id === 'issuer' ? organ : null) }));
}

function chaptersOf(writing: Writing, genre: Genre): readonly ReportChapter[] {
  const paragraphs = [...paragraphsOf(writing, 'opening', genre.opening), ...boundariesNote(writing)];
  const opening: ReportChapter = { id: 'opening', title: '', level: 1, number: '', paragraphs, tables: [], charts: [] };
  const chapters = [opening, ...genre.chapters.map((chapter) => chapterOf(writing, chapter))];
  return numbered(writing.request.version === undefined || writing.request.version === 'draft' ? chapters : chapters.filter(hasContent), genre);
}

/** A report in today's boundaries says so: its figures of the past are not those that were published then. */
function boundariesNote({ request }: Writing): readonly ReportParagraph[] {
  if (request.boundaries !== 'today') return [];
  const text = '本报告各年数据均按现行机构和区划计算，与当时公布的数据可能不同。';
  return [{ id: 'opening/boundaries', text, figures: [], parts: [{ text }] }];
}

function chapterOf(writing: Writing, { id, title, level, paragraphs, tables = [], charts = [] }: ChapterSpec): ReportChapter {
  return {
    id, title, level, number: '',
    paragraphs: paragraphsOf(writing, id, paragraphs),
    tables: tables.flatMap((table) => tableOf(writing, table) ?? []),
    charts: charts.map((chart) => chartOf(writing, chart)),
  };
}

/** Whether a chapter says anything, itself or in those below it. */
function hasContent({ level, paragraphs, tables, charts }: ReportChapter, index: number, all: readonly ReportChapter[]): boolean {
  if (paragraphs.length + tables.length + charts.length > 0) return true;
  const end = all.findIndex((each, place) => place > index && each.level <= level);
  return all.slice(index + 1, end < 0 ? undefined : end).some((each) => each.paragraphs.length + each.tables.length + each.charts.length > 0);
}

/** The chapters with their numbers as they are printed: 一、 （一） 1. （1）. */
function numbered(chapters: readonly ReportChapter[], { continuous }: Genre): readonly ReportChapter[] {
  const blocks = numberHeadings(chapters.map(({ level, title }) => heading(level, title, title === '' ? '' : undefined)), continuous);
  return chapters.map((chapter, index) => ({ ...chapter, number: numberOf(blocks[index]) }));
}

function numberOf(block: ReturnType<typeof numberHeadings>[number] | undefined): string {
  return block?.block === 'heading' ? block.number : '';
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
    source: fact.source ?? indicator.source,
    ...(fact.coverage && { coverage: fact.coverage }),
  };
}

/** What a figure is called in lists: 走访户次同比增速, 走访户次（上年）, 走访户次（示例区）. */
export function figureName(request: ReportScope, definitions: Definitions, { shows, time, district, dimensions }: FigureQuery): string {
  const place = request.districts.find(({ code }) => code === district)?.name;
  const marks = [timeName(request, time), place ?? '', ...Object.values(dimensions ?? {})].filter(Boolean).join('，');
  return definitions.getIndicator(shows.indicator).name.zh + suffixOf(shows, definitions) + (marks && `（${marks}）`);
}

function timeName({ year, asOf }: ReportScope, { yearsBack = 0, month, monthBefore }: FigureQuery['time']): string {
  const number = month === 'current' ? Number(asOf.slice(5, 7)) : month;
  return [...(yearsBack > 0 ? [`${year - yearsBack}年`] : []), ...(number ? [`${number}月`] : []), ...(monthBefore ? ['至上月末'] : [])].join('');
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
    case 'movement':
      return '位次变化';
    case 'gap':
      return '与前一位差距';
  }
}
