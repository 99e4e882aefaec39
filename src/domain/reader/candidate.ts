import type { MeasureSort } from './measure-words.ts';

/** A number of a sentence that is taken for a figure, with what its form alone says. Positions are in the folded sentence. */
export interface Candidate {
  readonly start: number;
  readonly end: number;
  /** Where its measure ends. */
  readonly after: number;
  readonly value: number;
  readonly scale: number;
  readonly unit: string;
  readonly sort: MeasureSort;
  readonly form: 'count' | 'rank' | 'first' | 'none-yet';
  readonly infix: string | undefined;
  /** 0 to 1: how sure the form makes it. */
  readonly confidence: number;
}
