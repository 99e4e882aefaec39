import { foldPoint, isLatinOrDigit } from './folded.ts';
import { breakingOf, lineAfter, lineAt, runsOn, type Breaking, type Line } from './lines.ts';
import { rowFormOf, type RowForm } from './table-rows.ts';

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
  /** Whether its line is a row of a table: a tab stands between cells, one for each. */
  readonly isRow: boolean;
  /** How many cells are empty before its first character. */
  readonly emptyCells: number;
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
  #spaces = 0;
  #cells = 0;
  #emptyCells = 0;

  get length(): number {
    return this.#text.length;
  }

  get last(): string {
    return this.#text.at(-1) ?? '';
  }

  get beforeLast(): string {
    return this.#text.at(-2) ?? '';
  }

  addBlank(): void {
    this.#spaces += 1;
  }

  /** Another cell begins. */
  addCell(): void {
    this.#cells += 1;
    this.#spaces = 0;
  }

  /** Forgets blanks that nothing followed. */
  clear(): void {
    [this.#cells, this.#spaces] = [0, 0];
  }

  add(character: string, point: number, unit: number, size: number): void {
    if (this.#text === '') this.#emptyCells = this.#cells;
    else if (this.#cells > 0 || this.#spaces > 0) this.#addSeparator(character, point, unit);
    [this.#cells, this.#spaces] = [0, 0];
    this.#text += character;
    this.#points.push(point);
    this.#units.push(unit);
    this.#end = unit + size;
  }

  /** A blank counts between words of Latin letters and digits, a tab between cells; elsewhere it was inserted. */
  #addSeparator(next: string, point: number, unit: number): void {
    const between = isLatinOrDigit(this.last) && isLatinOrDigit(next) ? ' ' : '';
    const separator = this.#cells > 0 ? '\t'.repeat(this.#cells) : between;
    this.#text += separator;
    for (let count = 0; count < separator.length; count += 1) {
      this.#points.push(point - 1);
      this.#units.push(unit - 1);
    }
  }

  take(input: string, { opensLine, closesLine, isRow }: Placing): Sentence {
    const [text, points, units, end, emptyCells] = [this.#text, this.#points, this.#units, this.#end, this.#emptyCells];
    this.#text = '';
    this.#points = [];
    this.#units = [];
    [this.#cells, this.#spaces, this.#emptyCells] = [0, 0, 0];
    const unitAfter = (index: number): number => (index >= units.length ? end : (units[index] ?? end));
    return {
      text, points, opensLine, closesLine, isRow, emptyCells,
      raw: input.slice(units[0] ?? 0, end),
      original: (from, to) => input.slice(units[from] ?? end, to === 0 ? 0 : lastUnit(input, units[to - 1] ?? unitAfter(to))),
    };
  }
}

type Placing = Pick<Sentence, 'opensLine' | 'closesLine' | 'isRow'>;

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
  let form = rowFormOf(input, lineAt(input, 0));
  for (let line = lineAt(input, 0); ; ) {
    while (unit < line.to) {
      const code = input.codePointAt(unit) ?? 0;
      const size = code > 0xffff ? 2 : 1;
      const character = foldPoint(code);
      const noise = code === OPENING_BRACKET ? lengthOfSpelling(input, unit) : 0;
      if (noise > 0) {
        [unit, point] = [unit + noise, point + noise];
        continue;
      }
      if (partsCells(character, form, input, unit, size)) collector.addCell();
      else if (character === ' ' || character === '\t') collector.addBlank();
      else if (character !== '|' || form !== 'pipes') collector.add(character, point, unit, size);
      [unit, point] = [unit + size, point + 1];
      if (!endsSentence(character, collector, input, unit)) continue;
      const closesLine = unit >= line.to;
      yield collector.take(input, { opensLine, closesLine, isRow: form !== undefined });
      opensLine = false;
    }
    if (line.to >= input.length) break;
    const next = lineAfter(input, line, breaking);
    const nextForm = rowFormOf(input, next);
    if (collector.length > 0 && form === undefined && nextForm === undefined && runsOn(input, line, next, breaking)) {
      if (!splitsNumber(line, next, breaking)) collector.addBlank();
    } else {
      if (collector.length > 0) yield collector.take(input, { opensLine, closesLine: true, isRow: form !== undefined });
      collector.clear();
      opensLine = true;
    }
    point += pointsIn(input, unit, next.from);
    unit = next.from;
    [line, form] = [next, nextForm];
  }
  if (collector.length > 0) yield collector.take(input, { opensLine, closesLine: true, isRow: form !== undefined });
}

const OPENING_BRACKET = 0x28;
const SPELLING = /^\([a-zü]{0,5}[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-z]{0,3}\)/;

/** Some converted pages spell a character out behind it (權(quán)): how long the spelling is, 0 where there is none. */
function lengthOfSpelling(input: string, unit: number): number {
  return SPELLING.exec(input.slice(unit, unit + 12))?.[0].length ?? 0;
}

/** Whether a cell ends here: at a tab, at a stroke inside its line, or where wide blanks part the cells. */
function partsCells(character: string, form: RowForm | undefined, input: string, unit: number, size: number): boolean {
  if (form === 'pipes') return character === '|' && !isFirstOfLine(input, unit);
  if (form === 'words') return character === ' ' && !isBlankAt(input, unit - 1);
  if (form === 'blanks') return character === ' ' && isBlankAt(input, unit + size) && !isBlankAt(input, unit - 1) && !isFirstOfLine(input, unit);
  return character === '\t';
}

const isBlankAt = (input: string, unit: number): boolean => input[unit] !== '\n' && foldPoint(input.charCodeAt(unit)) === ' ';

/** Whether nothing but blanks stands before a place in its line. */
function isFirstOfLine(input: string, unit: number): boolean {
  let at = unit - 1;
  while (at >= 0 && isBlankAt(input, at)) at -= 1;
  return at < 0 || input[at] === '\n';
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
