import { type CivilDate, endOfMonth } from '../calendar/civil-date.ts';
import type { Definitions } from '../indicator/evaluate.ts';
import { missingCount } from '../indicator/fact.ts';
import { SOURCES } from '../indicator/indicator.ts';
import type { ReportChart, ReportPart, ReportRequest, ReportTable } from './composed.ts';
import { figurePart, getEvaluated, plain, type Planned, type Writing } from './evaluated.ts';
import { type FigureQuery, periodOf, valueId, valueOf } from './figure-query.ts';
import { dataValue, EMPTY_CELL } from './figure-text.ts';
import { type ChartSpec, type FigureTime, type GridSpec, indicatorsOfTable, type RankingSpec, type TableSpec, type TargetSpec, type TargetTableSpec } from './genre.ts';
import { chineseDate } from './numbering.ts';

const MONTHS = Array.from({ length: 12 }, (_, index) => index + 1);

/** A row before it is evaluated: its head, and its cells by their figures. */
interface RowPlan {
  readonly head: string;
  readonly cells: readonly FigureQuery[];
}

/** The figures of a table, all of them. */
export function tableFigures(request: ReportRequest, definitions: Definitions, table: TableSpec): readonly Planned[] {
  const queries = rowsOf(request, table).flatMap(({ cells }) => cells);
  return queries.filter(({ time }) => periodOf(request, time)).map((query) => (isRanked(table, query) ? ranked(query, definitions) : plain(query, definitions)));
}

/** Whether a cell holds what a table ranks by: a district without it did not report. */
function isRanked(table: TableSpec, { shows }: FigureQuery): boolean {
  return table.by === 'rank' && shows.kind === 'value' && shows.indicator === table.indicator;
}

function ranked(query: FigureQuery, definitions: Definitions): Planned {
  const planned = plain(query, definitions);
  return { ...planned, wording: { ...planned.wording, unreported: UNREPORTED } };
}

/** Written for a district whose value of the month is missing, which is not zero (缺报≠0). */
const UNREPORTED = '未报';

function rowsOf(request: ReportRequest, table: TableSpec): readonly RowPlan[] {
  switch (table.by) {
    case 'district':
    case 'month':
    case 'year':
      return gridRows(request, table);
    case 'rank':
      return request.districts.map(({ code, name }) => ({ head: name, cells: rankingCells(table, code) }));
    case 'target':
      return table.targets.map((target) => ({ head: target.topic, cells: targetCells(table, target) }));
  }
}

/** The rows of a plain table; the last is the whole. */
function gridRows(request: ReportRequest, table: GridSpec): readonly RowPlan[] {
  const row = (head: string, time: FigureTime, district?: string): RowPlan => ({ head, cells: table.indicators.map((indicator) => valueOf(indicator, time, district === undefined ? {} : { district })) });
  const whole = row('合计', {});
  switch (table.by) {
    case 'district':
      return [...request.districts.map(({ code, name }) => row(name, {}, code)), whole];
    case 'month':
      return [...MONTHS.filter((month) => periodOf(request, { month })).map((month) => row(`${month}月`, { month })), whole];
    case 'year':
      return Array.from({ length: table.years ?? 3 }, (_, back) => row(`${request.year - back}年`, back === 0 ? {} : { yearsBack: back })).toReversed();
  }
}

function rankingCells({ indicator, target }: RankingSpec, district: string): readonly FigureQuery[] {
  const of = (kind: 'rank' | 'movement' | 'gap'): FigureQuery => ({ shows: { kind, indicator }, time: {}, district });
  const goal: readonly FigureQuery[] = target === undefined ? [] : [valueOf(target, { whole: true }, { district }), { shows: { kind: 'completion', indicator, target }, time: {}, district }];
  return [valueOf(indicator, {}, { district }), of('rank'), of('movement'), of('gap'), ...goal];
}

function targetCells({ stage }: TargetTableSpec, { indicator, target }: TargetSpec): readonly FigureQuery[] {
  const goal = valueOf(target, { whole: true });
  if (stage === 'planned') return [valueOf(indicator, { yearsBack: 1 }), goal];
  return [goal, valueOf(indicator, {}), { shows: { kind: 'completion', indicator, target }, time: {} }];
}

/** A table with its values; undefined when it has no row. */
export function tableOf(writing: Writing, table: TableSpec): ReportTable | undefined {
  const { definitions } = writing;
  const rows = writtenRows(writing, table);
  if (rows.length === 0) return undefined;
  const sources = indicatorsOfTable(table).map((id) => SOURCES[definitions.getIndicator(id).source].zh);
  const lacking = Math.max(0, ...rowsOf(writing.request, table).flatMap(({ cells }) => cells).map((query) => missingCount(writing.figures.get(valueId(query))?.value.fact ?? {})));
  const source = [...new Set(sources)].join('、') + (lacking > 0 ? `；合计中最多有${lacking}个区未报` : '');
  return { id: table.id, caption: table.caption, columns: columnsOf(writing, table), rows, source, ...(table.internal && { internal: true }) };
}

function columnsOf({ definitions, request }: Writing, table: TableSpec): readonly string[] {
  const headed = (id: string): string => `${definitions.getIndicator(id).name.zh}（${definitions.getIndicator(id).measure.zh}）`;
  switch (table.by) {
    case 'district':
      return ['区', ...table.indicators.map(headed)];
    case 'month':
      return ['月份', ...table.indicators.map(headed)];
    case 'year':
      return ['年度', ...table.indicators.map(headed)];
    case 'rank':
      return ['区', headed(table.indicator), '位次', '较上月', '与前一位差距', ...(table.target === undefined ? [] : ['年度目标', '完成率（%）'])];
    case 'target':
      return table.stage === 'planned' ? ['事项', `${request.year - 1}年实际`, `${request.year}年目标`, '责任单位', '完成时限'] : ['事项', '目标', '实际', '完成率（%）', '责任单位', '完成时限', '进展'];
  }
}

function writtenRows(writing: Writing, table: TableSpec): readonly (readonly ReportPart[])[] {
  const rows = rowsOf(writing.request, table);
  switch (table.by) {
    case 'district':
    case 'month':
    case 'year':
      return rows.map((row) => writtenRow(writing, row));
    case 'rank':
      return inPlaces(writing, table, rows).map((row) => writtenRow(writing, row));
    case 'target':
      return table.targets.flatMap((target, index) => targetRow(writing, table, target, rows[index]) ?? []);
  }
}

function writtenRow(writing: Writing, { head, cells }: RowPlan): readonly ReportPart[] {
  return [{ text: head }, ...cells.map((query) => figurePart(writing, valueId(query)))];
}

/** The districts by their places; those without one come last, in their own order. */
function inPlaces({ figures }: Writing, { indicator }: RankingSpec, rows: readonly RowPlan[]): readonly RowPlan[] {
  const placeOf = ({ cells }: RowPlan): number => {
    const rank = cells.find(({ shows }) => shows.kind === 'rank' && shows.indicator === indicator);
    return (rank && getEvaluated(figures, valueId(rank)).value.fact.value) ?? Number.MAX_SAFE_INTEGER;
  };
  return rows.toSorted((a, b) => placeOf(a) - placeOf(b));
}

/** A target that is set, with who answers for it and by when; undefined when none is set. */
function targetRow(writing: Writing, { stage }: TargetTableSpec, target: TargetSpec, row: RowPlan | undefined): readonly (readonly ReportPart[])[] | undefined {
  const { request, definitions } = writing;
  const goal = getEvaluated(writing.figures, valueId(valueOf(target.target, { whole: true })));
  if (!row || goal.value.fact.value === null) return undefined;
  const { owner, measure } = definitions.getIndicator(target.target);
  const dueOn = `${request.year}-${target.due ?? '12-31'}`;
  const words = [request.ownerName?.(owner) ?? owner, dueText(dueOn), ...(stage === 'settled' ? [standing(writing, target, dueOn)] : [])];
  const figures = writtenRow(writing, { ...row, head: `${target.topic}（${measure.zh}）` });
  const shown = target.comparison === 'at-most' ? figures.map((part, index) => (index === SHARE_REACHED ? { text: EMPTY_CELL } : part)) : figures;
  return [[...shown, ...words.map((text) => ({ text }))]];
}

/** 12月底, 9月15日: the day of the report's own year. */
function dueText(day: CivilDate): string {
  return endOfMonth(day) === day ? `${Number(day.slice(5, 7))}月底` : chineseDate(day).slice(5);
}

/** The column of 完成率: a target that is not to be exceeded has none. */
const SHARE_REACHED = 3;

/** How a target stands (完成情况): reached, missed once it was due, or under way. What is not to be exceeded is kept only when it is due. */
function standing({ request, figures }: Writing, { indicator, target, comparison }: TargetSpec, dueOn: string): string {
  const goal = getEvaluated(figures, valueId(valueOf(target, { whole: true }))).value.fact.value;
  const actual = getEvaluated(figures, valueId(valueOf(indicator, {}))).value.fact.value;
  if (goal === null || actual === null) return '无数据';
  const isDue = request.asOf >= dueOn;
  const isReached = comparison === 'at-most' ? isDue && actual <= goal : actual >= goal;
  if (isReached) return '已完成';
  return isDue ? '未完成' : '推进中';
}

/** The queries of a chart's points: the months of this year, then of last year. */
function pointsOf({ indicator }: ChartSpec): readonly (readonly FigureQuery[])[] {
  return [0, 1].map((yearsBack) => MONTHS.map((month) => valueOf(indicator, { ...(yearsBack > 0 && { yearsBack }), month })));
}

export function chartFigures(request: ReportRequest, definitions: Definitions, chart: ChartSpec): readonly Planned[] {
  return pointsOf(chart).flat().filter(({ time }) => periodOf(request, time)).map((query) => plain(query, definitions));
}

export function chartOf({ request, definitions, figures }: Writing, spec: ChartSpec): ReportChart {
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
