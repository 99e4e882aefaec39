import type { CivilDate } from '#domain/calendar/civil-date.ts';
import { readSetting, writeSetting } from '../../ui/settings.ts';

const SETTING = 'figures.year';

/** The year to show: the one asked for, else the one looked at last on this device, else this year. */
export function shownYear(asked: number | undefined, today: CivilDate): number {
  const remembered = Number(readSetting(SETTING));
  return asked ?? (remembered > 1900 ? remembered : Number(today.slice(0, 4)));
}

export function rememberYear(year: number): void {
  writeSetting(SETTING, String(year));
}
