import type { Label } from '../../text.ts';
import type { Evidence } from '../gbt9704.ts';

/** Where in a document something stands. */
export interface Place {
  /** Counted from 1, blank paragraphs included. */
  readonly paragraph?: number;
  /** The beginning of its text. */
  readonly near?: string;
}

/** One departure of a document from its format (格式偏差), at one or several places. */
export interface Deviation {
  readonly rule: string;
  readonly what: Label;
  readonly expected: Label;
  readonly found: Label;
  readonly basis: string;
  readonly evidence: Evidence;
  readonly count: number;
  /** The first of the places, five at most. */
  readonly places: readonly Place[];
}

/** A departure as a rule finds it, at one place. */
export type Finding = Omit<Deviation, 'count' | 'places'> & { readonly place: Place };

/** Where a rule comes from. */
export interface Ground {
  readonly basis: string;
  readonly evidence: Evidence;
}

const MOST_PLACES = 5;

/** What is found in the same words at several places, told once. */
export function grouped(findings: readonly Finding[]): readonly Deviation[] {
  const groups = Map.groupBy(findings, ({ rule, expected, found }) => `${rule}|${expected.zh}|${found.zh}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const { place: _place, ...told } = first;
    return [{ ...told, count: group.length, places: group.slice(0, MOST_PLACES).map(({ place }) => place) }];
  });
}

/** The same in both languages: a measurement, a quotation. */
export const both = (text: string): Label => ({ zh: text, en: text });

export const NOTHING: Label = { zh: '无', en: 'nothing' };
