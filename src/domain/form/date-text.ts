import { type CivilDate, instantFrom, instantMs } from '../calendar/civil-date.ts';
import type { Language } from '../text.ts';

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const SHANGHAI_MS = 8 * 3_600_000;

/** A civil day as it is written: 2024年5月7日, 7 May 2024. */
export function dayText(day: CivilDate, language: Language): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return language === 'zh' ? `${year}年${month}月${date}日` : `${date} ${MONTHS[month - 1]} ${year}`;
}

/** An instant as the clock on a wall in Shanghai shows it (北京时间): `YYYY-MM-DD HH:MM`, with seconds and milliseconds only where they are not zero. */
export function shanghaiClock(instant: string): string {
  const iso = instantFrom(instantMs(instant) + SHANGHAI_MS);
  return iso.replace('T', ' ').replace('Z', '').replace(/\.000$/, '').replace(/^(\S+ \d\d:\d\d):00$/, '$1');
}

/** An instant to the minute in Shanghai: 2024年5月7日 14:30. */
export function instantText(instant: string, language: Language): string {
  const [day = '', time = ''] = shanghaiClock(instant).split(' ');
  return `${dayText(day, language)} ${time.slice(0, 5)}`;
}
