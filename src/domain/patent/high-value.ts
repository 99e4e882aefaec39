import { addDays, addYears, type CivilDate } from '../calendar/civil-date.ts';
import type { Label } from '../text.ts';
import { announcesGrant } from './foreign-number.ts';
import { type Encumbrance, partyHistory } from './party-history.ts';
import type { PatentRecord } from './record.ts';

/** The five classes of high-value inventions (高价值发明专利五类). */
export const HIGH_VALUE_CLASSES = {
  emerging: { zh: '战略性新兴产业', en: 'strategic emerging industry' },
  overseas: { zh: '海外有同族专利权', en: 'family member granted abroad' },
  age: { zh: '维持年限超过十年', en: 'in force for more than ten years' },
  pledge: { zh: '实现较高质押融资金额', en: 'pledged for a high amount' },
  award: { zh: '获国家科学技术奖或中国专利奖', en: 'state prize or China Patent Award' },
} as const satisfies Readonly<Record<string, Label>>;

export type HighValueClass = keyof typeof HIGH_VALUE_CLASSES;

/** What the classes are decided by. */
export interface HighValueRules {
  /** More than so many years from the filing day. */
  readonly years: number;
  /** A pledge of this amount (fen) is a high one; 0: the office has not published one, and none can be told. */
  readonly pledgeFen: number;
  /** IPC symbols of the emerging industries, separated by semicolons (参照关系表); empty: only lists can tell. */
  readonly emergingClasses: string;
}

export type Verdict = 'yes' | 'no' | 'undecided';

/** What the data say of a class (判定): before `from`, where there is one, it is `before`. */
export interface ClassVerdict {
  readonly class: HighValueClass;
  readonly verdict: Verdict;
  readonly from?: CivilDate;
  readonly before?: Verdict;
  readonly why: Label;
}

/** What the data of an invention say of each class. Whether it is in force is another question. */
export function highValueClasses(record: PatentRecord, rules: HighValueRules): readonly ClassVerdict[] {
  return [emerging(record, rules), overseas(record), age(record, rules), pledge(record, rules), award(record)];
}

/** Days of one verdict: high value where any class is, undecided where none is and one may be. */
export interface HighValueSpan {
  readonly verdict: Exclude<Verdict, 'no'>;
  readonly from?: CivilDate;
  /** First day no more. */
  readonly until?: CivilDate;
}

/** The days on which an invention is of high value if it is in force, and those of which the data cannot tell. */
export function highValueSpans(record: PatentRecord, rules: HighValueRules): readonly HighValueSpan[] {
  const classes = highValueClasses(record, rules);
  const bounds = [undefined, ...[...new Set(classes.flatMap(({ from }) => from ?? []))].sort()];
  const spans = bounds.map((from, index) => ({ verdict: verdictOn(classes, from), ...(from && { from }), ...(bounds[index + 1] !== undefined && { until: bounds[index + 1] }) }));
  return spans.flatMap(({ verdict, from, until }) => (verdict === 'no' ? [] : [{ verdict, ...(from && { from }), ...(until && { until }) }]));
}

/** The verdict of all classes on a day; without one, before any day that changes one. */
export function verdictOn(classes: readonly ClassVerdict[], day: CivilDate | undefined): Verdict {
  const all = classes.map((each) => classOn(each, day));
  if (all.includes('yes')) return 'yes';
  return all.includes('undecided') ? 'undecided' : 'no';
}

/** What a class says on a day. */
export function classOn({ verdict, from, before = 'no' }: ClassVerdict, day: CivilDate | undefined): Verdict {
  return from !== undefined && (day === undefined || day < from) ? before : verdict;
}

const NONE = /^(?:否|无|不属于|不是|没有|no|none|-|—|\/|0)$/i;

function emerging({ emergingIndustry, ipc, mainClass }: PatentRecord, { emergingClasses }: HighValueRules): ClassVerdict {
  const of = { class: 'emerging' } as const;
  if (emergingIndustry !== undefined) return NONE.test(emergingIndustry) ? { ...of, verdict: 'no', why: { zh: '清单载明不属于', en: 'a list says that it is not' } } : { ...of, verdict: 'yes', why: { zh: `清单载为：${emergingIndustry}`, en: `a list says: ${emergingIndustry}` } };
  const wanted = emergingClasses.split(/[;；,，\s]+/).filter(Boolean);
  if (wanted.length === 0) return { ...of, verdict: 'undecided', why: { zh: '未设国际专利分类对照表，清单也未载', en: 'no table of classes is set, and no list tells' } };
  const symbols = [...new Set([...(mainClass ? [mainClass] : []), ...ipc])];
  if (symbols.length === 0) return { ...of, verdict: 'undecided', why: { zh: '分类号不详', en: 'its classes are not known' } };
  const found = symbols.find((symbol) => wanted.some((each) => isWithinClass(symbol, each)));
  return found === undefined ? { ...of, verdict: 'no', why: { zh: '分类号不在对照表中', en: 'none of its classes is in the table' } } : { ...of, verdict: 'yes', why: { zh: `分类号 ${found} 在对照表中`, en: `class ${found} is in the table` } };
}

/** `H01M`, `H01M10`, `H01M10/00` mean all below them; another group itself. */
function isWithinClass(symbol: string, wanted: string): boolean {
  const plain = wanted.toUpperCase();
  if (!plain.includes('/')) return symbol === plain || symbol.startsWith(/\d{2}[A-Z]\d+$/.test(plain) ? `${plain}/` : plain);
  return plain.endsWith('/00') ? symbol.startsWith(plain.slice(0, -2)) : symbol === plain;
}

function overseas({ familyMembers = [] }: PatentRecord): ClassVerdict {
  const of = { class: 'overseas' } as const;
  const abroad = familyMembers.filter((number) => !number.startsWith('CN'));
  const granted = abroad.find((number) => !number.startsWith('WO') && announcesGrant(number));
  if (granted !== undefined) return { ...of, verdict: 'yes', why: { zh: `同族 ${granted} 已授权`, en: `family member ${granted} is granted` } };
  if (familyMembers.length === 0) return { ...of, verdict: 'undecided', why: { zh: '同族未载', en: 'its family is not told' } };
  return abroad.length > 0 ? { ...of, verdict: 'undecided', why: { zh: '有海外同族，未见授权', en: 'it has a family abroad, no grant is told' } } : { ...of, verdict: 'no', why: { zh: '同族都在中国', en: 'all its family is Chinese' } };
}

function age({ filingDate }: PatentRecord, { years }: HighValueRules): ClassVerdict {
  const of = { class: 'age' } as const;
  if (filingDate === undefined) return { ...of, verdict: 'undecided', why: { zh: '申请日不详', en: 'the filing day is not told' } };
  const from = addDays(addYears(filingDate, years), 1);
  return { ...of, verdict: 'yes', from, why: { zh: `自申请日 ${filingDate} 起满 ${years} 年之后`, en: `more than ${years} years after filing on ${filingDate}` } };
}

function pledge(record: PatentRecord, { pledgeFen }: HighValueRules): ClassVerdict {
  const of = { class: 'pledge' } as const;
  const pledges = partyHistory(record).encumbrances.filter(({ kind }) => kind === 'pledge');
  const [first] = pledges;
  if (!first) return record.events && record.events.length > 0 ? { ...of, verdict: 'no', why: { zh: '法律事件中没有质押登记', en: 'no pledge among its legal events' } } : { ...of, verdict: 'undecided', why: { zh: '法律事件未载', en: 'its legal events are not told' } };
  const high = pledgeFen > 0 ? pledges.find((each) => (amountOf(each) ?? 0) >= pledgeFen) : undefined;
  if (high) return { ...of, verdict: 'yes', from: high.from, why: { zh: `质押金额 ${high.amount}`, en: `pledged for ${high.amount}` } };
  const isLow = pledgeFen > 0 && pledges.every((each) => amountOf(each) !== undefined);
  if (isLow) return { ...of, verdict: 'no', why: { zh: '质押金额未达标准', en: 'pledged for less' } };
  return { ...of, verdict: 'undecided', from: first.from, why: { zh: '已质押，金额未载或标准未公布', en: 'pledged; the amount or the threshold is not known' } };
}

const FEN_OF: Readonly<Record<string, number>> = { 亿: 10_000_000_000, 万: 1_000_000 };

/** 500万元, 1.2亿元, 8000000元 in fen. */
function amountOf({ amount = '' }: Encumbrance): number | undefined {
  const [, digits, unit = ''] = /^([\d,]+(?:\.\d+)?)\s*(亿|万)?\s*元?$/.exec(amount.replace(/人民币/g, '').trim()) ?? [];
  if (digits === undefined) return undefined;
  const factor = FEN_OF[unit] ?? 100;
  return Math.round(Number(digits.replaceAll(',', '')) * factor);
}

const PRIZES = /国家(?:最高)?科学技术奖|国家(?:自然科学|技术发明|科学技术进步|科技进步)(?:奖|[一二特]等奖)|中国(?:专利|外观设计)(?:奖|金奖|银奖|优秀奖)|专利(?:金|银|优秀)奖/;

function award({ awards }: PatentRecord): ClassVerdict {
  const of = { class: 'award' } as const;
  if (awards === undefined) return { ...of, verdict: 'undecided', why: { zh: '获奖未载', en: 'its awards are not told' } };
  const prize = awards.find((each) => PRIZES.test(each));
  return prize === undefined ? { ...of, verdict: 'no', why: { zh: '所载奖项不在其列', en: 'no such award among those told' } } : { ...of, verdict: 'yes', why: { zh: prize, en: prize } };
}
