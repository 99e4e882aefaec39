import type { CivilDate } from '#domain/calendar/civil-date.ts';
import { instantText } from '#domain/form/date-text.ts';
import { group } from '#domain/form/number-text.ts';
import type { Language } from '#domain/text.ts';

/** A number with its thousands grouped. */
export function grouped(value: number): string {
  return group(value);
}

/** A day in a table: always ten figures, so that columns line up. */
export function dayCell(day: CivilDate | undefined): string {
  return day ?? '';
}

/** An instant in words in Beijing time: 2026年1月5日 09:30. */
export function instantWords(instant: string, language: Language): string {
  return instantText(instant, language);
}

const SHANGHAI_MS = 8 * 3_600_000;

/** An instant in a table: `01-05 09:30`, in Beijing time. */
export function instantCell(instant: string): string {
  return new Date(Date.parse(instant) + SHANGHAI_MS).toISOString().slice(5, 16).replace('T', ' ');
}

/** A figure's text with its thousands grouped; words and figures in 万 stay as they are. */
export function groupedText(text: string): string {
  return /^-?\d{4,}(\.\d+)?$/.test(text) ? group(text) : text;
}
