import type { Reply } from '#contract/route.ts';
import { ROUTES } from '#contract/routes.ts';
import type { CivilDate } from '#domain/calendar/civil-date.ts';
import { client, queryClient } from '../../api/api.ts';
import { readSetting, writeSetting } from '../../ui/settings.ts';

type Years = Reply<typeof ROUTES.years>;

const SETTING = 'figures.year';
const KEY = [ROUTES.years.id, {}, {}] as const;

/** Asks once which years have records, before a page of figures is shown; whoever may not know goes on without. */
export async function learnYears(): Promise<void> {
  await queryClient.ensureQueryData({ queryKey: KEY, queryFn: () => client.call(ROUTES.years), staleTime: 10 * 60_000 }).catch(() => undefined);
}

function known(): Years | undefined {
  return queryClient.getQueryData<Years>(KEY);
}

/** The year to show: the one asked for, else the one looked at last on this device, else the last full one (首次打开时). */
export function shownYear(asked: number | undefined, today: CivilDate): number {
  const remembered = Number(readSetting(SETTING));
  return asked ?? (remembered > 1900 ? remembered : (known()?.usual ?? Number(today.slice(0, 4))));
}

export function rememberYear(year: number): void {
  writeSetting(SETTING, String(year));
}

/** The years one may look at, newest first: those with records, this one and the chosen one. */
export function yearChoices(today: CivilDate, chosen: number): readonly number[] {
  return [...new Set([Number(today.slice(0, 4)), chosen, ...(known()?.years ?? [])])].sort((a, b) => b - a);
}
