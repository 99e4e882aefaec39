import type { Indicator } from '#domain/indicator/indicator.ts';
import { CUMULATIVE_INDICATORS, STATEMENT_INDICATORS } from './statement-indicators.ts';

/** What a district may be asked for (月报填报指标): figures that no ledger of this system knows. */
export const ASKED_INDICATORS: readonly Indicator[] = STATEMENT_INDICATORS;

export const ASKED_CHOICES = Object.fromEntries(ASKED_INDICATORS.map(({ id, name }) => [id, name]));

/** What the ledgers know of a district and nobody types (台账已有): shown with its rows for the district to look through. */
export const LEDGER_INDICATORS: readonly string[] = [
  'visits', 'visited-enterprises', 'problems-raised', 'problems-solved', 'training-sessions', 'training-attendances',
  'hotline-items', 'pledge-registrations', 'pledge-amount',
];

const CUMULATIVE: ReadonlySet<string> = new Set(CUMULATIVE_INDICATORS.map(({ id }) => id));

/** Whether a district gives it since January (本年累计); else as the level at the end of the month (月末数). */
export function isCumulative(indicator: string): boolean {
  return CUMULATIVE.has(indicator);
}
