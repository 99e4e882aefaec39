import type { CivilDate } from '#domain/calendar/civil-date.ts';
import type { WorkingDayCalendar } from '#domain/calendar/working-days.ts';
import type { ClockSetting } from '#domain/case/clocks.ts';
import type { Catalog } from '#domain/catalog/catalog.ts';
import type { RuleSet } from '#domain/rule/rule-set.ts';

/** What the operations work by: the catalogue, the rules with the bureau's settings, the working days, and the time. */
export interface Setting {
  readonly catalog: Catalog;
  readonly rules: RuleSet;
  readonly calendar: WorkingDayCalendar;
  /** The instant now, ISO UTC. */
  now(): string;
  /** The civil day now, in Asia/Shanghai. */
  today(): CivilDate;
}

export function clockSetting({ rules, calendar, today }: Setting): ClockSetting {
  return { rules, calendar, today: today() };
}
