/** A number as written: the characters of its value, what it is worth, and the multiplying signs after it (万, 亿). */
export interface Numeral {
  /** The value's characters: `8.9` of 8.9万件, `两百` of 两百家. */
  readonly start: number;
  readonly end: number;
  readonly value: number;
  /** What follows the value and multiplies it: `万` of 8.9万余件. */
  readonly scaleText: string;
  readonly scale: number;
  /** An approximating sign inside, before the measure: 余, 多, 来. */
  readonly infix: string | undefined;
  /** Where the measure would begin. */
  readonly after: number;
  readonly script: 'arabic' | 'chinese';
}

const DIGITS: Readonly<Record<string, number>> = { 〇: 0, 零: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 };
const TENS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };
const MYRIADS: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8 };
const ARABIC = /\d{1,3}(?:[,，]\d{3})+(?!\d)(?:\.\d+)?|\d{1,3}(?: \d{3})+(?![\d ])(?:\.\d+)?|\d+(?:\.\d+)?/y;
const CHINESE = /[〇零一二两三四五六七八九十百千万亿]+(?:点[〇零一二三四五六七八九]+)?/y;
const SCALES = /[十百千]?[万亿]亿?|[百千](?![瓦米克帕卡伏])/y;
const INFIX = /余|多|来|几/y;

/** What a run of Chinese numerals is worth: 三十五 35, 两百 200, 十四亿 1.4e9, 二〇二二 2022, 三点五 3.5; bare 百 is 100. */
export function chineseNumber(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  const [whole = '', fraction] = text.split('点');
  if (fraction !== undefined) return Number(`${chineseNumber(whole)}.${Array.from(fraction, (digit) => DIGITS[digit] ?? 0).join('')}`);
  if (whole.length > 1 && !/[十百千万亿]/.test(whole)) return Number(Array.from(whole, (digit) => DIGITS[digit] ?? 0).join(''));
  let [total, section, digit] = [0, 0, 0];
  for (const character of whole) {
    if (character in MYRIADS) {
      total = (total + (section + digit || 1)) * (MYRIADS[character] ?? 1);
      [section, digit] = [0, 0];
    } else if (character in TENS) {
      section += (digit || 1) * (TENS[character] ?? 1);
      digit = 0;
    } else digit = DIGITS[character] ?? 0;
  }
  return total + section + digit;
}

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

/** What signs such as 万 and 亿 multiply by; 1 without any. */
export function scaleOf(text: string): number {
  return Array.from(text).reduce((product, sign) => product * (TENS[sign] ?? MYRIADS[sign] ?? 1), 1);
}

function arabicAt(text: string, at: number): Numeral | undefined {
  const found = matchAt(ARABIC, text, at);
  if (found === undefined) return undefined;
  const end = at + found.length;
  const first = infixAt(text, end);
  const scaleText = matchAt(SCALES, text, first.after) ?? '';
  const second = infixAt(text, first.after + scaleText.length);
  return { start: at, end, value: Number(found.replaceAll(/[,， ]/g, '')), scaleText, scale: scaleOf(scaleText), infix: second.infix ?? first.infix, after: second.after, script: 'arabic' };
}

/** 余, 多 may stand twice: 1.5万余多次. */
function infixAt(text: string, at: number): { readonly infix: string | undefined; readonly after: number } {
  let [infix, after] = [undefined as string | undefined, at];
  for (let found = matchAt(INFIX, text, after); found !== undefined; found = matchAt(INFIX, text, after)) {
    infix ??= found;
    after += found.length;
  }
  return { infix, after };
}

function chineseAt(text: string, at: number): Numeral | undefined {
  const found = matchAt(CHINESE, text, at);
  if (found === undefined) return undefined;
  const end = at + found.length;
  const { infix, after } = infixAt(text, end);
  const scaleText = infix === undefined ? '' : (matchAt(SCALES, text, after) ?? '');
  return { start: at, end, value: chineseNumber(found), scaleText, scale: scaleOf(scaleText), infix, after: after + scaleText.length, script: 'chinese' };
}

const STARTS = /[\d〇零一二两三四五六七八九十百千万亿]/g;

/** Every number of a sentence, in order, those under the mask left out. */
export function* numeralsOf(text: string, masked: Uint8Array): Generator<Numeral> {
  for (let at = 0; ; ) {
    STARTS.lastIndex = at;
    const start = STARTS.exec(text)?.index;
    if (start === undefined) return;
    const found = masked[start] === 1 ? undefined : (arabicAt(text, start) ?? chineseAt(text, start));
    if (found) yield found;
    at = found ? found.after : start + 1;
  }
}
