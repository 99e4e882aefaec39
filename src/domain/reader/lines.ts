import { columnsOf, foldPoint } from './folded.ts';

/** A line of the text: where it begins and ends in UTF-16 units, its columns, its first and last sign that is no blank. */
export interface Line {
  readonly from: number;
  readonly to: number;
  readonly columns: number;
  readonly first: string;
  readonly last: string;
}

/** How a text breaks its lines (硬换行): at a width, or only where a paragraph ends. */
export interface Breaking {
  /** The columns of a full line; undefined when lines are paragraphs. */
  readonly width: number | undefined;
  /** Whether every line of a page is followed by an empty one. */
  readonly spaced: boolean;
}

const SAMPLED_LINES = 2000;
/** Lines longer than this are paragraphs, not lines of a page. */
const WIDEST_PAGE = 160;
const FULL = 0.8;
const ENDS = /[。！？!?；;：:”）)》]/;

/** The line that begins at `from`. Lines longer than 1,000 columns are measured only so far. */
export function lineAt(text: string, from: number): Line {
  const found = text.indexOf('\n', from);
  const to = found < 0 ? text.length : found;
  let [columns, first, last] = [0, '', ''];
  for (let at = from; at < Math.min(to, from + 1000); at += 1) {
    const character = foldPoint(text.charCodeAt(at));
    if (character === ' ' || character === '\t') continue;
    if (first === '') first = character;
    last = character;
    columns += columnsOf(character);
  }
  return { from, to, columns, first, last };
}

interface Sample {
  readonly lines: readonly Line[];
  readonly blank: number;
}

function sample(text: string): Sample {
  const lines: Line[] = [];
  let blank = 0;
  for (let at = 0; at < text.length && lines.length < SAMPLED_LINES; ) {
    const line = lineAt(text, at);
    if (line.columns > 0) lines.push(line);
    else blank += 1;
    at = line.to + 1;
  }
  return { lines, blank };
}

/** Tells hard-wrapped text: many lines of nearly one width that end in the middle of a sentence. */
export function breakingOf(text: string): Breaking {
  const { lines, blank } = sample(text);
  const widths = lines.map(({ columns }) => columns).toSorted((a, b) => a - b);
  const width = widths[Math.floor(widths.length * 0.9)] ?? 0;
  if (width > WIDEST_PAGE || width < 20 || lines.length < 5) return { width: undefined, spaced: false };
  const open = lines.filter(({ columns, last }) => columns >= width * FULL && !ENDS.test(last)).length;
  return open >= lines.length * 0.3 ? { width, spaced: blank >= lines.length * 0.8 } : { width: undefined, spaced: false };
}

const PAGE_NUMBER = /^\s*(?:[-—–·]?\s*\d{1,3}\s*[-—–·]?|第\s?\d{1,3}\s?页(?:.{0,3}共\s?\d{1,3}\s?页)?)\s*$/;

/** The line that carries on after `line`: numbers of pages between, and the empty lines of spaced text, are passed over. */
export function lineAfter(text: string, line: Line, { width, spaced }: Breaking): Line {
  let next = lineAt(text, line.to + 1);
  for (let passed = 0; width !== undefined && passed < 4 && next.to < text.length; passed += 1) {
    const isPageNumber = next.columns > 0 && next.columns <= 16 && PAGE_NUMBER.test(text.slice(next.from, next.to));
    if (!isPageNumber && !(spaced && next.columns === 0)) break;
    next = lineAt(text, next.to + 1);
  }
  return next;
}

const NEW_PARAGRAPH = /^\s*(?:[一二三四五六七八九十]{1,3}[、.是]|[（(][一二三四五六七八九十\d]{1,3}[）)]|第[一二三四五六七八九十]+[章节部]|\d{1,2}[、.．](?!\d)|[●◆■★*-])/;

/** Whether the sentence runs on in the next line. */
export function runsOn(text: string, line: Line, next: Line, { width }: Breaking): boolean {
  if (next.columns === 0 || line.columns === 0 || NEW_PARAGRAPH.test(text.slice(next.from, next.from + 12))) return false;
  if (/[，,、]/.test(line.last)) return true;
  if (width !== undefined && line.columns >= width * FULL && !/[。！？!?]/.test(line.last)) return true;
  return line.columns >= 20 && /\d/.test(line.last) && /[件项家个名人次场期起笔宗万亿元%余多]/.test(next.first);
}
