import type { CivilDate } from '#domain/calendar/civil-date.ts';
import type { FigureSubject, ShownFigure, ShownRestatement } from '../indicators/subject.ts';
import type { Report } from './sheet-of-paper.tsx';

interface Around {
  readonly restatements: readonly ShownRestatement[];
  /** What the report was asked for, so that its rows are asked for alike. */
  readonly asked: { readonly year: number; readonly asOf?: CivilDate; readonly unit?: string; readonly boundaries?: 'today' };
}

/** The figure of a report that the sheet beside it shows; a cell of a table names a figure that the report lists. */
export function subjectOf(report: Report, id: string, { restatements, asked }: Around): FigureSubject | undefined {
  const figure: ShownFigure | undefined = report.figures.find((each) => each.id === id);
  if (!figure) return undefined;
  const restatement = restatements.find((each) => each.figure === id);
  return {
    indicator: figure.indicator,
    ...asked,
    ...(figure.period !== undefined && { period: figure.period }),
    report: { genre: report.genre, figure, figures: report.figures, ...(report.boundaries && { boundaries: report.boundaries }), ...(restatement && { restatement }) },
  };
}
