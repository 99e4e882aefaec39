import { foldPoint, isLatinOrDigit } from './folded.ts';
import { breakingOf, lineAfter, lineAt, runsOn, type Breaking, type Line } from './lines.ts';

/** No sentence handed to the rules is longer, in characters: what is cut keeps the work proportional to the text. */
export const LONGEST_SENTENCE = 1500;

/**
 * A sentence (句) as the rules see it: folded, without blanks and line breaks that stand inside words. Positions in
 * `text` lead back to code points of the input.
 */
export interface Sentence {
  readonly text: string;
  /** The code point of the input at which each character of `text` stands. */
  readonly points: readonly number[];
  /** The input's own characters from the first to the last of the sentence. */
  readonly raw: string;
  /** Whether it is the first of its line or paragraph. */
  readonly opensLine: boolean;
  /** Whether its line ends with it. */
  readonly closesLine: boolean;
  /** The input's own characters of `text.slice(from, to)`, blanks between them included. */
  original(from: number, to: number): string;
}

const TERMINAL = '。！？!?；;';
const CLOSING = '”’）)》」』"';

/** Collects the characters of one sentence. */
class Collector {
  #text = '';
  #points: number[] = [];
  #units: number[] = [];
  #end = 0;
  #blank: '' | ' ' | '\t' = '';

  get length(): number {
    return this.#text.length;
  }

  get last(): string {
    return this.#text.at(-1) ?? '';
  }

  get beforeLast(): string {
    return this.#text.at(-2) ?? '';
  }

  addBlank(blank: ' ' | '\t'): void {
    if (this.#blank !== '\t') this.#blank = blank;
  }

  add(character: string, point: number, unit: number, size: number): void {
    if (this.#blank !== '' && this.#text !== '') this.#addSeparator(character, point, unit);
    this.#blank = '';
    this.#text += character;
    this.#points.push(point);
    this.#units.push(unit);
    this.#end = unit + size;
  }

  /** A blank counts between words of Latin letters and digits, a tab between cells; elsewhere it was inserted. */
  #addSeparator(next: string, point: number, unit: number): void {
    const separates = this.#blank === '\t' || (isLatinOrDigit(this.last) && isLatinOrDigit(next));
    if (!separates) return;
    this.#text += this.#blank;
    this.#points.push(point - 1);
    this.#units.push(unit - 1);
  }

  take(input: string, opensLine: boolean, closesLine: boolean): Sentence {
    const [text, points, units, end] = [this.#text, this.#points, this.#units, this.#end];
    this.#text = '';
    this.#points = [];
    this.#units = [];
    this.#blank = '';
    const unitAfter = (index: number): number => (index >= units.length ? end : (units[index] ?? end));
    return {
      text, points, opensLine, closesLine,
      raw: input.slice(units[0] ?? 0, end),
      original: (from, to) => input.slice(units[from] ?? end, to === 0 ? 0 : lastUnit(input, units[to - 1] ?? unitAfter(to))),
    };
  }
}

/** The unit after the code point that begins at `unit`. */
function lastUnit(input: string, unit: number): number {
  return unit + ((input.codePointAt(unit) ?? 0) > 0xffff ? 2 : 1);
}

/**
 * The sentences of a text, in order, lazily: memory stays at one sentence. A sentence ends at 。！？； or where its
 * line ends, unless the line was only broken at the width of a page.
 */
export function* sentencesOf(input: string): Generator<Sentence> {
  const breaking = breakingOf(input);
  const collector = new Collector();
  let [unit, point, opensLine] = [0, 0, true];
  for (let line = lineAt(input, 0); ; ) {
    while (unit < line.to) {
      const code = input.codePointAt(unit) ?? 0;
      const size = code > 0xffff ? 2 : 1;
      const character = foldPoint(code);
      if (character === ' ' || character === '\t') collector.addBlank(character);
      else collector.add(character, point, unit, size);
      [unit, point] = [unit + size, point + 1];
      if (!endsSentence(character, collector, input, unit)) continue;
      const closesLine = unit >= line.to;
      yield collector.take(input, opensLine, closesLine);
      opensLine = false;
    }
    if (line.to >= input.length) break;
    const next = lineAfter(input, line, breaking);
    if (collector.length > 0 && runsOn(input, line, next, breaking)) {
      if (!splitsNumber(line, next, breaking)) collector.addBlank(' ');
    } else {
      if (collector.length > 0) yield collector.take(input, opensLine, true);
      opensLine = true;
    }
    point += pointsIn(input, unit, next.from);
    unit = next.from;
    line = next;
  }
  if (collector.length > 0) yield collector.take(input, opensLine, true);
}

/** How many code points stand from one unit up to another. */
function pointsIn(input: string, from: number, to: number): number {
  let points = 0;
  for (let unit = from; unit < to; points += 1) unit += (input.codePointAt(unit) ?? 0) > 0xffff ? 2 : 1;
  return points;
}

/** A page's edge may fall inside a number. */
function splitsNumber({ last }: Line, { first }: Line, { width }: Breaking): boolean {
  return width !== undefined && /\d/.test(last) && /\d/.test(first);
}

function endsSentence(character: string, collector: Collector, input: string, unit: number): boolean {
  if (collector.length === 0) return false;
  if (collector.length >= LONGEST_SENTENCE) return true;
  if (TERMINAL.includes(character)) return !isClosing(input[unit]);
  return CLOSING.includes(character) && collector.length > 1 && TERMINAL.includes(collector.beforeLast);
}

const isClosing = (character: string | undefined): boolean => character !== undefined && CLOSING.includes(character);
