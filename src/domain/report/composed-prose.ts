import type { ComposedReport, ReportParagraph, ReportPart } from './compose.ts';
import { type ProsePiece, proseText } from './prose-marks.ts';

/**
 * A chapter's text as it was composed, as prose to start writing from: the same words, its figures as marks. What is for the
 * staff only stays with the genre, so that nobody publishes it by writing on.
 */
export function proseOf(chapter: { readonly paragraphs: readonly Pick<ReportParagraph, 'parts' | 'internal'>[] }): string {
  const piece = ({ text, figure: id }: ReportPart): ProsePiece => (id === undefined ? text : { figure: id });
  return proseText(chapter.paragraphs.filter(({ internal }) => !internal).map(({ parts }) => parts.map(piece)));
}

/** How one figure reads before and after: a report brought from one day to another. */
export interface MovedFigure {
  readonly id: string;
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

/** The figures that read differently in two compositions of one report, in the order of the second. */
export function movedFigures(before: ComposedReport, after: ComposedReport): readonly MovedFigure[] {
  const known = new Map(before.figures.map(({ id, text }) => [id, text]));
  const shown = new Set(after.chapters.flatMap(({ paragraphs }) => paragraphs.flatMap(({ figures }) => figures)));
  return after.figures.flatMap(({ id, name, text }) => {
    const old = known.get(id);
    return shown.has(id) && old !== undefined && old !== text ? [{ id, name, before: old, after: text }] : [];
  });
}
