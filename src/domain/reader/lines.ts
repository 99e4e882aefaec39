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

function sample(text: string): readonly Line[] {
  const lines: Line[] = [];
  for (let at = 0; at < text.length && lines.length < SAMPLED_LINES; ) {
    const line = lineAt(text, at);
    if (line.columns > 0) lines.push(line);
    at = line.to + 1;
  }
  return lines;
}

/** Tells hard-wrapped text: many lines of nearly one width that end in the middle of a sentence. */
export function breakingOf(text: string): Breaking {
  const lines = sample(text);
  const widths = lines.map(({ columns }) => columns).toSorted((a, b) => a - b);
  const width = widths[Math.floor(widths.length * 0.9)] ?? 0;
  if (width > WIDEST_PAGE || width < 20 || lines.length < 5) return { width: undefined };
  const open = lines.filter(({ columns, last }) => columns >= width * FULL && !ENDS.test(last)).length;
  return { width: open >= lines.length * 0.3 ? width : undefined };
}

const NEW_PARAGRAPH = /^\s*(?:[一二三四五六七八九十]{1,3}[、.是]|[（(][一二三四五六七八九十\d]{1,3}[）)]|第[一二三四五六七八九十]+[章节部]|\d{1,2}[、.．](?!\d)|[●◆■★*-])/;

/** Whether the sentence runs on in the next line. */
export function runsOn(text: string, line: Line, next: Line, { width }: Breaking): boolean {
  if (next.columns === 0 || line.columns === 0 || NEW_PARAGRAPH.test(text.slice(next.from, next.from + 12))) return false;
  if (/[，,、]/.test(line.last)) return true;
  if (width !== undefined && line.columns >= width * FULL && !/[。！？!?]/.test(line.last)) return true;
  return line.columns >= 20 && /\d/.test(line.last) && /[件项家个名人次场期起笔宗万亿元%余多]/.test(next.first);
}
