import { type Problem, problem } from '#domain/errors.ts';
import type { Label } from '#domain/text.ts';

/** Where something stands in the query, in code points: from `start` to before `end`. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

export const CLOSING_QUOTE: Label = { zh: '右引号', en: 'a closing quote' };
export const CLOSING_PARENTHESIS: Label = { zh: '右括号“)”', en: '“)”' };
export const CLOSING_BRACKET: Label = { zh: '右方括号“]”', en: '“]”' };
export const TERM: Label = { zh: '检索词', en: 'a term' };
export const OPERATOR: Label = { zh: 'AND、OR、NOT 或检索词', en: 'AND, OR, NOT or a term' };
export const CONTENT: Label = { zh: '至少一个汉字、字母或数字', en: 'at least one character, letter or digit' };
export const DATE: Label = { zh: '日期，如 2018、2018-01、2018-01-31 或 [2018-01 TO 2019-06]', en: 'a date as 2018, 2018-01, 2018-01-31 or [2018-01 TO 2019-06]' };
export const RANGE_WORD: Label = { zh: 'TO 或“至”', en: 'TO' };
export const RANGE_ORDER: Label = { zh: '不早于起始日的日期', en: 'a date not before the beginning' };
export const FIELD: Label = { zh: '字段名，如 TI、PA、名称、申请人', en: 'a field as TI, PA, 名称 or 申请人' };
export const FIELD_FIRST: Label = { zh: '字段名或检索词在前', en: 'a field or a term before it' };
export const EQUALS: Label = { zh: '“=”（只有日期可用 >=、>、<=、<）', en: '“=” (only dates take >=, >, <=, <)' };
export const IPC_SYMBOL: Label = { zh: '分类号，如 H01M、H01M10 或 H01M10/0525', en: 'a symbol as H01M, H01M10 or H01M10/0525' };
export const LOCARNO_CLASS: Label = { zh: '洛迦诺分类号，如 26 或 26-05', en: 'a Locarno class as 26 or 26-05' };
export const APPLICATION: Label = { zh: '申请号，如 CN201710601862.3、ZL 2017 1 0601862.3、2017106* 或 US13349377', en: 'an application number as CN201710601862.3, ZL 2017 1 0601862.3, 2017106* or US13349377' };
export const PUBLICATION: Label = { zh: '公开（公告）号，如 CN109996757A、CN109996757、CN10999* 或 US8926509', en: 'a publication number as CN109996757A, CN109996757, CN10999* or US8926509' };
export const PRIORITY: Label = { zh: '优先权号，如 CN201710601862.3 或 US62123456', en: 'a priority number as CN201710601862.3 or US62123456' };
export const OFFICE: Label = { zh: '国家或地区代码，如 CN、US、WO', en: 'the code of an office as CN, US or WO' };
export const PHRASES: Label = { zh: '同一字段的检索词（可用 OR 并列）在邻近运算的两侧', en: 'terms of one field (or several joined by OR) on both sides of a proximity' };
export const DISTANCE: Label = { zh: '不超过 1000 的间隔', en: 'a distance of 1,000 at most' };

const END: Label = { zh: '检索式末尾', en: 'the end of the query' };
const MOST_QUOTED = 30;

/** What stands where something else should; `found` undefined at the query's end. */
export function unexpected({ start, end }: Place, found: string | undefined, expected: Label): Problem {
  return problem('query-syntax', { offset: start, length: end - start, position: start + 1, found: found === undefined ? END : quotedText(found), expected });
}

function quotedText(found: string): Label {
  const characters = Array.from(found);
  const text = characters.length > MOST_QUOTED ? `${characters.slice(0, MOST_QUOTED).join('')}…` : found;
  return { zh: `“${text}”`, en: `“${text}”` };
}

export const tooLong = (max: number, length: number): Problem => problem('query-too-long', { max, length });
export const tooManyTerms = (max: number): Problem => problem('query-too-many-terms', { max });
export const tooDeep = ({ start }: Place, max: number): Problem => problem('query-too-deep', { max, offset: start, length: 1, position: start + 1 });
