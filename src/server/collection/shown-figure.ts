import type { ReportFigure } from '#domain/report/compose.ts';
import { NO_DATA } from '#domain/report/figure-text.ts';

/** A figure as lists beside a section show it: a phrase that says its measure already (同比增长17.9%) and one without data get none. */
export function shownFigure({ name, text, measure }: Pick<ReportFigure, 'name' | 'text' | 'measure'>): { readonly name: string; readonly text: string; readonly measure: string } {
  const isWhole = text === NO_DATA || !/^[-\d]/.test(text);
  return { name, text, measure: isWhole ? '' : measure };
}
