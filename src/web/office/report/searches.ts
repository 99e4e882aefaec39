import type { CivilDate } from '#domain/calendar/civil-date.ts';
import { scopeSearch } from '../indicators/searches.ts';

/** What the address bar holds of a report. */
export interface ReportSearch {
  readonly year?: number;
  readonly asOf?: CivilDate;
  readonly unit?: string;
  readonly boundaries?: 'today';
  /** The figure open beside the page. */
  readonly figure?: string;
}

type Given = Readonly<Record<string, unknown>>;

function figureIn({ figure }: Given): { figure?: string } {
  return typeof figure === 'string' && figure !== '' ? { figure } : {};
}

export function reportSearch(given: Given): ReportSearch {
  const { district: _, ...scope } = scopeSearch(given);
  return { ...scope, ...figureIn(given) };
}

export function editionSearch(given: Given): Pick<ReportSearch, 'figure'> {
  return figureIn(given);
}

