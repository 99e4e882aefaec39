import type { CivilDate } from '#domain/calendar/civil-date.ts';
import { foldCharacter } from '#domain/chinese/fold.ts';
import type { SearchDocument } from '#search/document.ts';

/**
 * Patents out of nothing, with the statistics of real ones: words by Zipf's law over characters by Zipf's law, titles of
 * some 18 and abstracts of some 260 characters with punctuation, numbers and Latin words, few large applicants and
 * many small ones, classes and years unevenly filled. The same number gives the same patent in every run.
 */
const CHARACTERS = 4000;
const WORDS = 60_000;
const APPLICANTS = 200_000;
const INVENTORS = 300_000;
const CLASSES = 20_000;
const SECTIONS = 'ABCDEFGH';
const LETTERS = 'ABCDFGHKLMNPQR';
const DISTRICTS = 16;
/** Ranks of frequent words of more than one character. */
const FREQUENT = { from: 10, to: 300 };
const FIRST_YEAR = 1990;
const YEARS = 35;
/** A table of ranks, to draw by rank without computing logarithms for each word. */
const DRAWS = 1 << 20;

/** Evenly spread whole numbers below 2^32 from a seed (mulberry32). */
export function newRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
}

/** Ranks below `size`, drawn so that the rank `r` comes in proportion to `1 / (r + 10)`, as words of real abstracts do. */
function zipfTable(size: number): Uint32Array {
  const weights = Float64Array.from({ length: size }, (_, rank) => 1 / (rank + 10));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const table = new Uint32Array(DRAWS);
  let [rank, reached] = [0, weights[0] ?? 0];
  for (let draw = 0; draw < DRAWS; draw++) {
    while (reached < ((draw + 0.5) / DRAWS) * total && rank < size - 1) reached += weights[++rank] ?? 0;
    table[draw] = rank;
  }
  return table;
}

const characterRanks = zipfTable(CHARACTERS);
const wordRanks = zipfTable(WORDS);
const applicantRanks = zipfTable(APPLICANTS);
const inventorRanks = zipfTable(INVENTORS);
const classRanks = zipfTable(CLASSES);

const drawn = (table: Uint32Array, random: () => number): number => table[random() & (DRAWS - 1)] ?? 0;
/** Simplified ones, in no order. */
const characters = Array.from({ length: 20_000 }, (_, place) => String.fromCharCode(0x4e00 + ((place * 7919) % 20_000))).filter((each) => foldCharacter(each) === each);
const character = (random: () => number): string => characters[drawn(characterRanks, random)] ?? '';

const words: readonly string[] = (() => {
  const random = newRandom(1);
  return Array.from({ length: WORDS }, (_, rank) => wordOfLength(rank < FREQUENT.from ? 1 : 2 + (random() % 10 > 6 ? random() % 3 : 0), random));
})();

function wordOfLength(length: number, random: () => number): string {
  return Array.from({ length }, () => character(random)).join('');
}

const SIGNS = ['，', '，', '，', '；', '。', '、', '（1）', 'PCT', '5G', ' ', '10%', '3'];

/** Every other word is one of the few that often follow the word before. */
function text(length: number, random: () => number): string {
  let made = '';
  let before = 0;
  for (let count = 1; made.length < length; count++) {
    const chance = random();
    const draw = count % 2 === 0 ? Math.imul(before * 8 + (chance & 7), 0x9e3779b1) >>> 12 : chance & (DRAWS - 1);
    before = wordRanks[draw] ?? 0;
    made += count % 7 === 0 ? SIGNS[chance % SIGNS.length] : words[before];
  }
  return made;
}

const nameRandom = newRandom(2);
const applicants = Array.from({ length: APPLICANTS }, () => `${wordOfLength(6, nameRandom)}有限公司`);
const inventors = Array.from({ length: INVENTORS }, () => wordOfLength(3, nameRandom));
const symbols = Array.from({ length: CLASSES }, () => newSymbol(nameRandom));

function newSymbol(random: () => number): string {
  const subclass = `${SECTIONS[random() % 8]}${String(1 + (random() % 30)).padStart(2, '0')}${LETTERS[random() % LETTERS.length]}`;
  return `${subclass}${1 + (random() % 60)}/${String(random() % 100).padStart(2, '0')}`;
}

/** Later years are fuller. */
function dayIn(random: () => number, add = 0): CivilDate {
  const year = FIRST_YEAR + Math.floor(Math.sqrt((random() / 2 ** 32) * YEARS * YEARS)) + add;
  return `${year}-${String(1 + (random() % 12)).padStart(2, '0')}-${String(1 + (random() % 28)).padStart(2, '0')}`;
}

const KINDS = ['invention', 'invention', 'invention', 'utility', 'utility', 'design'];
const STATES = ['pending', 'in-force', 'in-force', 'lapsed'];

export function generatedPatent(id: number): SearchDocument {
  const random = newRandom(id);
  const filed = dayIn(random);
  return {
    id,
    revision: id,
    texts: {
      title: [text(10 + (random() % 16), random)],
      abstract: [text(160 + (random() % 200), random)],
      applicants: Array.from({ length: 1 + (random() % 4 === 0 ? 1 : 0) }, () => applicants[drawn(applicantRanks, random)] ?? ''),
      inventors: Array.from({ length: 1 + (random() % 4) }, () => inventors[drawn(inventorRanks, random)] ?? ''),
    },
    classes: { ipc: Array.from({ length: 1 + (random() % 3) }, () => symbols[drawn(classRanks, random)] ?? '') },
    numbers: { application: [`CN${filed.slice(0, 4)}1${String(id).padStart(7, '0')}.X`], publication: [`CN1${String(id).padStart(8, '0')}A`] },
    days: { filed, published: `${Number(filed.slice(0, 4)) + 1}${filed.slice(4)}` },
    codes: { office: random() % 20 === 0 ? 'US' : 'CN', kind: KINDS[random() % KINDS.length] ?? '', district: `1201${String(random() % DISTRICTS).padStart(2, '0')}`, state: STATES[random() % STATES.length] ?? '' },
  };
}

/** A word that many patents have, from a hundredth to half of them: small ranks as often as ten times greater ones. */
export function frequentWord(random: () => number): string {
  const rank = FREQUENT.from * (FREQUENT.to / FREQUENT.from) ** (random() / 2 ** 32);
  return words[Math.floor(rank)] ?? '';
}
