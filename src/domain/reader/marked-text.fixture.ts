import { readReport, type ReadFigure, type ReadOptions } from './read-report.ts';

/** A figure that a marked text says must be read: `〔120|件|flow〕`, the kind and the last day as wanted. */
export interface Marked {
  readonly start: number;
  readonly value: string;
  readonly unit: string;
  readonly kind?: string;
  readonly asOf?: string;
}

const MARK = /〔([^|〕]+)\|([^|〕]*)(?:\|([^|〕]*))?(?:\|([^|〕]*))?〕/g;

/** The plain text of a marked one, and what it marks; the unit does not stand in the mark's place but after it. */
export function unmarked(marked: string): { readonly text: string; readonly figures: readonly Marked[] } {
  const figures: Marked[] = [];
  let [text, at] = ['', 0];
  for (const { index, 0: mark, 1: value = '', 2: unit = '', 3: kind, 4: asOf } of marked.matchAll(MARK)) {
    text += marked.slice(at, index);
    figures.push({ start: Array.from(text).length, value, unit, ...(kind && { kind }), ...(asOf && { asOf }) });
    text += value;
    at = index + mark.length;
  }
  return { text: text + marked.slice(at), figures };
}

/** What was read, in the form of the marks, so that a difference shows as text. */
export function readAsMarked(marked: string, options: ReadOptions = { year: 2031 }): { readonly read: readonly Marked[]; readonly wanted: readonly Marked[] } {
  const { text, figures } = unmarked(marked);
  const read = readReport(text, options).map((figure) => shownLike(figure, figures.find(({ start }) => start === figure.start)));
  return { read, wanted: figures };
}

function shownLike({ start, value, unit, kind, asOf }: ReadFigure, like: Marked | undefined): Marked {
  return { start, value, unit, ...(like?.kind && { kind }), ...(like?.asOf && asOf && { asOf }) };
}
