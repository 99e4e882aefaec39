import { addMonths } from '#domain/calendar/civil-date.ts';
import type { StatementValue } from '#domain/statement/read-statement.ts';
import type { Place } from './regions.ts';

/** A value with where and when it counts. */
export interface PlacedValue extends StatementValue {
  readonly amount: number;
  readonly place: Place;
  readonly month: string;
  readonly indicator: string;
  readonly header: string;
  readonly keptRole: string;
  readonly posted: boolean;
}

/** A month so many months later, YYYY-MM. */
export function shifted(month: string, by: number): string {
  return addMonths(`${month}-01`, by).slice(0, 7);
}
