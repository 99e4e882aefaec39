import { foldStretch } from './folded.ts';
import type { Line } from './lines.ts';

/** How the cells of a row stand apart: by tabs (Word, web pages), by strokes (Markdown), by wide blanks (plain text), or a label and its numbers by any (copied pages). */
export type RowForm = 'tabs' | 'pipes' | 'blanks' | 'words';

const LONGEST_ROW = 600;
const LONGEST_CELL = 24;
const NUMBER_CELL = /^[-+]?\d[\d,.]*[%‰]?$/;

const LABEL_AND_NUMBERS = /^[\u4e00-\u9fff（）()、]{1,16}(?:[ \u3000]+[-+]?\d[\d,.]*[%‰]?){3,}$/;

/** Whether a line is a row of a table, and how its cells are parted. Wide blanks do so only around short cells, one a number or a label of several. */
export function rowFormOf(input: string, { from, to, columns }: Pick<Line, 'from' | 'to' | 'columns'>): RowForm | undefined {
  if (columns === 0 || to - from > LONGEST_ROW) return undefined;
  const text = input.slice(from, to).trim();
  if (text.includes('\t')) return 'tabs';
  if (text.includes('|') && (text.startsWith('|') || text.split('|').length > 2)) return 'pipes';
  if (LABEL_AND_NUMBERS.test(text)) return 'words';
  return / {2}|\u3000{2}/.test(text) && isSetApart(foldStretch(text)) ? 'blanks' : undefined;
}

/** Short cells without a pause, three or more of them, or two of which the second is a number. */
function isSetApart(text: string): boolean {
  const cells = text.split(/ {2,}/);
  if (cells.some((cell) => cell.length > LONGEST_CELL || /[。；;:：]|，(?!\d)/.test(cell))) return false;
  return cells.length > 2 || (cells.length === 2 && NUMBER_CELL.test(cells[1] ?? ''));
}
