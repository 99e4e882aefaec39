import { type CivilDate, isCivilDate } from '#domain/calendar/civil-date.ts';

/** What the address bar holds of the targets. */
export interface TargetsSearch {
  readonly year?: number;
  readonly asOf?: CivilDate;
  readonly owner?: string;
  /** The figure open beside the page, as `indicator@period@district`. */
  readonly figure?: string;
  /** The target whose history is open beside the page. */
  readonly target?: string;
}

export function targetsSearch({ year, asOf, owner, figure, target }: Readonly<Record<string, unknown>>): TargetsSearch {
  const texts = Object.entries({ owner, figure, target }).filter(([, value]) => typeof value === 'string' && value !== '');
  return { ...(typeof year === 'number' && Number.isInteger(year) && { year }), ...(isCivilDate(asOf) && { asOf }), ...Object.fromEntries(texts) };
}
