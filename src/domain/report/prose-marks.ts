import type { Display } from './genre.ts';

/**
 * Prose (行文) is text that people write around figures. A figure stands in it as a mark, `{{visits}}` or with a display
 * of its own `{{visits|floor:10}}`, never as digits; a line is a paragraph.
 */
export type ProsePiece = string | ProseMark;

export interface ProseMark {
  /** The id of a figure of the genre, of an indicator (its plain value), or `<indicator>-growth`. */
  readonly figure: string;
  readonly display?: Display;
}

/** What is wrong in a prose: the offset in UTF-16 units, and the piece that cannot be read. */
export interface ProseFault {
  readonly at: number;
  readonly text: string;
}

const MARK = /\{\{([a-z0-9][a-z0-9./=;-]*)(?:\|([^{}|]+))?\}\}/g;

/** The paragraphs of a prose; empty lines are left out. Braces that form no mark stay in the words, see `proseFaults`. */
export function readProse(text: string): readonly (readonly ProsePiece[])[] {
  return text.split('\n').filter((line) => line.trim() !== '').map(readLine);
}

function readLine(line: string): readonly ProsePiece[] {
  const pieces: ProsePiece[] = [];
  let end = 0;
  for (const match of line.matchAll(MARK)) {
    const mark = markOf(match[1] ?? '', match[2]);
    if (!mark) continue;
    if (match.index > end) pieces.push(line.slice(end, match.index));
    pieces.push(mark);
    end = match.index + match[0].length;
  }
  return end < line.length ? [...pieces, line.slice(end)] : pieces;
}

function markOf(id: string, display: string | undefined): ProseMark | undefined {
  if (display === undefined) return { figure: id };
  const read = readDisplay(display);
  return read && { figure: id, display: read };
}

/** A display as marks write it: `exact:1`, `万:2`, `亿:2`, `floor:10`. Undefined for anything else. */
export function readDisplay(text: string): Display | undefined {
  const match = /^(exact|floor|万|亿):(\d{1,9})$/.exec(text);
  if (!match) return undefined;
  const number = Number(match[2]);
  switch (match[1]) {
    case 'floor':
      return number > 0 ? { kind: 'floor', to: number } : undefined;
    case 'exact':
      return number <= 6 ? { kind: 'exact', decimals: number } : undefined;
    default:
      return number <= 6 ? { kind: 'rounded', in: match[1] === '万' ? '万' : '亿', decimals: number } : undefined;
  }
}

/** The inverse of `readDisplay`. */
export function displayText(display: Display): string {
  switch (display.kind) {
    case 'exact':
      return `exact:${display.decimals ?? 0}`;
    case 'rounded':
      return `${display.in}:${display.decimals}`;
    case 'floor':
      return `floor:${display.to}`;
  }
}

export function markText({ figure: id, display }: ProseMark): string {
  return display ? `{{${id}|${displayText(display)}}}` : `{{${id}}}`;
}

/** The inverse of `readProse`. */
export function proseText(paragraphs: readonly (readonly ProsePiece[])[]): string {
  return paragraphs.map((pieces) => pieces.map((piece) => (typeof piece === 'string' ? piece : markText(piece))).join('')).join('\n');
}

/** Braces that form no mark, so that a slip of the pen is told and not printed. */
export function proseFaults(text: string): readonly ProseFault[] {
  const without = text.replace(MARK, (mark, id: string, display: string | undefined) => (markOf(id, display) ? ' '.repeat(mark.length) : mark));
  return [...without.matchAll(/\{\{[^}\n]*(?:\}\})?|\}\}/g)].map((match) => ({ at: match.index, text: match[0] }));
}

/** The marks of a prose, in reading order. */
export function marksOf(text: string): readonly ProseMark[] {
  return readProse(text).flat().filter((piece) => typeof piece !== 'string');
}
