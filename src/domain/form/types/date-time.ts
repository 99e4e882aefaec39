import { civilDateAt, instantFrom, instantMs, isCivilDate, startInstantOf } from '../../calendar/civil-date.ts';
import { success } from '../../errors.ts';
import { cellText } from '../clean-text.ts';
import { instantText, shanghaiClock } from '../date-text.ts';
import type { CheckContext, Checked, Field, FieldOptions, FieldType } from '../field.ts';
import { refuse, refuseForm } from '../refusal.ts';
import { parseDay } from './date.ts';

/** An instant (时刻): stored in UTC with milliseconds, typed and shown in Beijing time. */
export interface DateTimeField extends Field<string> {
  readonly kind: 'date-time';
  /** Refuses instants on days after today, where the check is told today. */
  readonly notAfterToday?: boolean;
}

export function dateTime(options: FieldOptions & { readonly notAfterToday?: boolean }): DateTimeField {
  return { kind: 'date-time', ...options };
}

const ISO = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-](0\d|1[0-4]):[0-5]\d)$/;
const CLOCK = /^(.{8,11}?)[ T](\d{1,2}):(\d{2})(?::(\d{2})(\.\d{1,3})?)?$/;
const FIRST = '1900-01-01';
const FIRST_MS = instantMs(startInstantOf(FIRST));
const END_MS = instantMs(startInstantOf('2200-01-01'));

/** A wall clock in Shanghai, `2024-05-07 14:30`, written as an ISO instant; not a real one when the text was none. */
function fromClock(typed: string): string {
  const [, day = '', hour = '', minute = '', second = '00', fraction = ''] = CLOCK.exec(typed) ?? [];
  return `${parseDay(day) ?? ''}T${hour.padStart(2, '0')}:${minute}:${second}${fraction}+08:00`;
}

function parseInstant(input: string): string | undefined {
  if (input.length > 60) return undefined;
  const typed = input.normalize('NFKC').trim();
  const iso = ISO.test(typed) ? typed : fromClock(typed);
  if (!isCivilDate(ISO.exec(iso)?.[1])) return undefined;
  const ms = instantMs(iso);
  return ms >= FIRST_MS && ms < END_MS ? instantFrom(ms) : undefined;
}

function check(field: DateTimeField, input: unknown, context?: CheckContext): Checked<string> {
  const instant = typeof input === 'string' ? parseInstant(input) : undefined;
  if (instant === undefined) return refuseForm(field, '日期和时间，如 2024-05-07 14:30', 'a date and time such as 2024-05-07 14:30');
  const last = field.notAfterToday ? context?.today : undefined;
  return last && civilDateAt(instant) > last ? refuse(field, 'out-of-range', { min: FIRST, max: last }) : success(instant);
}

export const dateTimeType: FieldType<DateTimeField, string> = {
  name: { zh: '日期时间', en: 'date and time' },
  schema: () => ({ type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z$' }),
  check,
  text: (_, value, language) => instantText(value, language),
  format: () => ({ kind: 'text', width: 18 }),
  toCell: (_, value) => shanghaiClock(value),
  fromCell: (_, cell) => cellText(cell),
  search: (_, value) => [{ date: civilDateAt(value) }],
};
