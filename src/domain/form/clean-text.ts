import { success } from '../errors.ts';
import type { Checked, Field } from './field.ts';
import { refuse, refuseForm } from './refusal.ts';
import { bearsSecrecyMark } from './secrecy.ts';

/** How a text is written: its greatest length in characters (字) and whether it has several lines. */
export interface TextShape {
  readonly max: number;
  readonly lines?: boolean;
}

/** Control characters but tab and line feed, characters that turn the reading direction, and the two non-characters. */
// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const HOSTILE = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]/;

/** NFC, line ends as line feeds, no blank ends; a text of one line has spaces for its breaks and tabs. */
export function normalisedText(input: string, lines = false): string {
  const unbroken = input.normalize('NFC').replace(/\r\n?|[\u2028\u2029]/g, '\n').trim();
  return lines ? unbroken : unbroken.replace(/[\t\n]+/g, ' ');
}

function longerThan(text: string, max: number): boolean {
  return text.length > max && [...text].length > max;
}

/**
 * A text in its stored form, or why it cannot be stored: hostile characters, too long, the mark of a state secret.
 * Every text that enters the system passes here, names of files and references too.
 */
export function cleanText(field: Field, input: unknown, shape: TextShape): Checked<string> {
  if (typeof input !== 'string') return refuseForm(field, '文字', 'text');
  // Composition shortens a text at most eightfold: what is longer need not be normalised to be refused.
  if (input.length > 8 * shape.max && input.trim().length > 8 * shape.max) return refuse(field, 'too-long', { max: shape.max });
  if (!input.isWellFormed()) return refuse(field, 'bad-characters');
  const text = normalisedText(input, shape.lines);
  if (HOSTILE.test(text)) return refuse(field, 'bad-characters');
  if (longerThan(text, shape.max)) return refuse(field, 'too-long', { max: shape.max });
  if (bearsSecrecyMark(text)) return refuse(field, 'state-secret');
  return text === '' ? refuse(field, 'required') : success(text);
}

/** The first 200 characters, as kept for finding and sorting. */
export function searchText(text: string): string {
  return text.length > 200 ? [...text.slice(0, 400)].slice(0, 200).join('') : text;
}

/** The text of a cell without blank ends; undefined when there is none. */
export function cellText(cell: string): string | undefined {
  const text = cell.trim();
  return text === '' ? undefined : text;
}
