/** Which year of the calendar is shown. */
export interface CalendarSearch {
  readonly year?: number;
}

export function calendarSearch(given: Readonly<Record<string, unknown>>): CalendarSearch {
  const year = Number(given['year']);
  return Number.isInteger(year) && year >= 1950 && year <= 2200 ? { year } : {};
}
