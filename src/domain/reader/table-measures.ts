import { findMeasure, type Measure } from './measures.ts';
import type { TableNumber } from './tables.ts';

/** The measure of a number in a table, and how sure it is. */
export interface TableMeasure extends Pick<Measure, 'unit' | 'sort'> {
  readonly confidence: number;
  /** What the heads say of its kind at once: a place, a rate of change, a share. */
  readonly says: 'rank' | 'growth' | 'share' | undefined;
}

const BRACKETED = /[(（](?:单位[:：]?)?([\u4e00-\u9fff%‰/]{1,8})[)）]/g;
const GROWS = /同比|环比|增长|增速|增幅|升降|涨幅|变化|[±+]%/;
const SHARE = /占比|比重|比例|[率]$|百分比/;
const RANK = /排名|位次|名次|排位/;
const MONEY = /金额|额$|额度|产值|收入|经费|资金|投入|罚没|案值|货值|费用|税/;
/** 立案件数、参加人数: the measure stands in the noun. */
const COUNTED = /(件|人次|人|家|户|场次|场|次|项|份|个|起|笔|篇|期)(?:次)?数(?:量)?$/;
const NOUNS: readonly (readonly [RegExp, string])[] = [
  [/专利|商标|案件|授权|申请|注册|登记|发明|实用新型|外观设计|PCT|预审|作品|著作权/, '件'], [/企业|机构|公司|商户/, '家'], [/人员|人数/, '人'],
];

/** The measure of a table's number: its own, else that of its column, its row, the caption, and last what its noun takes. */
export function measureInTable({ cell, title, units, section, label, header }: TableNumber): TableMeasure | undefined {
  if (RANK.test(header)) return { unit: '位', sort: 'thing', confidence: 0.8, says: 'rank' };
  const says = kindSaid(header, label);
  const own = ofWord(/[\u4e00-\u9fff%‰]+$/.exec(cell.text.replace(/^.*\d(?:余|多)?/, ''))?.[0]);
  if (own && /^[万亿]*[^万亿]/.test(own.unit)) return { ...own, confidence: 0.9, says: own.sort === 'percent' ? (says ?? 'share') : undefined };
  const scale = own?.unit ?? '';
  const found = bracketed(header) ?? (says === undefined ? (bracketed(label) ?? bracketed(section)) : undefined) ?? ofCaption(units, header + label, says) ?? bracketed(title);
  if (found) return { ...found, unit: scale + found.unit, confidence: 0.85, says: found.sort === 'percent' || found.sort === 'points' ? (says ?? 'share') : changes(says) };
  if (says !== undefined) return { unit: '%', sort: 'percent', confidence: 0.7, says };
  return /^(?:19|20)\d{2}$/.test(cell.text) ? undefined : implied(label, header, title, scale);
}

/** Numbers of things are a change where their column says so (同比增减), never a share. */
const changes = (says: TableMeasure['says']): TableMeasure['says'] => (says === 'growth' ? says : undefined);

function kindSaid(header: string, label: string): 'growth' | 'share' | undefined {
  if (GROWS.test(header)) return 'growth';
  if (SHARE.test(header.replaceAll(BRACKETED, ''))) return 'share';
  if (GROWS.test(label)) return 'growth';
  return SHARE.test(label.replaceAll(BRACKETED, '')) ? 'share' : undefined;
}

function implied(label: string, header: string, title: string, scale: string): TableMeasure | undefined {
  const counted = COUNTED.exec(header)?.[1] ?? COUNTED.exec(label)?.[1];
  const words = header + label;
  const unit = counted ?? (MONEY.test(words) ? undefined : NOUNS.find(([noun]) => noun.test(words))?.[1]) ?? (MONEY.test(words + title) ? undefined : NOUNS.find(([noun]) => noun.test(title))?.[1]);
  const measure = unit === undefined ? undefined : findMeasure(unit, 0);
  return measure && { unit: scale + measure.unit, sort: measure.sort, confidence: counted === undefined ? 0.5 : 0.75, says: undefined };
}

/** The last bracket of a head that holds a measure and nothing else. */
function bracketed(words: string): Pick<Measure, 'unit' | 'sort'> | undefined {
  return [...words.matchAll(BRACKETED)].map(([, word]) => ofWord(word)).findLast((each) => each !== undefined && !/^[万亿]*$/.test(each.unit));
}

/** Of several measures of a caption, money for sums, a percentage for rates, the first other for the rest. */
function ofCaption(units: string, words: string, says: TableMeasure['says']): Pick<Measure, 'unit' | 'sort'> | undefined {
  const known = units.split(/[、,，和及]/).map((word) => ofWord(word)).filter((each) => each !== undefined);
  const isPercent = ({ sort }: Pick<Measure, 'unit' | 'sort'>): boolean => sort === 'percent';
  if (says !== undefined) return known.find(isPercent);
  if (known.length === 1) return known[0];
  const sums = MONEY.test(words);
  return known.find((each) => !isPercent(each) && (each.sort === 'money') === sums) ?? known.find((each) => !isPercent(each));
}

/** 件, 万元, 件/万人; 万 and 亿 alone are a measure yet to be named. */
function ofWord(word: string | undefined): Pick<Measure, 'unit' | 'sort'> | undefined {
  if (word === undefined || word === '') return undefined;
  const scale = /^[百千万亿]+/.exec(word)?.[0] ?? '';
  const rest = word.slice(scale.length);
  if (rest === '') return { unit: scale, sort: 'thing' };
  const [counted = '', per] = rest.split('/');
  const measure = findMeasure(counted, 0);
  if (measure === undefined || measure.length !== counted.length || measure.sort === 'noun') return undefined;
  return { unit: `${scale}${measure.unit}${per === undefined ? '' : `/${per}`}`, sort: measure.sort };
}
