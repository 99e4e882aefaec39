import type { CaseType } from '#domain/case/case-type.ts';
import type { CivilDate } from '#domain/calendar/civil-date.ts';
import type { Values } from '#domain/form/index.ts';

/** What a new entry begins with: the day of the work is most often today. */
export function startValues(type: CaseType, today: CivilDate): Values {
  const day = type.opening.dayFrom;
  return day !== undefined && type.fields[day]?.kind === 'date' ? { [day]: today } : {};
}
