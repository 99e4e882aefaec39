import { HISTORY_NAMES } from '#catalog/reports/history-names.ts';
import { TARGETS } from '#catalog/supplied/targets.ts';
import { ProblemError } from '#domain/errors.ts';
import { historyMapper } from '#domain/reader/map-figure.ts';
import { type ReadFigure, readReport } from '#domain/reader/read-report.ts';
import { contextsOf, isDecrease, type Subject, subjectsOf } from '#domain/report/draft/subject.ts';
import type { Verdict } from '#domain/report/draft/verdict.ts';
import { isTruthful } from '#domain/report/draft/written-number.ts';
import { type FigureQuery, periodOf, valueId, valueOf } from '#domain/report/figure-query.ts';
import { dataValue, EMPTY_CELL, figureText, measureOf } from '#domain/report/figure-text.ts';
import { evaluateFigure } from '#domain/report/figure-value.ts';
import type { Server } from '../context.ts';
import { extractText } from '../reader/extract-text.ts';
import { genreOf, readingOf, type Reading } from '../report/reading.ts';

export type { Verdict };

/** A figure of a draft beside the fact (核数结果). */
export interface CheckedFigure {
  readonly start: number;
  readonly end: number;
  readonly value: string;
  readonly verdict: Verdict;
  readonly indicator: string | null;
  /** The figure that it was compared with, as reports name it. */
  readonly fact: string | null;
  readonly factValue: number | null;
  readonly factText: string;
  /** The measure word of the fact: 件, 元, %. */
  readonly measure?: string;
  /** What it is called, and the words around it. */
  readonly name: string;
  readonly sentence: string;
  /** Why, where that is not plain: the day at which it was right. */
  readonly asOf?: string;
  /** The days that the fact covers, both ends included: `2022-01-01/2022-12-31`. */
  readonly period?: string;
}

export interface CheckedDraft {
  readonly text: string;
  readonly year: number;
  /** The last day counted. */
  readonly asOf: string;
  readonly figures: readonly CheckedFigure[];
}

/** Sure enough to say that a figure differs. */
const SURE = 0.6;

/** What a draft is checked against. */
export interface DraftAsked {
  readonly year: number;
  readonly asOf?: string;
  /** The genre whose sentences it follows; all of them unless told. */
  readonly genre?: string;
}

/** Compares every figure of a draft that people wrote with the accounts (核稿). @throws ProblemError when the file cannot be read */
export async function checkDraft(server: Server, { name, bytes }: { readonly name: string; readonly bytes: Uint8Array }, asked: DraftAsked): Promise<CheckedDraft> {
  const extracted = await extractText(bytes, name);
  if (!extracted.ok) throw new ProblemError(...extracted.problems);
  const text = extracted.value;
  const { catalog } = server;
  const map = historyMapper(HISTORY_NAMES, new Set(catalog.currentIndicators.map(({ id }) => id)));
  const figures = readReport(text, { year: asked.year, map });
  const genres = asked.genre === undefined ? catalog.genres : [genreOf(catalog, asked.genre)];
  const subjects = subjectsOf(figures, contextsOf(genres), asked.year);
  const now = await readingOf(server, { year: asked.year, ...(asked.asOf !== undefined && { asOf: asked.asOf }) });
  const readings = { now: answering(now), earlier: (await earlierReadings(server, now)).map(answering) };
  const checked = await Promise.all(figures.map((figure, index) => checkedFigure(readings, figure, subjects[index])));
  return { text, year: asked.year, asOf: now.request.asOf, figures: checked };
}

interface Readings {
  readonly now: Answering;
  /** The same report at the ends of the months before, and of last year: what an old draft may have been right at. */
  readonly earlier: readonly Answering[];
}

async function earlierReadings(server: Server, { request: { year, asOf } }: Reading): Promise<readonly Reading[]> {
  const { editions, ends } = { editions: await publishedDays(server, year), ends: monthEndsBefore(asOf) };
  const days = [...new Set([...editions, ...ends, `${year - 1}-12-31`])].filter((day) => day < asOf);
  return Promise.all(days.map((day) => readingOf(server, { year: Number(day.slice(0, 4)), asOf: day })));
}

async function publishedDays(server: Server, year: number): Promise<readonly string[]> {
  const rows = await server.database.kysely.selectFrom('edition').select('report').where('year', '=', year).execute();
  return rows.map(({ report }) => (report as { asOf: string }).asOf);
}

const MONTHS_BACK = 3;

function monthEndsBefore(asOf: string): readonly string[] {
  return Array.from({ length: MONTHS_BACK }, (_, back) => new Date(Date.UTC(Number(asOf.slice(0, 4)), Number(asOf.slice(5, 7)) - 1 - back, 0)).toISOString().slice(0, 10));
}

async function checkedFigure(readings: Readings, figure: ReadFigure, subject: Subject | undefined): Promise<CheckedFigure> {
  const { start, end, name, sentence } = figure;
  const told = { start, end, value: writtenText(figure), name, sentence };
  if (!subject) return { ...told, verdict: 'no-indicator', indicator: null, fact: null, factValue: null, factText: '' };
  const query = queryOfSubject(subject);
  const found = await valueAt(readings.now, query);
  const compared = comparedWith(readings.now, query, found, subject);
  if (found.value === null) return { ...told, ...compared, verdict: 'ambiguous' };
  if (agrees(figure, found.value)) return { ...told, ...compared, verdict: 'agrees' };
  const past = await rightAt(readings.earlier, query, figure);
  if (past !== undefined) return { ...told, ...compared, verdict: 'out-of-date', asOf: past };
  if (subject.confidence >= SURE) return { ...told, ...compared, verdict: 'differs' };
  const aimed = await asTarget(readings.now, query, figure);
  return aimed ? { ...told, ...aimed, verdict: 'agrees' } : { ...told, ...compared, verdict: 'ambiguous' };
}

type Compared = Pick<CheckedFigure, 'indicator' | 'fact' | 'factValue' | 'factText' | 'measure' | 'period'>;

function comparedWith({ reading }: Answering, query: FigureQuery, { value, text, measure }: Told, { spec }: Partial<Subject> = {}): Compared {
  const period = periodOf(reading.request, query.time);
  return { indicator: query.shows.indicator, fact: spec?.id ?? valueId(query), factValue: value, factText: text, measure, ...(period && { period: `${period.from}/${period.to}` }) };
}

/** The year's target of what a doubtful figure is taken for, where that is what it says: tables put both side by side. */
async function asTarget(now: Answering, { shows }: FigureQuery, figure: ReadFigure): Promise<Compared | undefined> {
  const aim = TARGETS.find(({ indicator }) => indicator === shows.indicator);
  if (!aim || shows.kind !== 'value') return undefined;
  const query = valueOf(aim.target, { whole: true });
  const found = await valueAt(now, query);
  return found.value !== null && agrees(figure, found.value) ? comparedWith(now, query, found) : undefined;
}

/** As the text has it: 近280家, 70余场. */
function writtenText({ qualifier, value, unit, sentence, sentenceStart, end }: ReadFigure): string {
  if (qualifier === null) return value + unit;
  return Array.from(sentence).slice(end - sentenceStart).join('').startsWith(qualifier) ? `${value}${qualifier}${unit}` : `${qualifier}${value}${unit}`;
}

function queryOfSubject({ shows, spec, yearsBack }: Subject): FigureQuery {
  const back = yearsBack ?? (spec?.lastYear ? 1 : 0);
  return { shows, time: { ...spec?.time, ...(back > 0 && { yearsBack: back }) }, ...(spec?.dimensions && { dimensions: spec.dimensions }) };
}

interface Told {
  readonly value: number | null;
  readonly text: string;
  readonly measure: string;
}

/** A reading that answers each question once: a long draft repeats the same figures. */
interface Answering {
  readonly reading: Reading;
  readonly told: Map<string, Promise<Told>>;
}

const answering = (reading: Reading): Answering => ({ reading, told: new Map() });

function valueAt({ reading, told }: Answering, query: FigureQuery): Promise<Told> {
  const key = JSON.stringify(query);
  const answer = told.get(key) ?? evaluated(reading, query);
  told.set(key, answer);
  return answer;
}

async function evaluated({ on, request, catalog }: Reading, query: FigureQuery): Promise<Told> {
  const indicator = catalog.getIndicator(query.shows.indicator);
  const found = await evaluateFigure(on, request, query);
  const exact = found.fraction ? (found.fraction.top / found.fraction.bottom) * found.fraction.factor : dataValue(found, query.shows, indicator);
  return { value: found.fact.value === null ? null : exact, text: figureText(found, query.shows, indicator, { without: EMPTY_CELL }), measure: measureOf(query.shows, indicator) };
}

function agrees(figure: ReadFigure, fact: number): boolean {
  return isTruthful(figure, isDecrease(figure) ? -fact : fact);
}

/** The latest earlier day at which the figure was right. */
async function rightAt(earlier: readonly Answering[], query: FigureQuery, figure: ReadFigure): Promise<string | undefined> {
  for (const each of earlier.toSorted((a, b) => (a.reading.request.asOf < b.reading.request.asOf ? 1 : -1))) {
    const { value } = await valueAt(each, query);
    if (value !== null && value !== 0 && agrees(figure, value)) return each.reading.request.asOf;
  }
  return undefined;
}
