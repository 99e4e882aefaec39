import type { Reply } from '#contract/route.ts';
import type { ROUTES } from '#contract/routes.ts';
import type { Text } from '../../ui/language.tsx';

export type Month = Reply<typeof ROUTES.monthlyReturns>;
export type MonthRow = Month['rows'][number];

/** 2026年2月. */
export function monthWords(month: string, t: Text): string {
  return t('returns.monthName', { year: month.slice(0, 4), month: t({ zh: String(Number(month.slice(5))), en: month.slice(5) }) });
}

const STATES = ['none', 'filling', 'submitted', 'locked'] as const;

/** How a return stands, in words; one that was sent back is told from one never sent. */
export function stateWords({ state, submittedOn }: Pick<MonthRow, 'state' | 'submittedOn'>, t: Text): string {
  const known = STATES.find((each) => each === state);
  if (known === 'filling' && submittedOn !== undefined) return t('returns.state.returned');
  return known ? t(`returns.state.${known}`) : state;
}

/** The light of a return: that of its clock, and locked once it is. */
export function lightOf({ state, case: file }: Pick<MonthRow, 'state' | 'case'>): string | undefined {
  return state === 'locked' ? 'done' : file?.light;
}

/** How many districts stand where. */
export function countsOf(rows: readonly MonthRow[]): { readonly all: number; readonly locked: number; readonly submitted: number; readonly filling: number; readonly late: number; readonly none: number } {
  const count = (state: string): number => rows.filter((row) => row.state === state).length;
  return { all: rows.length, locked: count('locked'), submitted: count('submitted'), filling: count('filling'), late: rows.filter((row) => row.state === 'filling' && row.late).length, none: count('none') };
}
