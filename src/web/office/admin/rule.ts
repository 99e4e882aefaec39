import type { Reply } from '#contract/route.ts';
import type { ROUTES } from '#contract/routes.ts';
import type { CivilDate } from '#domain/calendar/civil-date.ts';

export type Rule = Reply<typeof ROUTES.rules>['rules'][number];
export type Version = Rule['versions'][number];

/** The version in force on a day; the last one where none is. */
export function versionOn(rule: Rule, day: CivilDate): Version | undefined {
  return rule.versions.find(({ from, to }) => from <= day && (to === undefined || day <= to)) ?? rule.versions.at(-1);
}
