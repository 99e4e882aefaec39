import type { CivilDate } from '../calendar/civil-date.ts';
import type { Candidate } from './candidate.ts';
import { kindOf, type FigureKind } from './kinds.ts';
import { timesIn, type ReportPeriod } from './periods.ts';
import { measureInTable, type TableMeasure } from './table-measures.ts';
import type { TableNumber } from './tables.ts';
import { scaleOf } from './numerals.ts';

/** A figure of a table, its places in the folded sentence. */
export interface TableFigure {
  readonly candidate: Candidate;
  readonly kind: FigureKind;
  readonly name: string;
  /** The place or body that its row or column names, if any. */
  readonly scope: string | undefined;
  readonly asOf: CivilDate | null;
  /** What the figure would be called in a sentence, up to its number; '' where it is a part and stands for no indicator. */
  readonly phrase: string;
}

const LONGEST_NAME = 36;
const BRACKETS = /[(（][^()（）]*[)）]/g;
const ORDINAL_HEAD = /^(?:表\s?[\d一二三四五六七八九十]+(?:[-.]\d+)?|附[表件]\s?\d*|[一二三四五六七八九十\d]{1,2}[、.．]|其中)[:：、]?/;
const PERIODS = /(?:19|20)\d{2}年?(?:度|底|末)?|(?:1[0-2]|0?[1-9])(?:[-~至](?:1[0-2]|0?[1-9]))?月份?|上半年|下半年|前?[一二三四]季度|本[年期]|上年(?:同期)?|去年(?:同期)?|全年/g;
const TITLE_TAIL = /(?:情况|统计|数据|汇总|一览|明细|对比|分布|完成)*表?$/;
const PLACE = /^[\u4e00-\u9fff]{1,8}(?:省|市|区|县|旗|镇|乡|街道|新区|开发区|分局|中心)$/;
/** Heads that say only that a number stands below. */
const FILLER = /^(?:数值|数量|指标值|完成(?:情况|数|值)?|实绩|实际(?:数|值|完成)?|本期数?|累计数?|个数)$/;
const WHOLE = /^(?:合计|总计|小计|全[市省区县国]|总数|总量)$/;
/** What tells a count from a place: the head with one of these words says what is counted. */
const COUNTS = /量|数|额|率|专利|商标|案|件|企业|培训|融资|质押|授权|申请|注册|登记|收入|资金|人/;

/** What holds for a whole table: the report's period, whether it is in a plan, and the days its heads were found to mean. */
interface TableContext {
  readonly period: ReportPeriod;
  readonly planned: boolean;
  readonly days: Map<string, CivilDate>;
}

/** What a number of a table says, by its heads; undefined where nothing tells its measure. */
export function tableFigure(number: TableNumber, { period, planned, days }: TableContext): TableFigure | undefined {
  const measure = measureInTable(number);
  if (measure === undefined) return undefined;
  const candidate = candidateOf(number, measure);
  const heads = [number.header, number.section + number.label].map((head) => bare(head));
  const [place, words] = placeAndWords(heads, measure.says !== undefined || AIMED.test(number.header));
  const title = bare(number.title).replace(TITLE_TAIL, '').replace(/^[\u4e00-\u9fff]{0,6}各[\u4e00-\u9fff]{1,4}(?=[\u4e00-\u9fff]{2})/, '');
  const phrase = `${title}${title === '' || words === '' ? '' : '，'}${words}`;
  return {
    candidate,
    kind: kindIn(candidate, measure, { clause: title.replaceAll(AIMS, '') + words, number, planned: planned && !ACTUAL.test(number.header), year: period.year }),
    name: (words || title || number.header + number.label).slice(0, LONGEST_NAME),
    scope: place,
    asOf: period.year === 0 ? null : dayOnce(number, period, days),
    phrase: place === undefined ? phrase : '',
  };
}

function candidateOf({ cell }: TableNumber, { unit, sort, confidence, says }: TableMeasure): Candidate {
  const written = /\d[\d,，]*(?:\.\d+)?/.exec(cell.text);
  const falls = cell.text.startsWith('-') && says === 'growth';
  const digits = written?.[0] ?? '';
  const start = cell.start + (falls ? 0 : (written?.index ?? 0));
  const end = cell.start + (written?.index ?? 0) + digits.length;
  const value = Number(digits.replaceAll(/[,，]/g, '')) * (falls ? -1 : 1);
  const infix = /^(?:余|多)/.exec(cell.text.slice(end - cell.start))?.[0];
  return { start, end, after: cell.start + cell.text.length, value, scale: scaleOf(/^[百千万亿]+(?=.)/.exec(unit)?.[0] ?? ''), unit, sort, form: says === 'rank' ? 'rank' : 'count', infix, confidence };
}

/** A head without brackets, ordinals and times: 二、发明专利授权量（件） is 发明专利授权量. */
function bare(head: string): string {
  return head.replaceAll(BRACKETS, '').replace(ORDINAL_HEAD, '').replaceAll(PERIODS, '').replaceAll(/^[、，,:：\s]+|[、，,:：%‰\s]+$/g, '');
}

const told = (head: string): string => (WHOLE.test(head) || FILLER.test(head) ? '' : head);

/** Which head names a place, and the words that say what is counted, the telling head last. */
function placeAndWords([header = '', label = '']: readonly string[], isRate: boolean): readonly [place: string | undefined, words: string] {
  const [head, side] = [told(header), told(label)];
  if (PLACE.test(side)) return [side, head];
  if (PLACE.test(head)) return [head, side];
  return [undefined, COUNTS.test(side) && !COUNTS.test(head) && !isRate ? head + side : side + head];
}

interface Telling {
  readonly clause: string;
  readonly number: TableNumber;
  readonly planned: boolean;
  readonly year: number;
}

const AIMED = /目标|计划数|任务数/;
const AIMS = /(?:对照)?(?:目标|计划|任务)/g;
/** A column of what was reached, beside one of what was aimed at. */
const ACTUAL = /实际|完成|实绩/;

function kindIn(candidate: Candidate, { says }: TableMeasure, { clause, number, planned, year }: Telling): FigureKind {
  if (AIMED.test(number.header) && !/完成/.test(number.header)) return 'target';
  if (says !== undefined) return says;
  return kindOf(candidate, { clause, before: clause, earlier: '', rest: '', planned, ahead: false, year, inherited: undefined, told: undefined, whole: undefined });
}

const MOST_DAYS = 500;

/** The day of a column and row, looked for once: most rows of a table name no time of their own. */
function dayOnce(number: TableNumber, period: ReportPeriod, days: Map<string, CivilDate>): CivilDate {
  const key = [period.end, number.header, HAS_TIME.test(number.label) ? number.label : '', number.section, number.title, number.heads].join('|');
  const known = days.get(key);
  if (known !== undefined) return known;
  if (days.size >= MOST_DAYS) days.clear();
  const day = dayIn(number, period);
  days.set(key, day);
  return day;
}

const HAS_TIME = /[\d年月季半期底]/;

/** The day by the time that the column names, else the row, else what stands above; a month of a row is of the year of its column. */
function dayIn({ header, heads, section, label, title }: TableNumber, period: ReportPeriod): CivilDate {
  if (/(?:上|去)年/.test(header) && !/[比较]|增/.test(header)) return yearBefore(besides(`${heads}\n${title}`, period));
  const year = /^((?:19|20)\d{2})年?度?$/.exec(header)?.[1] ?? /((?:19|20)\d{2})年?度?/.exec(section)?.[1];
  const month = /^(?:(?:1[0-2]|0?[1-9])月份?|上半年|前?[一二三四]季度|前三季度)$/.test(label) ? label : undefined;
  for (const words of [year !== undefined && month !== undefined ? `${year}年${month}` : '', header, label, section, title]) {
    const last = timesIn(words.replace(/^((?:19|20)\d{2})$/, '$1年'), () => false, period).findLast(({ compares }) => !compares);
    if (last !== undefined) return !last.partial && !last.until && last.end.slice(5) === '12-31' && last.end.slice(0, 4) === period.end.slice(0, 4) ? period.end : last.end;
  }
  return period.end;
}

/** The period of the column that 上年同期 is compared with. */
function besides(heads: string, period: ReportPeriod): CivilDate {
  return timesIn(heads, () => false, period).find(({ compares, partial, until, pastYear }) => !compares && !pastYear && (partial || until))?.end ?? period.end;
}

const yearBefore = (day: CivilDate): CivilDate => `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`;
