import { pinyin } from 'pinyin-pro';
import { foldText } from '#domain/chinese/fold.ts';

/**
 * The pinyin (拼音) of texts for their `…Pinyin` fields: of every two characters that stand together the two syllables as
 * one word without tones, ü as v. `锂电池` gives `lidian dianchi`, so that `dianchi` is found as a word, and `lidianchi`
 * as the two words side by side. What is not Chinese ends a run; a text without two characters together gives nothing.
 */
export function pinyinPairs(texts: readonly string[]): string[] {
  return texts.map((text) => (foldText(text).match(RUNS) ?? []).map(pairsOfRun).filter(Boolean).join(', ')).filter(Boolean);
}

const RUNS = /\p{Script=Han}{2,}/gu;

function pairsOfRun(run: string): string {
  const syllables = pinyin(run, { toneType: 'none', type: 'array', v: true });
  return pairsOf(syllables.filter((each) => /^[a-z]+$/.test(each)));
}

function pairsOf(syllables: readonly string[]): string {
  return syllables.slice(1).map((each, index) => `${syllables[index]}${each}`).join(' ');
}

/**
 * What a word typed in pinyin is looked for as in the `…Pinyin` fields, one for each way of cutting it into two or more
 * syllables; none where it is no pinyin. Apostrophes and blanks cut too: `xi'an`, `dian chi`.
 */
export function pinyinPhrases(typed: string): string[] {
  if (!TYPED.test(typed) || typed.length > LONGEST) return [];
  const cuts = typed.split(/[' ]/).reduce<string[][]>((before, word) => before.flatMap((each) => cutsOf(word).map((cut) => [...each, ...cut])).slice(0, MOST_CUTS), [[]]);
  return [...new Set(cuts.filter((each) => each.length > 1).map(pairsOf))];
}

const TYPED = /^[a-z]+(?:[' ][a-z]+)*$/;
const LONGEST = 60;
/** A word of many vowels could be cut in very many ways; these are the likeliest, longest syllables first. */
const MOST_CUTS = 8;
const LONGEST_SYLLABLE = 6;

/**
 * Every way of cutting a word into syllables, longest first. One that begins with a, o or e stands within a word only
 * behind an apostrophe, as the orthography has it (`dian` is 电, not 第安), unless the word cannot be cut otherwise.
 */
function cutsOf(word: string): string[][] {
  const strict = syllabified(word, false);
  return strict.length > 0 ? strict : syllabified(word, true);
}

/** Places from which the end cannot be reached are tried once. */
function syllabified(word: string, vowelsWithin: boolean): string[][] {
  const dead = new Set<number>();
  const found: string[][] = [];
  const cut = (from: number, before: readonly string[]): boolean => {
    if (from === word.length) return found.push([...before]) > 0;
    if (dead.has(from)) return false;
    let reaches = false;
    for (const syllable of syllablesAt(word, from, vowelsWithin)) {
      if (found.length < MOST_CUTS) reaches = cut(from + syllable.length, [...before, SPELLED_OTHERWISE[syllable] ?? syllable]) || reaches;
    }
    if (!reaches) dead.add(from);
    return reaches;
  };
  cut(0, []);
  return found;
}

function syllablesAt(word: string, from: number, vowelsWithin: boolean): string[] {
  if (from > 0 && !vowelsWithin && /[aoe]/.test(word.charAt(from))) return [];
  const lengths = Array.from({ length: Math.min(LONGEST_SYLLABLE, word.length - from) }, (_, index) => index + 1).reverse();
  return lengths.map((length) => word.slice(from, from + length)).filter((each) => SYLLABLES.has(each));
}

const SPELLED_OTHERWISE: Readonly<Record<string, string>> = { lue: 'lve', nue: 'nve' };

/** The syllables of Mandarin without tones: an initial, and the finals that it takes. */
const FINALS = [
  ': a ai an ang ao e ei en eng er o ou',
  'b: a ai an ang ao ei en eng i ian iao ie in ing o u',
  'c: a ai an ang ao e en eng i ong ou u uan ui un uo',
  'ch: a ai an ang ao e en eng i ong ou u ua uai uan uang ui un uo',
  'd: a ai an ang ao e ei en eng i ia ian iao ie ing iu ong ou u uan ui un uo',
  'f: a an ang ei en eng o ou u',
  'g: a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo',
  'h: a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo',
  'j: i ia ian iang iao ie in ing iong iu u uan ue un',
  'k: a ai an ang ao e en eng ong ou u ua uai uan uang ui un uo',
  'l: a ai an ang ao e ei eng i ia ian iang iao ie in ing iu o ong ou u uan ue un uo v ve',
  'm: a ai an ang ao e ei en eng i ian iao ie in ing iu o ou u',
  'n: a ai an ang ao e ei en eng i ian iang iao ie in ing iu ong ou u uan ue uo v ve',
  'p: a ai an ang ao ei en eng i ian iao ie in ing o ou u',
  'q: i ia ian iang iao ie in ing iong iu u uan ue un',
  'r: an ang ao e en eng i ong ou u uan ui un uo',
  's: a ai an ang ao e en eng i ong ou u uan ui un uo',
  'sh: a ai an ang ao e ei en eng i ou u ua uai uan uang ui un uo',
  't: a ai an ang ao e eng i ian iao ie ing ong ou u uan ui un uo',
  'w: a ai an ang ei en eng o u',
  'x: i ia ian iang iao ie in ing iong iu u uan ue un',
  'y: a an ang ao e i in ing o ong ou u uan ue un',
  'z: a ai an ang ao e ei en eng i ong ou u uan ui un uo',
  'zh: a ai an ang ao e ei en eng i ong ou u ua uai uan uang ui un uo',
] as const;

const SYLLABLES: ReadonlySet<string> = new Set(FINALS.flatMap((line) => {
  const [initial = '', finals = ''] = line.split(': ');
  return finals.split(' ').map((final) => initial + final);
}));
