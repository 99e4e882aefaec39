import { foldText } from '#domain/chinese/fold.ts';
import type { PatentRecord } from '#domain/patent/record.ts';
import { kindOf } from '#search/characters.ts';

/** A pair of neighbouring ideographs, or a word, with what it is worth: the rarer the more (信息量). */
export interface WeighedTerm {
  readonly term: string;
  readonly weight: number;
}

/** Terms that one patent is compared by. */
const MOST_TERMS = 40;
/** Of them those of the title at most, so that the claim has its say. */
const MOST_OF_TITLE = 24;
const SHORTEST_WORD = 3;
/** Words that say nothing of a patent and are yet rare where most texts are Chinese (外文虚词). */
const EMPTY_WORDS: ReadonlySet<string> = new Set('and the for with from that this which are was were has have having its can may not but into use uses used using more most least one two first second each said least wherein whereby thereof therein comprising comprises including includes consisting plurality method methods system systems device devices apparatus base based processing process provided between through such other than und der die das mit von für ein eine einer pour les des une dans avec'.split(' '));

/** The texts that a patent is compared by: its title and its first claim, else its abstract. */
function comparedTexts({ title = '', claims, firstClaim, abstract = '' }: PatentRecord): readonly [string, string] {
  return [foldText(title), foldText(claims?.[0] ?? firstClaim ?? abstract)];
}

/** The terms to compare by: those of the title, then of the part of the claim that tells it from others (特征部分). */
export function termsOf(record: PatentRecord): readonly string[] {
  const [title, claim] = comparedTexts(record);
  const ofTitle = termsIn(title).slice(0, MOST_OF_TITLE);
  const characterising = claim.split(/其特征在于|其特征是|characteri[sz]ed in that|characteri[sz]ed by|wherein/u, 2);
  const others = termsIn(characterising[1] ?? characterising[0] ?? '').filter((term) => !ofTitle.includes(term));
  return [...ofTitle, ...others.slice(0, MOST_TERMS - ofTitle.length)];
}

/** Pairs of neighbouring ideographs and words of a folded text, each once, in their order. */
function termsIn(text: string): string[] {
  const runs = text.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  return [...new Set(runs.flatMap(termsOfRun))];
}

function termsOfRun(run: string): string[] {
  const terms: string[] = [];
  let word = '';
  let before = '';
  for (const character of `${run} `) {
    const kind = kindOf(character.codePointAt(0) ?? 0);
    if (kind === 'word') word += character;
    else if (word !== '') {
      if (word.length >= SHORTEST_WORD && /\p{L}/u.test(word) && !EMPTY_WORDS.has(word)) terms.push(word);
      word = '';
    }
    if (kind === 'ideograph' && before !== '') terms.push(before + character);
    before = kind === 'ideograph' ? character : '';
  }
  return terms;
}

/** How much of what tells a patent from others another one has, from 0 to 1. What stands in its title counts in full, elsewhere half. */
export function likeness(terms: readonly WeighedTerm[], other: PatentRecord): number {
  const [title, claim] = comparedTexts(other);
  const rest = `${claim} ${foldText(other.abstract ?? '')}`;
  const share = (term: string): number => (title.includes(term) ? 1 : Number(rest.includes(term)) / 2);
  const whole = terms.reduce((sum, { weight }) => sum + weight, 0);
  return whole === 0 ? 0 : terms.reduce((sum, { term, weight }) => sum + weight * share(term), 0) / whole;
}

/** Where two patents meet in the classification, from 0 to 1: the same subgroup, main group or subclass. */
export function classLikeness(one: Pick<PatentRecord, 'ipc' | 'locarno'>, other: Pick<PatentRecord, 'ipc' | 'locarno'>): number {
  const pairs = [...one.ipc, ...one.locarno].flatMap((a) => [...other.ipc, ...other.locarno].map((b) => [a, b] as const));
  return Math.max(0, ...pairs.map(([a, b]) => {
    if (a === b) return 1;
    if (a.split('/')[0] === b.split('/')[0]) return 0.7;
    return a.slice(0, 4) === b.slice(0, 4) ? 0.4 : 0;
  }));
}

/** Terms as a person reads them: pairs that overlap in the text are one stretch of it (电池, 池隔, 隔膜: 电池隔膜). */
export function readableTerms(record: PatentRecord, chosen: readonly string[]): string[] {
  const covered = comparedTexts(record).flatMap((text) => stretchesIn(text, chosen));
  return [...new Set(covered)].filter((each, _, all) => !all.some((other) => other !== each && other.includes(each)));
}

function stretchesIn(text: string, chosen: readonly string[]): string[] {
  const marked = new Uint8Array(text.length + 1);
  for (const term of chosen) for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + 1)) marked.fill(1, at, at + term.length);
  const stretches: string[] = [];
  for (let at = 0, from = -1; at <= text.length; at += 1) {
    if (marked[at] === 1 && from < 0) from = at;
    if (marked[at] === 0 && from >= 0) {
      stretches.push(text.slice(from, at));
      from = -1;
    }
  }
  return stretches;
}
