import type { Candidate } from './candidate.ts';
import { findMeasure } from './measures.ts';
import { chineseNumber, numeralsOf } from './numerals.ts';

/** Figures whose form is their own: percentages in words, ranks, firsts, none, fractions, halves. */
export function specialForms(text: string, masked: Uint8Array): Candidate[] {
  return [percentagesInWords, places, rowsOfPlaces, orders, firsts, nothing, fractions, halves].flatMap((find) => find(text, masked));
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

const PLACE = /(?:第|前)(\d+|[一二两三四五六七八九十]+)(位(?!的|副|置)|名(?!书记|誉))|(?:排名|名列|位列|位居|排在|排|(?<!系|行|陈|下|所)列|居|位次|(?:进入|跻身|挺进|迈入)(?=[\u4e00-\u9fff]{0,8}前))(?:(?!之|提升|上升|下降|前进|后退|累计|提高|退|升)[\u4e00-\u9fff]){0,8}?第?(\d+|[一二三四五六七八九十]+)(?=[，,。；;、(（)）!的]|$|位|名)(位|名)?|(?:[全][国省市区州]|世界|全球|同类|[东西中]部|东北|西北|西南|华[东南北中]|省[(（]区[)）]|考核|评比|排名|省区|[\u4e00-\u9fff]城市|(?:保持|蝉联)[^，,。；;]{1,16}[)）])第(\d+|[一二三四五六七八九十]+)(?=[，,。；;、(（)）!]|$)/g;

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

const ROW = /第((?:\d+|[一二三四五六七八九十]+)(?:[、和及与]第?(?:\d+|[一二三四五六七八九十]+))+)(位(?!的|副|置)|名(?!书记|誉)|(?<=[列居名国省市区州]第\1)(?=[，,。；;(（]|$))/g;

/** Places of several in a row (分列第一、二、七位): each is a rank. */
function rowsOfPlaces(text: string, masked: Uint8Array): Candidate[] {
  return [...text.matchAll(ROW)].flatMap(({ index, 1: row = '', 2: unit = '' }) => {
    if (masked[index] === 1) return [];
    return [...numeralsOf(row, new Uint8Array(row.length))].map(({ start, end, value }) => {
      const after = index + 1 + end + (end === row.length ? unit.length : 0);
      return { start: index + 1 + start, end: index + 1 + end, after, value, scale: 1, unit: unit || '位', sort: 'thing' as const, form: 'rank' as const, infix: undefined, confidence: 0.9 };
    });
  });
}

/** What is only hoped for is no first: 力争成为全国首家. */
const HOPED = /(?:力争|争创|争取|争当|努力|打造)[^，,。；;]*$/;
const FIRST = /首(?=(?:单|家|个|件|笔|例|部|支|只|所|座|张|枚|宗|起|项|款|本|台|套|颗|份|条)(?!批))|第一(?=(?:单|家|个|件|笔|例|部|支|只|所|座|张|枚|宗|起)(?!$|[，,。；;、)）]|五年|百年|书记|阶段|时间|问题|方面))/g;

const NTH = /第([一二三四五六七八九十]{1,2}|\d{1,2})(?=(?:家|个|座|单|所|件)(?:$|[，,。；;、)）]))|(?<=(?:全[国省市区]|[省市国]内|我[省市]|华[东南北中])第)([一二三四五六七八九十]{1,2}|\d{1,3})(?=[家个座所](?!五年|百年))/g;

/** 全国第二家、北方第一家: a place in an order, where nothing follows or an area stands before. */
function orders(text: string, masked: Uint8Array): Candidate[] {
  return [...text.matchAll(NTH)].flatMap((found) => {
    const written = found[1] ?? found[2] ?? '';
    const end = found.index + found[0].length;
    const start = end - written.length;
    const [numeral] = numeralsOf(written, new Uint8Array(written.length));
    const measure = findMeasure(text, end);
    if (numeral === undefined || measure === undefined || (masked[start] === 1 && found[2] === undefined)) return [];
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
const NOTHING = /(?<![\d.])[零0](?=[”"]?的突破)|零(?=投诉|事故|差错|失误|伤亡|上访|违规|违纪|违法|发案|案件|延误|复议|败诉|感染|举报)/g;

function nothing(text: string, masked: Uint8Array): Candidate[] {
  return [...text.matchAll(NOTHING)].flatMap(({ index: start }) => {
    const form = /^[”"]?的突破/.test(text.slice(start + 1, start + 5)) ? ('none-yet' as const) : ('count' as const);
    if (masked[start] === 1 && form === 'count') return [];
    return [{ start, end: start + 1, after: start + 1, value: 0, scale: 1, unit: form === 'count' ? '件' : '项', sort: 'thing' as const, form, infix: undefined, confidence: 0.8 }];
  });
}

const FRACTION = /([二三四五六七八九十]{1,2})分之([一二三四五六七八九]|\d)|(?<=[\u4e00-\u9fff])([1-9])\/([2-9]|10)(?=以上|左右|强|多|的|[，,。；;、)）]|$)/g;

/** 三分之一、四分之三、1/3: a part of a whole, without a unit. */
function fractions(text: string, masked: Uint8Array): Candidate[] {
  return [...text.matchAll(FRACTION)].flatMap(({ index: start, 0: written, 1: whole, 2: part, 3: above = '', 4: below = '' }) => {
    if (masked[start] === 1) return [];
    const value = Number((chineseNumber(part ?? above) / chineseNumber(whole ?? below)).toFixed(4));
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
