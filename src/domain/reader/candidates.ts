import type { Candidate } from './candidate.ts';
import { countsInChinese } from './chinese-counts.ts';
import { maskOf } from './exclusions.ts';
import { inferredMeasure, measureOf, SCORE_BEFORE } from './measure-of.ts';
import type { Measure } from './measures.ts';
import { numeralsOf, scaleOf, type Numeral } from './numerals.ts';
import { specialForms } from './special-forms.ts';

const HAS_NUMBER = /[\d〇零一二两三四五六七八九十百千万亿首]/;

/** Whether anything in a text could be a number. */
export const hasNumber = (text: string): boolean => HAS_NUMBER.test(text);

/** The figures of a sentence by their form, in order of their place. */
export function candidatesOf(text: string): readonly Candidate[] {
  if (!hasNumber(text)) return [];
  const masked = maskOf(text);
  const found = [...apart(specialForms(text, masked))];
  for (const each of found) masked.fill(1, each.start, each.after);
  for (const numeral of numeralsOf(text, masked)) {
    const each = counted(text, numeral);
    if (each) found.push(each);
  }
  return found.toSorted((a, b) => a.start - b.start);
}

/** In order, each beginning behind the one before. */
function* apart(found: readonly Candidate[]): Generator<Candidate> {
  let last = 0;
  for (const each of found.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    if (each.start < last) continue;
    last = each.after;
    yield each;
  }
}

function counted(text: string, numeral: Numeral): Candidate | undefined {
  const measure = measureOf(text, numeral);
  const before = text.slice(Math.max(0, numeral.start - 8), numeral.start);
  const after = measure ? measure.at + measure.measure.length : numeral.after;
  const written = text.slice(numeral.start, numeral.end);
  if (numeral.script === 'chinese') {
    const great = measure?.measure.length === 0 && text[after] === '大';
    if (!great && !countsInChinese({ numeral, measure: measure?.measure, written, before, rest: text.slice(after, after + 8) })) return undefined;
  } else if (!countsInDigits(numeral, measure?.measure, before, text, written)) return undefined;
  const { unit, sort } = measure?.measure ?? inferredMeasure(numeral, text.slice(Math.max(0, numeral.start - 24), numeral.start), text.slice(numeral.after, numeral.after + 12));
  return {
    start: numeral.start, end: numeral.end, after, value: numeral.value, scale: numeral.scale * scaleOf(/^[万亿]+(?=.)/.exec(unit)?.[0] ?? ''), unit: numeral.scaleText + unit + (numeral.scaleText === '' && sort === 'thing' ? perHead(text, numeral.start) : ''), sort, form: 'count',
    infix: numeral.infix, confidence: confidenceOf(numeral, measure?.measure),
  };
}

/** 每万人口发明专利拥有量18.3件 are 件/万人. */
function perHead(text: string, start: number): string {
  const found = /(?:每|^|[，,。；;、市省区县国州])(万人|百万人|万户|百户|千户|千人|百人|亿元|万元|百家|千家|平方公里|百平方公里)[^，,。；;\d]{0,28}$/.exec(text.slice(Math.max(0, start - 32), start));
  return found && PER_HEAD.test(found[0]) ? `/${found[1]}` : '';
}

/** 每万户市场主体有效注册商标933件, 万人发明专利82件; of filings the reports say per head only with 登记量. */
const PER_HEAD = /拥有量|拥有|密度|保有量|持有量|产出|有效|高价值|登记量|人(?:口)?发明专利(?:量|数)?(?:达到?|为|约)?$/;

function confidenceOf({ script }: Numeral, measure: Measure | undefined): number {
  if (measure === undefined) return 0.5;
  if (measure.sort === 'noun') return 0.75;
  return script === 'arabic' ? 0.95 : 0.85;
}

const TELLS_NUMBER = /(?:[为达至到共计约近超逾了获有得]|[:：]|分别为|总数|总量)$/;

/** What reports count: a number right behind it and before a pause has lost its measure (邀请作专题辅导2；). */
const COUNTED_WORK = /(?:辅导|研讨|培训|讲座|党课|案件|纠纷|授权|有效专利|有效商标|质押登记)$/;

/** Digits with a measure count. Without one only where the words before say what is told (得分96.2). */
function countsInDigits(numeral: Numeral, measure: Measure | undefined, before: string, text: string, written: string): boolean {
  const previous = before.at(-1) ?? '';
  if (/[A-Za-z\d.]/.test(previous) && measure === undefined) return false;
  if (measure) return measure.sort !== 'noun' || !/^0\d/.test(written);
  if (/^[年月日号时点期届版级]/.test(text.slice(numeral.after))) return false;
  if (numeral.scale > 1) return /^[\u4e00-\u9fff，,。；;、)）+]|^$/.test(text.slice(numeral.after, numeral.after + 1)) && text[numeral.after] !== '级';
  if (SCORE_BEFORE.test(before)) return true;
  if (written.length >= 7 || /^0\d/.test(written)) return false;
  if (COUNTED_WORK.test(before)) return /^[，,。；;、]/.test(text.slice(numeral.after, numeral.after + 1));
  return TELLS_NUMBER.test(before) && /^[\u4e00-\u9fff，,。；;、]|^$/.test(text.slice(numeral.after, numeral.after + 1));
}
