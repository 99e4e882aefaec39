import { type CivilDate, isCivilDate } from '#domain/calendar/civil-date.ts';

/** What a figure is asked for: a year up to a day, for a part of the bureau or the city. */
export interface ScopeSearch {
  readonly year?: number;
  readonly asOf?: CivilDate;
  readonly unit?: string;
  readonly district?: string;
  /** Today's boundaries of units and districts; without it those of then. */
  readonly boundaries?: 'today';
}

/** What the address bar holds of the indicators. */
export interface IndicatorsSearch extends ScopeSearch {
  readonly q?: string;
  readonly owner?: string;
  /** The figure open beside the page, as `indicator` or `indicator@period` or `indicator@period@district`. */
  readonly figure?: string;
  /** The register's entries open beside the page, as `part`, `part@district` or `part@district@owner`. */
  readonly entries?: string;
}

type Given = Readonly<Record<string, unknown>>;

function text<K extends string>(given: Given, name: K): { [N in K]?: string } {
  const value = given[name];
  const isText = (typeof value === 'string' && value !== '') || typeof value === 'number';
  return (isText ? { [name]: String(value) } : {}) as { [N in K]?: string };
}

function yearIn(given: Given): Pick<ScopeSearch, 'year'> {
  const year = Number(given['year']);
  return Number.isInteger(year) && year >= 1900 && year <= 2999 ? { year } : {};
}

/** Takes from the address what a scope knows; a day outside its year is left out. */
export function scopeSearch(given: Given): ScopeSearch {
  const { year } = yearIn(given);
  const { asOf } = given;
  const isWithin = isCivilDate(asOf) && (year === undefined || asOf.startsWith(`${year}-`));
  return { ...(year !== undefined && { year }), ...(isWithin && { asOf }), ...text(given, 'unit'), ...text(given, 'district'), ...(given['boundaries'] === 'today' && { boundaries: 'today' as const }) };
}

export function indicatorsSearch(given: Given): IndicatorsSearch {
  return { ...scopeSearch(given), ...text(given, 'q'), ...text(given, 'owner'), ...text(given, 'figure'), ...text(given, 'entries') };
}

/** The scope alone, without its year. */
export function scopeOf({ asOf, unit, district, boundaries }: ScopeSearch): Omit<ScopeSearch, 'year'> {
  return { ...(boundaries && { boundaries }), ...(asOf !== undefined && { asOf }), ...(unit !== undefined && { unit }), ...(district !== undefined && { district }) };
}
