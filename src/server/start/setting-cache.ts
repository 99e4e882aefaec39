import { workingDayCalendar } from '#domain/calendar/working-days.ts';
import { civilDateAt } from '#domain/calendar/civil-date.ts';
import type { Catalog } from '#domain/catalog/catalog.ts';
import { ProblemError, problem } from '#domain/errors.ts';
import { type RuleOverride, ruleSet, withSettings } from '#domain/rule/rule-set.ts';
import type { RuleValue } from '#domain/rule/rule.ts';
import type { Database } from '../database/database.ts';
import { findOrganisation, type Organisation } from '../organisation/organisation.ts';
import type { Setting } from '../store/setting.ts';

/** How long another server's change of settings or people may go unnoticed. */
const FRESH_MILLIS = 2_000;

/** What every request needs of settings and people, read once in a while instead of on each. */
export interface SettingCache {
  setting(): Promise<Setting>;
  organisation(): Promise<Organisation>;
  refresh(): void;
}

interface Kept<T> {
  readonly value: Promise<T>;
  readonly readAt: number;
}

/** Reads again after two seconds or a refresh; callers that come together share one reading, a failed one is not kept. */
function kept<T>(read: () => Promise<T>): { get(): Promise<T>; forget(): void } {
  let current: Kept<T> | undefined;
  return {
    get() {
      if (current && performance.now() - current.readAt < FRESH_MILLIS) return current.value;
      const next: Kept<T> = { value: read(), readAt: performance.now() };
      current = next;
      next.value.catch(() => {
        if (current === next) current = undefined;
      });
      return next.value;
    },
    forget: () => (current = undefined),
  };
}

async function overridesOf(database: Database): Promise<RuleOverride[]> {
  const rows = await database.kysely.selectFrom('rule_setting').selectAll().orderBy('id').execute();
  return rows.map((row) => ({ ruleId: row.rule, from: row.valid_from, params: row.params as Readonly<Record<string, RuleValue>>, basis: { zh: row.basis, en: row.basis } }));
}

async function readSetting(database: Database, catalog: Catalog, now: () => Date): Promise<Setting> {
  const years = await database.kysely.selectFrom('calendar_year').select(['year', 'published', 'holidays', 'workdays', 'source']).execute();
  const rules = withSettings(ruleSet(catalog.rules), await overridesOf(database));
  return { catalog, rules, calendar: workingDayCalendar(years), now: () => now().toISOString(), today: () => civilDateAt(now().toISOString()) };
}

async function readOrganisation(database: Database, now: () => Date, where: string): Promise<Organisation> {
  const found = await findOrganisation(database.kysely, civilDateAt(now().toISOString()));
  if (!found) throw new ProblemError(problem('no-bureau', { where }));
  return found;
}

/** Settings and people of the bureau in `where`, read by need. */
export function settingCache(database: Database, catalog: Catalog, now: () => Date, where: string): SettingCache {
  const setting = kept(() => readSetting(database, catalog, now));
  const organisation = kept(() => readOrganisation(database, now, where));
  return {
    setting: () => setting.get(),
    organisation: () => organisation.get(),
    refresh() {
      setting.forget();
      organisation.forget();
    },
  };
}
