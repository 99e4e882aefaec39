import { type CivilDate, endOfMonth, isCivilDate } from '../calendar/civil-date.ts';
import { foldStretch } from './folded.ts';

/** What the document as a whole says about time (报告期). */
export interface ReportPeriod {
  /** The year reported on; 0 where neither the text nor the caller names one. */
  readonly year: number;
  /** The last day of what is reported. */
  readonly end: CivilDate;
  /** The year in which a news agency told it (2032年4月26日讯), from which its 去年 counts. */
  readonly toldIn?: number;
}

const YEAR_OF_TITLE = /((?:19|20)\d{2})年(?!以来|起|至今)(?:度)?(上半年|第?[一二三四1-4]季度|前三季度)?(?:(?!会议|大会|年会|论坛|20\d{2}年)[^。；》]){0,30}?》?(?:总结|报告|情况|白皮书|通报|公报|要点|计划|盘点|综述|成效|主要工作|工作回顾)/;
/** What a meeting looked back on: 总结2031年工作，部署2032年任务. */
const LOOKED_BACK_ON = /(?:总结|回顾|通报)了?((?:19|20)\d{2})年(?!以来|起)[^。；，,\n]{0,16}(?:工作|情况|成效)/;
const SIGNED = /^(20\d{2})(?:年|[-.])?(1[0-2]|0?[1-9])(?:月|[-.])?(3[01]|[12]\d|0?[1-9])日?$/;
const HEAD = 3000;
const LOOKED_AT = 100_000;

/** The year and last day a report is about: from its title, else its most frequent year; ended by the day it was signed. */
export function reportPeriodOf(text: string, given?: number): ReportPeriod {
  const head = foldStretch(text.slice(0, HEAD)).replaceAll(/[ \t]|[(（][^()（）]{0,8}20\d{2}年?[)）]/g, '');
  const title = YEAR_OF_TITLE.exec(head);
  const year = given ?? (title ? Number(title[1]) : (lookedBackOn(head) ?? publishedYear(head) ?? yearToldMost(text)));
  const part = monthlyEnd(head, year) ?? (title && Number(title[1]) === year ? partEnd(year, title[2] ?? '') : undefined) ?? openingEnd(head, year);
  const end = part ?? `${year}-12-31`;
  const signed = signedOn(text);
  const toldIn = newsYear(head);
  return { year, ...(toldIn > 0 && { toldIn }), end: signed !== undefined && signed < end && signed >= `${year}-01-31` ? cutOff(text, signed) : end };
}

/** A line that is the title of a month's figures: 2031年2月云岭市专利数据, 2031年1-9月统计情况. */
const MONTHLY = /(?:^|\n)[^\n，,。\d]{0,20}(20\d{2})年(?:(?:1[0-2]|0?[1-9])月?[-~至到])?(1[0-2]|0?[1-9])月份?[^\n，,。；\d]{0,24}(?:数据|统计|月报|情况|简报)[^\n，,。]{0,6}(?=\n|$)/;

/** The first words of a text without a title: 2031年一季度，…. */
const OPENING = /^\s*(?:[^\n，,。；\d]{0,40}\n\s*)?(20\d{2})年(上半年|第?[一二三四1-4]季度|前三季度|前(?:1[0-2]|[1-9])个月)[，,]/;

/** A heading of news that names its part of the year: 前6月云岭市发明专利…. */
const HEADING_PART = /^\s*[^\n，,。]{0,12}?(?<!\d年)(上半年|前三季度|第?[一二三四1-4]季度|前(?:1[0-2]|[1-9])个?月)[^\n，,。；]{4,40}\n/;

function openingEnd(head: string, year: number): CivilDate | undefined {
  const [, told, part = ''] = OPENING.exec(head) ?? [];
  if (Number(told) === year) return quarterEnd(year, part);
  const heading = HEADING_PART.exec(head)?.[1];
  return heading === undefined || year === 0 ? undefined : quarterEnd(year, heading);
}

function lookedBackOn(head: string): number | undefined {
  const told = LOOKED_BACK_ON.exec(head)?.[1];
  return told === undefined ? undefined : Number(told);
}

function monthlyEnd(head: string, year: number): CivilDate | undefined {
  const [, told, month] = MONTHLY.exec(head) ?? [];
  return month !== undefined && Number(told) === year ? monthEnd(year, month, undefined) : undefined;
}

function partEnd(year: number, part: string): CivilDate | undefined {
  if (part === '') return undefined;
  return quarterEnd(year, part);
}

/** The last day of 上半年, 前三季度, 一季度 … of a year. */
function quarterEnd(year: number, part: string): CivilDate | undefined {
  if (part.includes('上半年')) return `${year}-06-30`;
  if (part.includes('下半年')) return `${year}-12-31`;
  const months = /^前(\d{1,2})个?月$/.exec(part)?.[1];
  if (months !== undefined) return monthEnd(year, months, undefined);
  const last = /([一二三四1234])季度$/.exec(part)?.[1];
  if (last === undefined) return undefined;
  const quarter = '一二三四'.includes(last) ? '一二三四'.indexOf(last) + 1 : Number(last);
  return endOfMonth(`${year}-${String(quarter * 3).padStart(2, '0')}`);
}

const NEWS = /(20\d{2})年\d{1,2}月\d{1,2}日(?:讯|电|消息)/;
const DATELINE = /(?:^|\n|时间[:：]|日期[:：])(20\d{2})(?:年|[-./])\d{1,2}(?:月|[-./])\d{1,2}|(20\d{2})(?:年|[-./])\d{1,2}(?:月|[-./])\d{1,2}日?\d{2}:\d{2}/;
/** What only news says in its first lines. */
const BY_REPORTER = /记者|通讯员|本报|本刊|日[讯电]/;
const THIS_YEAR = /今年|本年|截至\d{1,2}月|(?<!年)前(?:\d|[一二三])个?(?:季度|月)/;

/** A page may have been put up again years after: the date of what it tells (2031年11月14日，…召开) comes before it. */
function eventYear(head: string, published: number): number {
  const told = Number(/(?:[^\d\n]|^)(20\d{2})年\d{1,2}月\d{1,2}日[，,]/m.exec(head)?.[1] ?? 0);
  return told > 0 && told < published ? told : published;
}

/** The year in which a text of news counts its 今年 and 去年; 0 for other texts. */
function newsYear(head: string): number {
  const [, atStart, timed] = BY_REPORTER.test(head) ? (DATELINE.exec(head) ?? []) : [];
  return Number(NEWS.exec(head)?.[1] ?? eventYear(head, Number(atStart ?? timed ?? 0)));
}

/** The year of the day a page was published, where its text counts from that day (今年) and names no year of its own for it. */
function publishedYear(head: string): number | undefined {
  const [line, atStart, timed] = DATELINE.exec(head) ?? [];
  const year = eventYear(head, Number(atStart ?? timed ?? 0));
  if (line === undefined || year === 0 || !THIS_YEAR.test(head)) return undefined;
  return new RegExp(`(?:^|\\n|。)${Number(year) - 1}年[，,]`).test(head) ? undefined : Number(year);
}

/** A line that opens with a year (2031年，…) says more of what it is about than a year named in passing. */
const OPENING_WEIGHT = 3;
const TOLD_YEAR = /(?<opens>(?:^|\n)[ \t]*)?(?<![\d较比自]|\d年?[-~至到])(?<year>(?:19|20)\d{2})(?=年(?!以来|[^，,。；\n]{0,16}(?:会议|大会|论坛|年会)|起|[-~至到]|\d{1,2}月\d{1,2}日|年?[底末]?[，,]?(?:力争|全面|基本|实现|达到|建成))|[”"])/g;

const ANY_YEAR = /(?<year>(?:19|20)\d{2})(?=年)/g;

/** The year told most, those in titles, comparisons (较2030年) and beginnings (自2030年以来) left out where others are told; 0 without any. */
function yearToldMost(text: string): number {
  const folded = foldStretch(text.slice(0, LOOKED_AT)).replaceAll(/[ \t]/g, '');
  const told = [...folded.replaceAll(/《[^》]{0,120}》/g, '').matchAll(TOLD_YEAR)];
  const counts = new Map<number, number>();
  for (const { groups } of told.length > 0 ? told : folded.matchAll(ANY_YEAR)) {
    const year = Number(groups?.['year']);
    counts.set(year, (counts.get(year) ?? 0) + (groups?.['opens'] === undefined ? 1 : OPENING_WEIGHT));
  }
  const [best] = [...counts].toSorted((a, b) => b[1] - a[1] || b[0] - a[0]);
  return best?.[0] ?? 0;
}

/** The day under a report (落款日期): the last line that is nothing but a date, some of its signs lost perhaps. */
function signedOn(text: string): CivilDate | undefined {
  const lines = foldStretch(text.slice(-HEAD)).split('\n').map((line) => line.replaceAll(/\s/g, ''));
  const [, year, month, day] = lines.map((line) => SIGNED.exec(line)).findLast((found) => found !== null) ?? [];
  return year && month && day ? dayOf(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`) : undefined;
}

const dayOf = (date: string): CivilDate | undefined => (isCivilDate(date) ? date : undefined);

/** A report signed in a month whose end it already counts to (截至11月底, 1-11月) reports to that end. */
function cutOff(text: string, signed: CivilDate): CivilDate {
  const month = Number(signed.slice(5, 7));
  return new RegExp(`(?:截[至止]到?(?:今年)?|[-~至到])${month}月?(?:底|末|份)`).test(foldStretch(text.slice(0, LOOKED_AT))) ? endOfMonth(signed) : signed;
}

/** A time named in a sentence, and from where on it holds. */
export interface TimeMention {
  readonly at: number;
  readonly end: CivilDate;
  /** Whether it names one day. */
  readonly exact: boolean;
  /** Whether it only compares: 较2021年增长 leaves the figure in its own period. */
  readonly compares: boolean;
  /** Whether it cuts off: 截至10月底, 1-9月. */
  readonly until: boolean;
  /** Whether it stands at the head of a clause; elsewhere it belongs to a name or a circumstance (根据2021年检查). */
  readonly leads: boolean;
  /** Where its words end: what stands right behind belongs to it (2012年的第34位). */
  readonly after: number;
  /** Whether it is 去年 alone. */
  readonly pastYear: boolean;
  /** Whether it is 全年 alone, which means the year the paragraph speaks of. */
  readonly wholeYear: boolean;
  /** Whether it is what is worked towards: 至2026年末. */
  readonly aims: boolean;
  /** Whether a plan follows it: 2024年预计发放 says nothing of when the rest was. */
  readonly forecasts: boolean;
  /** The first year of a span of whole years (2029至2031年). */
  readonly since: number | undefined;
  /** Whether it is another span than a year: 截至10月底, 上半年, “十五五”期间. What follows in the paragraph shares it. */
  readonly partial: boolean;
}

const MENTION = new RegExp(
  '(?<cutoff>截[至止到](?:到|至)?|截|(?<=起)至)?(?:今年|本年|当年)??(?<compare>[较比]|相较|基于)?(?:' +
    '(?<from>(?:19|20)\\d{2})年?[-~至到、和与及](?<to>(?:19|20)\\d{2})年(?:(?<toMonth>1[0-2]|0?[1-9])月)?' +
    '|(?<now>今年以来|今年|年内|全年|本年度?|目前|当前)(?!\\d|上半年|前(?:三季度|(?:1[0-2]|[1-9])个月)|[一二三四]季度|年?底|第|\\d)' +
    '|(?<last>去年|上年|上一年)(?<lastPart>底|末|同期)?(?:(?<lm1>1[0-2]|0?[1-9])(?:月?[-~至到](?<lm2>1[0-2]|0?[1-9]))?月(?:底|末|份)?(?:(?<lday>3[01]|[12]\\d|0?[1-9])日)?)?' +
    '|(?<year>(?:19|20)\\d{2})年(?<part>上半年|下半年|第?[一二三四1-4]季度|前三季度|前(?:1[0-2]|[1-9])个?月|度|底|末)?(?:(?<m1>1[0-2]|0?[1-9])(?:月?[-~至到](?<m2>1[0-2]|0?[1-9]))?月(?<me>底|末|份)?(?:(?<day>3[01]|[12]\\d|0?[1-9])日)?)?' +
    '|(?:[Xx×某*]{1,4}年)?(?<om1>1[0-2]|0?[1-9])(?:月?[-~至到](?<om2>1[0-2]|0?[1-9]))?(?:月|(?=底))(?<ome>底|末|份)?(?:(?<oday>3[01]|[12]\\d|0?[1-9])日)?' +
    '|前(?<months>1[0-2]|[1-9])个?月|(?<half>上半年|前三季度|(?:前|第)?[一二三四1-4]季度)' +
    '|“?(?<plan>十[一二三四五六])五”?(?:期间|期末|时期|末|以来)' +
    ')',
  'g',
);

/** The times named in a sentence, left to right. `context` supplies the year where only a month is named. */
export function timesIn(text: string, masked: (at: number) => boolean, period: ReportPeriod): readonly TimeMention[] {
  if (!(period.year === 0 ? /十.五/ : /[年月底度前]|十.五/).test(text)) return [];
  return [...text.matchAll(MENTION)].flatMap((found) => {
    const groups = found.groups ?? {};
    // “十五五”期间 stands in quotation marks of its own.
    const inName = groups['plan'] !== undefined ? masked(found.index - 1) : masked(found.index);
    if (inName || (period.year === 0 && groups['plan'] === undefined)) return [];
    const end = endOf(groups, period, text.slice(found.index + found[0].length, found.index + found[0].length + FAR_BEHIND));
    const exact = (groups['day'] ?? groups['oday'] ?? groups['lday']) !== undefined;
    return end === undefined ? [] : [{ at: found.index, end, exact, compares: groups['compare'] !== undefined || groups['lastPart'] === '同期', until: groups['cutoff'] !== undefined || groups['om2'] !== undefined || groups['m2'] !== undefined, leads: LEADS.test(text.slice(Math.max(0, found.index - 6), found.index)), after: found.index + found[0].length, partial: partialIn(groups) || (groups['plan'] !== undefined && !found[0].endsWith('末')), since: sinceOf(groups, found[0]), wholeYear: groups['now'] === '全年', pastYear: groups['last'] === '去年' && groups['lastPart'] === undefined && groups['lm1'] === undefined, aims: end > period.end && groups['cutoff'] === undefined && (/[到至]$/.test(text.slice(0, found.index)) || (groups['plan'] !== undefined && found[0].endsWith('末'))), forecasts: FORECASTS.test(text.slice(found.index + found[0].length, found.index + found[0].length + 4)) }];
  });
}

/** Characters behind a year in which 以来 may still make it a beginning: 2030年启动试点工作以来. */
const FAR_BEHIND = 30;

const FORECASTS = /^[，,]?(?:预计|计划|拟|力争|将|争取)/;
const LEADS = /(?:^|年[和及与]|[，,。；;:：、]|其中|在|于|到|至|我[市省区局国]|全[市省区局国]|是)$/;

/** The first year of 2029至2031年, and of 2030、2031年. */
function sinceOf({ from, to, toMonth }: Groups, written: string): number | undefined {
  if (from === undefined || toMonth !== undefined) return undefined;
  return /[-~至到]/.test(written) || Number(to) === Number(from) + 1 ? Number(from) : undefined;
}

const partialIn = (groups: Groups): boolean => (groups['cutoff'] ?? groups['half'] ?? groups['months'] ?? groups['part'] ?? groups['om2'] ?? groups['m2'] ?? groups['toMonth']) !== undefined && groups['part'] !== '度';

/** Words that mean the year of telling itself. */
const THIS = /^(?:今年|今年以来|年内)$/;

type Groups = Readonly<Record<string, string | undefined>>;

const FIVE_YEAR_END: Readonly<Record<string, number>> = { 十一: 2010, 十二: 2015, 十三: 2020, 十四: 2025, 十五: 2030, 十六: 2035 };

function endOf(groups: Groups, { year, end, toldIn }: ReportPeriod, following: string): CivilDate | undefined {
  if (groups['plan']) return `${FIVE_YEAR_END[groups['plan']] ?? year}-12-31`;
  if (groups['to']) return groups['toMonth'] ? monthEnd(Number(groups['to']), groups['toMonth'], undefined) : `${groups['to']}-12-31`;
  if (groups['now']) return toldIn !== undefined && toldIn !== year && THIS.test(groups['now']) ? `${toldIn}-12-31` : end;
  if (groups['last'] && following.startsWith('以来')) return undefined;
  const past = (groups['last'] === '去年' ? (toldIn ?? year) : year) - 1;
  if (groups['lm1']) return monthEnd(past, groups['lm2'] ?? groups['lm1'], groups['lday']);
  if (groups['last']) return `${past}-12-31`;
  if (groups['months']) return monthEnd(year, groups['months'], undefined);
  if (groups['half']) return quarterEnd(year, groups['half']);
  if (groups['om1']) return monthEnd(year, groups['om2'] ?? groups['om1'], groups['oday']);
  const own = Number(groups['year']);
  if (/^至(?:今|目前)/.test(following)) return end;
  if (/^起|^[^，,。；;]*以来/.test(following)) return undefined;
  if (groups['m1']) return monthEnd(own, groups['m2'] ?? groups['m1'], groups['day']);
  return quarterEnd(own, groups['part'] ?? '') ?? `${own}-12-31`;
}

function monthEnd(year: number, month: string, day: string | undefined): CivilDate | undefined {
  const start = `${year}-${month.padStart(2, '0')}`;
  if (day === undefined) return endOfMonth(start);
  const date = `${start}-${day.padStart(2, '0')}`;
  return isCivilDate(date) ? date : undefined;
}
