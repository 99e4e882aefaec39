import type { Reply } from '#contract/route.ts';
import type { ROUTES } from '#contract/routes.ts';
import { countVerdicts, type Verdict } from '#domain/report/draft/verdict.ts';
import { groupedText } from '../../ui/format.ts';
import type { FigureSubject } from '../indicators/subject.ts';

export type Checked = Reply<typeof ROUTES.checkFigures>;
export type CheckedFigure = Checked['figures'][number];

/** What a draft is checked against. */
export interface DraftAsked {
  readonly year: number;
  readonly asOf?: string;
  readonly genre?: string;
}

/** Told by its shape as well as its colour. */
export const SIGNS: Readonly<Record<Verdict, string>> = { differs: '✗', 'out-of-date': '↺', ambiguous: '?', 'no-indicator': '–', agrees: '✓' };

export type Shown = Verdict | 'all';

/** How many figures each filter shows. */
export function shownCounts(figures: readonly CheckedFigure[]): Readonly<Record<Shown, number>> {
  return { ...countVerdicts(figures), all: figures.length };
}

export function isShown({ verdict }: Pick<CheckedFigure, 'verdict'>, shown: Shown): boolean {
  return shown === 'all' || verdict === shown;
}

/** The fact with its measure word; a phrase that says its own (同比增长17.9%) and one without data get none. */
export function factWords({ factText, measure = '' }: Pick<CheckedFigure, 'factText' | 'measure'>): string {
  return /^-?\d/.test(factText) ? groupedText(factText) + measure : factText;
}

/** What the sheet beside a checked figure is about: its indicator over the days that the fact covers. */
export function subjectOfChecked({ indicator, period }: CheckedFigure, { year, asOf }: Pick<Checked, 'year' | 'asOf'>): FigureSubject | undefined {
  return indicator === null ? undefined : { indicator, year, asOf, ...(period !== undefined && { period }) };
}
