import type { CivilDate } from '../calendar/civil-date.ts';
import type { Candidate } from './candidate.ts';
import { candidatesOf, hasNumber } from './candidates.ts';
import { approximationOf } from './qualifiers.ts';
import { kindOf, type FigureKind } from './kinds.ts';
import { nameOf } from './names.ts';
import { reportPeriodOf, timesIn, type ReportPeriod, type TimeMention } from './periods.ts';
import { planYearOf } from './sections.ts';
import { jurisdictionOf, scopeOf } from './scopes.ts';
import { sentencesOf, type Sentence } from './sentences.ts';
import { tableFigure, type TableFigure } from './table-figures.ts';
import { TableReader } from './tables.ts';
import { yearsOfLists } from './yearly-lists.ts';

/** A figure read from a report (报告中读出的数). */
export interface ReadFigure {
  /** The text's own characters in [start, end). */
  readonly value: string;
  readonly valueNumber: number;
  /** In base units: 万, 亿 expanded, a percentage as printed. */
  readonly baseValue: number;
  readonly unit: string;
  readonly name: string;
  readonly kind: FigureKind;
  readonly scope: string;
  /** The last day of the period, or the day, the figure speaks of; null where the text names no year and none was given. */
  readonly asOf: CivilDate | null;
  /** The approximating word (余, 近, 不少于), or null. */
  readonly qualifier: string | null;
  /** Code points of the input text. */
  readonly start: number;
  readonly end: number;
  readonly sentence: string;
  readonly sentenceStart: number;
  /** The indicator it is taken for, or null. */
  readonly indicator: string | null;
  /** 0 to 1. */
  readonly confidence: number;
}

/** Takes a figure for one of the catalogue's indicators. */
export type FigureMapper = (figure: ReadFigure) => { readonly indicator: string; readonly confidence: number } | undefined;

export interface ReadOptions {
  /** The year reported on, where the text's own title should not decide. */
  readonly year?: number;
  readonly map?: FigureMapper;
}

/** The figures of a report's text, in order of their place. */
export function readReport(text: string, options: ReadOptions = {}): readonly ReadFigure[] {
  return [...readFigures(text, options)];
}

/** The same, one after the other; memory does not grow with the text. */
export function* readFigures(text: string, options: ReadOptions = {}): Generator<ReadFigure> {
  let period = reportPeriodOf(text, options.year);
  const report = period;
  const jurisdiction = jurisdictionOf(text);
  let planned = false;
  let carried: TimeMention | undefined;
  let earlier = '';
  const tables = new TableReader();
  const days = new Map<string, CivilDate>();
  for (const sentence of sentencesOf(text)) {
    const plan = planYearOf(sentence, report, planned);
    if (plan !== undefined) {
      planned = plan.planned;
      period = plan.planned ? { year: plan.year, end: `${plan.year}-12-31` } : report;
    }
    if (sentence.opensLine) [carried, earlier] = [undefined, ''];
    const times = timesOf(sentence.text, period, carried);
    const cells = tables.take(sentence).flatMap((number) => tableFigure(number, { period, planned, days }) ?? []);
    const candidates = cells.length > 0 ? besideCells(sentence.text, cells) : candidatesOf(sentence.text);
    const reading = { sentence, candidates, period, planned, jurisdiction, times, earlier };
    if (cells.length > 0) yield* rowFigures(reading, cells, options.map);
    else if (candidates.length > 0) yield* figuresOf(reading, options.map);
    carried = carriedFrom(sentence.text, times, candidates[0]?.start ?? sentence.text.length);
    earlier = carried?.until ? (earlier + sentence.text).slice(-LOOKED_BACK) : '';
  }
}

/** The figures of a row's words, where they hold any number beside those of its cells. */
function besideCells(text: string, cells: readonly TableFigure[]): readonly Candidate[] {
  let [words, last] = ['', 0];
  for (const { candidate } of cells) {
    words += text.slice(last, candidate.start);
    last = candidate.after;
  }
  if (!hasNumber(words + text.slice(last))) return [];
  return candidatesOf(text).filter(({ start }) => !cells.some(({ candidate }) => start < candidate.after && start >= candidate.start));
}

/** The figures of a row of a table, those of its words among them, in order of their place. */
function rowFigures(reading: Reading, cells: readonly TableFigure[], map: FigureMapper | undefined): readonly ReadFigure[] {
  const told = cells.map((cell) => cellFigure(reading, cell, map));
  return [...told, ...figuresOf(reading, map)].toSorted((a, b) => a.start - b.start);
}

function cellFigure({ sentence, jurisdiction }: Reading, { candidate, kind, name, scope, asOf, phrase }: TableFigure, map: FigureMapper | undefined): ReadFigure {
  const read = {
    ...placeOf(sentence, candidate), unit: candidate.unit, kind, qualifier: candidate.infix ?? null, name, scope: scope ?? jurisdiction, asOf, confidence: candidate.confidence,
  };
  if (phrase === '') return { ...read, indicator: null };
  // The wording of an indicator is looked for in the heads, as if they stood before the number in a sentence.
  const worded = { sentence: `${phrase}${read.value}${candidate.unit}`, sentenceStart: 0, start: phrase.length, end: phrase.length + read.value.length };
  const { indicator, confidence } = finished({ ...read, ...worded }, map);
  return { ...read, indicator, confidence };
}

/** The written value, its worth, and where it and its sentence stand in the input. */
function placeOf(sentence: Sentence, { start, end, value, scale }: Candidate): Pick<ReadFigure, 'value' | 'valueNumber' | 'baseValue' | 'start' | 'end' | 'sentence' | 'sentenceStart'> {
  return {
    value: sentence.original(start, end), valueNumber: value, baseValue: exactProduct(value, scale),
    start: sentence.points[start] ?? 0, end: (sentence.points[end - 1] ?? 0) + 1,
    sentence: sentence.raw, sentenceStart: sentence.points[0] ?? 0,
  };
}

interface Reading {
  readonly sentence: Sentence;
  readonly candidates: readonly Candidate[];
  readonly period: ReportPeriod;
  readonly times: readonly TimeMention[];
  readonly planned: boolean;
  readonly jurisdiction: string;
  readonly earlier: string;
}

function timesOf(text: string, period: ReportPeriod, carried: TimeMention | undefined): readonly TimeMention[] {
  const named = timesIn(text, titleRanges(text), period);
  return carried === undefined ? named : [{ ...carried, at: -1, after: -10 }, ...named.filter(({ wholeYear }) => !wholeYear)];
}

/** How far into its sentence a time may stand to govern the sentences after it. */
const HEAD_OF_SENTENCE = 4;

/** Words that only lead in to what is told: 据介绍，截至10月底. */
const LEADS_IN = /^(?:据|会上|报告|数据|记者|根据)[^。；;]*[，,]$/;

/** A time goes on behind a semicolon; one shorter than a year, or 去年, that heads its sentence to the end of the paragraph. */
function carriedFrom(text: string, times: readonly TimeMention[], firstFigure: number): TimeMention | undefined {
  const last = times.findLast(({ leads, until, compares, forecasts, aims }) => (leads || until || aims) && !compares && (!forecasts || aims));
  if (last === undefined) return undefined;
  const span = times.find(({ since, end }) => since !== undefined && end === last.end);
  if (/[；;]$/.test(text)) return span ?? last;
  return (last.partial || last.pastYear) && (last.at <= HEAD_OF_SENTENCE || (last.at < firstFigure && LEADS_IN.test(text.slice(0, last.at)))) ? last : undefined;
}

/** How much of the sentences before, in characters, tells how a count goes on. */
const LOOKED_BACK = 300;

/** An average in brackets is of what stands before it: 98件，是全国平均水平（11件）的8倍. */
const AVERAGE = /(?:水平|平均|均值)[(（]$/;

const PAUSE = /[，,。；;、:：\t!！?？]/;

function* figuresOf(reading: Reading, map: FigureMapper | undefined): Generator<ReadFigure> {
  const { sentence, candidates, period, planned, jurisdiction, times, earlier } = reading;
  const { text } = sentence;
  let previous: { readonly figure: ReadFigure; readonly candidate: Candidate } | undefined;
  const told = new Map<string, FigureKind>();
  const listed = yearsOfLists(text, candidates, times);
  for (const candidate of candidates) {
    const clause = clauseBefore(text, candidate.start);
    const before = text.slice(0, candidate.start);
    const rest = text.slice(candidate.after).split(PAUSE, 1)[0] ?? '';
    const gap = previous && text.slice(previous.candidate.after, candidate.start);
    const inherited = gap !== undefined && /^(?:以上|左右)?[、和及,，]?[-+]?$/.test(gap) ? previous?.figure.kind : undefined;
    const whole = previous?.figure.unit === candidate.unit && ['stock', 'flow', 'capacity'].includes(previous.figure.kind) ? previous.figure.kind : undefined;
    const average = previous !== undefined && AVERAGE.test(clause) && previous.figure.unit.startsWith(`${candidate.unit}/`) ? previous.figure : undefined;
    const kind = average?.kind ?? kindOf(candidate, { clause, before, rest, earlier, planned, inherited, whole, told: told.get(candidate.unit), year: period.year, ahead: times.findLast(({ at, compares }) => at < candidate.start && !compares)?.aims ?? false });
    const { qualifier } = approximationOf(candidate, text);
    const figure = finished({
      ...placeOf(sentence, candidate),
      unit: (average !== undefined || kind === 'growth' || gap === '、') && previous?.figure.unit.startsWith(`${candidate.unit}/`) ? previous.figure.unit : candidate.unit,
      kind, qualifier,
      name: nameOf(text, candidate, kind, previous?.figure.name),
      scope: scopeOf(before, jurisdiction),
      asOf: listed.get(candidate.start) ?? knownDay(asOfDay(text, candidate, kind, times, period)),
      confidence: candidate.confidence,
    }, map);
    previous = { figure, candidate };
    if (kind === 'flow' || kind === 'stock') told.set(figure.unit, kind);
    yield figure;
  }
}

function finished(read: Omit<ReadFigure, 'indicator'>, map: FigureMapper | undefined): ReadFigure {
  const figure = { ...read, indicator: null };
  const mapped = map?.(figure);
  return mapped ? { ...figure, indicator: mapped.indicator, confidence: Math.round(figure.confidence * mapped.confidence * 100) / 100 } : figure;
}

/** 8.9 times 10,000 is 89,000, without the noise of binary fractions. */
function exactProduct(value: number, scale: number): number {
  return scale === 1 ? value : Number((value * scale).toPrecision(15));
}

function clauseBefore(text: string, start: number): string {
  let from = start;
  while (from > 0 && !/[，,。；;:：\t!！?？]/.test(text[from - 1] ?? '')) from -= 1;
  return text.slice(from, start);
}

/** Tells which places stand inside 《…》. */
function titleRanges(text: string): (at: number) => boolean {
  const ranges = [...text.matchAll(/《[^》]{0,120}》|“[^”]{0,30}”/g)].map(({ index, 0: { length } }) => [index, index + length] as const);
  return (at) => ranges.some(([from, to]) => at >= from && at < to);
}

/** A place in an assessment is of the year assessed: 通报2030年度营商环境评价结果，列第5位. */
const ASSESSED = /^20\d{2}年度?[^，,。；;]{0,16}(?:评价|考核|评估|测评|评议)(?:结果|排名|情况)?[，,中里]/;

/** 较2030年的比例（33.5%、56.2%）: what stands in brackets behind a time is of that time. */
const IN_BRACKETS = /^[^，,。；;:：()（）]{0,16}[(（][^()（）]*$/;

/** A figure belongs to the last time named before it, to its report's period where none is. */
function asOfDay(text: string, candidate: Candidate, kind: FigureKind, times: readonly TimeMention[], period: ReportPeriod): CivilDate {
  const beside = times.findLast(({ at, after }) => at >= 0 && at < candidate.start && IN_BRACKETS.test(text.slice(after, candidate.start)));
  if (beside !== undefined && !beside.exact) return beside.end;
  const named = times.findLast(({ at, after, compares, leads, until, partial }) => at < candidate.start && !compares && (leads || until || partial || kind === 'score' || (kind === 'rank' && ASSESSED.test(text.slice(at, candidate.start))) || /^(?:的?第?|底|末|期)?$/.test(text.slice(after, candidate.start))));
  if (kind === 'target' && (named === undefined || sameYear(named.end, period.end))) return `${period.year}-12-31`;
  if (named === undefined) return period.end;
  if (named.at < 0 && !named.partial && sameYear(named.end, period.end)) return period.end;
  if (named.exact && !named.until && kind !== 'milestone' && sameYear(named.end, period.end)) return period.end;
  if (!named.exact && !named.until && !named.partial && sameYear(named.end, period.end)) return period.end;
  return named.end;
}

/** Without a year told anywhere only the days of a plan's period are known. */
const knownDay = (day: CivilDate): CivilDate | null => (day.startsWith('0-') ? null : day);

const sameYear = (a: CivilDate, b: CivilDate): boolean => a.slice(0, 4) === b.slice(0, 4);
