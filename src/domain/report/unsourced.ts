import { candidatesOf } from '../reader/candidates.ts';
import { markText, readProse } from './prose-marks.ts';

/** A number that somebody typed into a prose (无来源数字). */
export interface UnsourcedNumber {
  /** Which paragraph, from 0. */
  readonly paragraph: number;
  readonly text: string;
}

/** The numbers of a prose that count something and are no figure: days, ordinals and numbers of documents may be typed. */
export function unsourcedNumbers(prose: string): readonly UnsourcedNumber[] {
  return readProse(prose).flatMap((pieces, paragraph) => {
    const words = pieces.map((piece) => (typeof piece === 'string' ? piece : BLANK.repeat(markText(piece).length))).join('');
    return candidatesOf(words).map(({ start, end }) => ({ paragraph, text: Array.from(words).slice(start, end).join('') }));
  });
}

/** Stands for a figure: no digit, and nothing that a number could lean on. */
const BLANK = '□';
