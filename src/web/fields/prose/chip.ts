import { markText, type ProseMark } from '#domain/report/prose-marks.ts';

/** A figure that may stand in a prose: how it reads now. */
export interface ProseFigure {
  /** As a mark names it. */
  readonly id: string;
  readonly name: string;
  /** Its text; another one where the mark has a display of its own. */
  readonly text: string;
  readonly measure: string;
}

/** What a mark reads as: its figure's text, the name where the display is its own, the mark itself where nothing is known of it. */
export function chipText(figures: readonly ProseFigure[], mark: ProseMark): string {
  const figure = figures.find(({ id }) => id === markText(mark).slice(2, -2)) ?? figures.find(({ id }) => id === mark.figure);
  if (!figure) return markText(mark);
  return mark.display && figure.id === mark.figure ? `〔${figure.name}〕` : figure.text;
}
