import { countsInChinese } from './chinese-counts.ts';
import { maskOf } from './exclusions.ts';
import { findMeasure, type Measure } from './measures.ts';
import { chineseNumber, numeralsOf, scaleOf, type Numeral } from './numerals.ts';

/** A number of a sentence that is taken for a figure, with what its form alone says. Positions are in the folded sentence. */
export interface Candidate {
  readonly start: number;
  readonly end: number;
  /** Where its measure ends. */
  readonly after: number;
  readonly value: number;
  readonly scale: number;
  readonly unit: string;
  readonly sort: Measure['sort'];
  readonly form: 'count' | 'rank' | 'first' | 'none-yet';
  readonly infix: string | undefined;
  /** 0 to 1: how sure the form makes it. */
  readonly confidence: number;
}

const HAS_NUMBER = /[\d〇零一二两三四五六七八九十百千万亿首]/;

/** The figures of a sentence by their form, in order of their place. */
export function candidatesOf(text: string): readonly Candidate[] {
  if (!HAS_NUMBER.test(text)) return [];
  const masked = maskOf(text);
  const found = [...percentagesInWords(text, masked), ...places(text, masked), ...orders(text, masked), ...firsts(text, masked), ...nothing(text, masked), ...fractions(text, masked), ...halves(text, masked)];
  for (const each of found) masked.fill(1, each.start, each.after);
  for (const numeral of numeralsOf(text, masked)) {
    const each = counted(text, numeral);
    if (each) found.push(each);
  }
  return found.toSorted((a, b) => a.start - b.start);
}

function counted(text: string, numeral: Numeral): Candidate | undefined {
  const measure = measureAfter(text, numeral);
  const before = text.slice(Math.max(0, numeral.start - 8), numeral.start);
  const after = measure ? measure.at + measure.measure.length : numeral.after;
  const written = text.slice(numeral.start, numeral.end);
  if (numeral.script === 'chinese') {
    const great = measure?.measure.length === 0 && text[after] === '大';
    if (!great && !countsInChinese({ numeral, measure: measure?.measure, written, before, rest: text.slice(after, after + 8) })) return undefined;
  } else if (!countsInDigits(numeral, measure?.measure, before, text, written)) return undefined;
  const { unit, sort } = measure?.measure ?? inferred(numeral, text.slice(Math.max(0, numeral.start - 24), numeral.start), text.slice(numeral.after, numeral.after + 12));
  return {
    start: numeral.start, end: numeral.end, after, value: numeral.value, scale: numeral.scale * scaleOf(/^[万亿]+(?=.)/.exec(unit)?.[0] ?? ''), unit: numeral.scaleText + unit + (numeral.scaleText === '' ? perHead(text, numeral.start) : ''), sort, form: 'count',
    infix: numeral.infix, confidence: confidenceOf(numeral, measure?.measure),
  };
}

/** 每万人口发明专利拥有量18.3件 are 件/万人. */
function perHead(text: string, start: number): string {
  const found = /(?:每|^|[，,。；;、])(万人|万户|百户|千户|千人|百人|亿元|万元|百家|千家|平方公里|百平方公里)[^，,。；;、]{0,24}$/.exec(text.slice(Math.max(0, start - 32), start));
  return found && /拥有量|拥有|密度|保有量|持有量|产出/.test(found[0]) ? `/${found[1]}` : '';
}

function confidenceOf({ script }: Numeral, measure: Measure | undefined): number {
  if (measure === undefined) return 0.5;
  if (measure.sort === 'noun') return 0.75;
  return script === 'arabic' ? 0.95 : 0.85;
}

function measureAfter(text: string, numeral: Numeral): { readonly at: number; readonly measure: Measure } | undefined {
  const { after } = numeral;
  if (numeral.script === 'chinese' && text[after] === '大') return greatOnes(text, numeral);
  const at = text[after] === ' ' ? after + 1 : after;
  const measure = findMeasure(text, at);
  return measure ? { at, measure } : measureBefore(text, numeral);
}

const IN_BRACKETS = /[(（](?:单位[:：]?)?([\u4e00-\u9fff%]{1,6})[)）][\t:： 为]?$/;

/** 专利授权量（件）：120, and cells of tables whose label carries the measure. */
function measureBefore(text: string, { start, after }: Numeral): { readonly at: number; readonly measure: Measure } | undefined {
  const found = IN_BRACKETS.exec(text.slice(Math.max(0, start - 12), start))?.[1];
  const [scale = '', word = ''] = found === undefined ? [] : [/^[万亿]+/.exec(found)?.[0], found.replace(/^[万亿]+/, '')];
  const measure = word === '' ? undefined : findMeasure(word, 0);
  return measure && { at: after, measure: { ...measure, unit: scale + measure.unit, length: 0 } };
}

const MONEY_BEFORE = /(?:额|款|金|费|资金|投入|投资|产值|收入|贷款|融资|授信|价值|估值|经费|补贴|奖补|营收|税)[^，,。；;、]{0,6}$/;
const SCORE_BEFORE = /(?:得分|评分|分值|总分|综合评价|成绩|指数|满意度)[^，,。；;、]{0,4}$/;
const TELLS_NUMBER = /(?:[为达至到共计约近超逾了获有得]|[:：]|分别为|总数|总量)$/;

const GREAT_UNITS: readonly (readonly [RegExp, string])[] = [[/任务|举措|措施|工程|行动|项目|计划|功能|服务|机制|指标/, '项'], [/中心|机构|企业/, '家']];

/** 五大领域、七大任务: what a Chinese numeral with 大 counts, unless it is the name of an award or a campaign. */
function greatOnes(text: string, { script, start, after, end }: Numeral): { readonly at: number; readonly measure: Measure } | undefined {
  if (script !== 'chinese' || text[after] !== '大' || after !== end || text.slice(start, end) === '一') return undefined;
  const counted = /^大(?:[\u4e00-\u9fff]{0,6}?)(方面|领域|板块|体系|产业|环节|层面|区域|中心|平台|基地|模块|类别|指标|任务|举措|措施|工程|行动|项目|计划|功能|服务|机制|问题)/.exec(text.slice(after, after + 12))?.[1];
  if (counted === undefined || /^大(?:典型|优秀|杰出|新闻|感动|攻坚|发展理念|战役|品牌)/.test(text.slice(after, after + 6)) || text.startsWith('两大任务', start)) return undefined;
  return { at: after, measure: { length: 0, unit: GREAT_UNITS.find(([noun]) => noun.test(counted))?.[1] ?? '个', sort: 'thing' } };
}

/** Digits with a measure count. Without one only where the words before say what is told (得分96.2). */
function countsInDigits(numeral: Numeral, measure: Measure | undefined, before: string, text: string, written: string): boolean {
  const previous = before.at(-1) ?? '';
  if (/[A-Za-z\d.]/.test(previous) && measure === undefined) return false;
  if (measure) return measure.sort !== 'noun' || !/^0\d/.test(written);
  if (/^[年月日号时点期届版级]/.test(text.slice(numeral.after))) return false;
  if (numeral.scale > 1) return /^[\u4e00-\u9fff，,。；;、)）]|^$/.test(text.slice(numeral.after, numeral.after + 1)) && text[numeral.after] !== '级';
  if (SCORE_BEFORE.test(before)) return true;
  if (written.length >= 7 || /^0\d/.test(written)) return false;
  return TELLS_NUMBER.test(before) && /^[\u4e00-\u9fff，,。；;、]|^$/.test(text.slice(numeral.after, numeral.after + 1));
}

/** The unit that a report left out: 1.5亿支持 are yuan. */
function inferred(numeral: Numeral, before: string, rest: string): Pick<Measure, 'unit' | 'sort'> {
  if (SCORE_BEFORE.test(before)) return { unit: '分', sort: 'score' };
  if (MONEY_BEFORE.test(before) || numeral.scaleText.endsWith('亿')) return { unit: '元', sort: 'money' };
  return { unit: /^[^，,。；;]{0,8}?(?:商标|专利|案件|作品)/.test(rest) ? '件' : countedBy(before), sort: 'thing' };
}

const COUNTED_BY: readonly (readonly [RegExp, string])[] = [[/企业|机构|公司|银行|商户|成员/, '家'], [/人员|人数|专家|学员|干部|群众|师生|队伍/, '人'], [/学校|高校|院校|中小学/, '所'], [/项目|任务|措施|成果|课题|标准/, '项'], [/场次|讲座|培训/, '场'], [/粉丝|用户|关注/, '人'], [/阅读量|浏览量|点击量|播放量|访问量/, '次']];

/** The measure that the noun nearest before the number takes. */
function countedBy(before: string): string {
  const clause = before.split(/[，,。；;]/).at(-1) ?? '';
  let best = { at: -1, unit: '件' };
  for (const [noun, unit] of COUNTED_BY) {
    const at = Math.max(...[...clause.matchAll(new RegExp(noun, 'g'))].map(({ index }) => index), -1);
    if (at > best.at) best = { at, unit };
  }
  return best.unit;
}

/** 百分之百, 百分之三十五点六, 百分之12. */
function percentagesInWords(text: string, masked: Uint8Array): Candidate[] {
  return [...text.matchAll(/(百|千)分之/g)].flatMap(({ index, 0: { length } }) => {
    const [numeral] = numeralsOf(text.slice(index + length, index + length + 12), new Uint8Array(12));
    if (masked[index] === 1 || numeral === undefined || numeral.start > 0) return [];
    const end = index + length + numeral.end;
    return [{ start: index, end, after: end, value: numeral.value, scale: 1, unit: text[index] === '百' ? '%' : '‰', sort: 'percent' as const, form: 'count' as const, infix: undefined, confidence: 0.9 }];
  });
}

const PLACE = /(?:第|前)(\d+|[一二三四五六七八九十]+)(位(?!的|副|置)|名(?!书记|誉))|(?:排名|名列|位列|位居|排在|排|列|居|位次)(?:(?!提升|上升|下降|前进|后退|累计|提高|退|升)[\u4e00-\u9fff]){0,8}?第?(\d+|[一二三四五六七八九十]+)(?=[，,。；;、(（)）]|$|位|名)(位|名)?|(?:[全][国省市区州]|世界|全球|同类|[\u4e00-\u9fff]城市)第(\d+|[一二三四五六七八九十]+)(?=[，,。；;、(（)）]|$)/g;

/** Places in a ranking (位次): 第5位, 居全国第四, 前三名. */
function places(text: string, masked: Uint8Array): Candidate[] {
  return [...text.matchAll(PLACE)].flatMap((found) => {
    const written = found[1] ?? found[3] ?? found[5] ?? '';
    const start = found.index + found[0].lastIndexOf(written);
    const unit = found[2] ?? found[4] ?? '位';
    if (masked[start] === 1) return [];
    const [numeral] = numeralsOf(written, new Uint8Array(written.length));
    if (numeral === undefined) return [];
    const end = start + written.length;
    return [{ start, end, after: end + (found[2] ?? found[4] ?? '').length, value: numeral.value, scale: 1, unit, sort: 'thing' as const, form: 'rank' as const, infix: undefined, confidence: 0.9 }];
  });
}

/** What is only hoped for is no first: 力争成为全国首家. */
const HOPED = /(?:力争|争创|争取|争当|努力|打造)[^，,。；;]*$/;
const FIRST = /首(?=(?:单|家|个|件|笔|例|部|支|只|所|座|张|枚|宗|起|项|款|本|台|套|颗|份|条)(?!批))|第一(?=(?:单|家|个|件|笔|例|部|支|只|所|座|张|枚|宗|起)(?!$|[，,。；;、)）]|五年|百年|书记|阶段|时间|问题|方面))/g;

const NTH = /第([一二三四五六七八九十]{1,2}|\d{1,2})(?=(?:家|个|座|单|所|件)(?:$|[，,。；;、)）]))/g;

/** 全国第二家、北方第一家: a place in an order, where nothing follows. */
function orders(text: string, masked: Uint8Array): Candidate[] {
  return [...text.matchAll(NTH)].flatMap(({ index, 1: written = '' }) => {
    const [numeral] = numeralsOf(written, new Uint8Array(written.length));
    const measure = findMeasure(text, index + 1 + written.length);
    if (masked[index + 1] === 1 || numeral === undefined || measure === undefined) return [];
    const [start, end] = [index + 1, index + 1 + written.length];
    return [{ start, end, after: end + measure.length, value: numeral.value, scale: 1, unit: measure.unit, sort: measure.sort, form: 'rank' as const, infix: undefined, confidence: 0.85 }];
  });
}

/** First of a kind (首单、第一家): the value is the sign itself, worth 1. */
function firsts(text: string, masked: Uint8Array): Candidate[] {
  return [...text.matchAll(FIRST)].flatMap((found) => {
    const start = found.index + found[0].length - 1;
    const measure = findMeasure(text, start + 1);
    if (masked[start] === 1 || measure === undefined || HOPED.test(text.slice(Math.max(0, start - 20), start))) return [];
    return [{ start, end: start + 1, after: start + 1 + measure.length, value: 1, scale: 1, unit: measure.unit, sort: measure.sort, form: 'first' as const, infix: undefined, confidence: 0.85 }];
  });
}

/** 实现零的突破 tells that there was nothing before (基数为零); 零投诉 counts none. */
const NOTHING = /零(?=的突破|投诉|事故|差错|失误|伤亡|上访|违规|违纪|违法|发案|案件|延误|复议|败诉|感染|举报)/g;

function nothing(text: string, masked: Uint8Array): Candidate[] {
  return [...text.matchAll(NOTHING)].flatMap(({ index: start }) => {
    const form = text.startsWith('的突破', start + 1) ? ('none-yet' as const) : ('count' as const);
    if (masked[start] === 1) return [];
    return [{ start, end: start + 1, after: start + 1, value: 0, scale: 1, unit: form === 'count' ? '件' : '项', sort: 'thing' as const, form, infix: undefined, confidence: 0.8 }];
  });
}

const FRACTION = /([二三四五六七八九十]{1,2})分之([一二三四五六七八九]|\d)/g;

/** 三分之一、四分之三: a part of a whole, without a unit. */
function fractions(text: string, masked: Uint8Array): Candidate[] {
  return [...text.matchAll(FRACTION)].flatMap(({ index: start, 0: written, 1: whole = '', 2: part = '' }) => {
    if (masked[start] === 1) return [];
    const value = Number((chineseNumber(part) / chineseNumber(whole)).toFixed(4));
    const end = start + written.length;
    return [{ start, end, after: end, value, scale: 1, unit: '', sort: 'percent' as const, form: 'count' as const, infix: undefined, confidence: 0.8 }];
  });
}

/** 缩短半年、提前半个月: half of a span of time. */
const HALF = /(?<=缩短|压缩|提前|延长|为期|历时|近|约|满|用时|减少)半(?=年|个月|天)/g;

function halves(text: string, masked: Uint8Array): Candidate[] {
  return [...text.matchAll(HALF)].flatMap(({ index: start }) => {
    const measure = findMeasure(text, start + 1);
    if (masked[start] === 1 || measure === undefined) return [];
    return [{ start, end: start + 1, after: start + 1 + measure.length, value: 0.5, scale: 1, unit: measure.unit, sort: measure.sort, form: 'count' as const, infix: undefined, confidence: 0.8 }];
  });
}
