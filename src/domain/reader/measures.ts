import { COUNTED_NOUNS, MEASURE_WORDS, ONLY_BEFORE, OTHER_WORDS, type MeasureSort } from './measure-words.ts';

/** A measure found in the text. */
export interface Measure {
  /** Its characters in the text; 0 for a noun that follows without one. */
  readonly length: number;
  /** The unit as a figure states it: 件, 人次, and for 11部委 the measure that 部委 takes, 个. */
  readonly unit: string;
  readonly sort: MeasureSort;
}

/** Measures that mean another one. */
const SAME_UNIT: Readonly<Record<string, string>> = { 大类: '类', 户企业: '户', 元人民币: '元', 元整: '元', 块钱: '元', 人民币: '元' };

const LONGEST = 6;
const table = new Map<string, Measure>();
for (const [unit, nouns] of Object.entries(COUNTED_NOUNS)) for (const noun of nouns.split(' ')) table.set(noun, { unit, sort: 'noun', length: 0 });
for (const [sort, words] of Object.entries(MEASURE_WORDS)) {
  for (const word of words.split(' ')) table.set(word, { unit: unitOf(word, sort), sort: sort as MeasureSort, length: word.length });
}

/** A span of time is stated without its 个: 五个工作日 are 工作日, 个百分点 百分点. */
function unitOf(word: string, sort: string): string {
  const same = SAME_UNIT[word];
  if (same !== undefined) return same;
  return (sort === 'duration' || sort === 'points') && word !== '个半月' ? word.replace(/^个/, '') : word;
}

/** The longest measure word, or counted noun, that begins at a place, if any. */
export function findMeasure(text: string, at: number): Measure | undefined {
  for (let length = Math.min(LONGEST, text.length - at); length > 0; length -= 1) {
    const word = text.slice(at, at + length);
    const known = table.get(word);
    if (known && stands(word, text, at + length)) return known;
  }
  return greatOf(text, at);
}

function stands(word: string, text: string, after: number): boolean {
  const next = text[after];
  if (next !== undefined && OTHER_WORDS[word]?.includes(next)) return false;
  return ONLY_BEFORE[word]?.test(text.slice(after, after + 3)) ?? true;
}

/** 10大典型案例: the measure is that of the noun that ends the phrase. */
function greatOf(text: string, at: number): Measure | undefined {
  if (text[at] !== '大') return undefined;
  for (let from = at + 1; from < Math.min(at + 9, text.length); from += 1) {
    const known = [4, 3, 2].map((length) => table.get(text.slice(from, from + length))).find((each) => each?.sort === 'noun');
    if (known) return known;
  }
  return { unit: '个', sort: 'noun', length: 0 };
}
