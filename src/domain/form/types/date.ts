import { addDays, type CivilDate, earlier, isCivilDate } from '../../calendar/civil-date.ts';
import { success } from '../../errors.ts';
import { cellText } from '../clean-text.ts';
import { dayText } from '../date-text.ts';
import type { CheckContext, Checked, Field, FieldOptions, FieldType } from '../field.ts';
import { refuse, refuseForm } from '../refusal.ts';

/** A civil day (日期). */
export interface DateField extends Field<CivilDate> {
  readonly kind: 'date';
  /** First and last day allowed. */
  readonly min: CivilDate;
  readonly max: CivilDate;
  /** Refuses days after today, where the check is told today. */
  readonly notAfterToday?: boolean;
}

type DateOptions = FieldOptions & { readonly min?: CivilDate; readonly max?: CivilDate; readonly notAfterToday?: boolean };

/** A day from `min` (1900-01-01) to `max` (2199-12-31). */
export function date({ min = '1900-01-01', max = '2199-12-31', ...options }: DateOptions): DateField {
  return { kind: 'date', ...options, min, max };
}

const TYPED = /^(\d{4})(?:-|\/|\.|年)(\d{1,2})(?:-|\/|\.|月)(\d{1,2})日?(?: 0{1,2}:00(?::00)?)?$/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/;
/** What a spreadsheet counts its days from; its serials of the years 1927 to 2119 have five digits. */
const SPREADSHEET_ORIGIN = '1899-12-30';

/** The day that a person typed: 2024-05-07, 2024/5/7, 2024.5.7, 2024年5月7日, 20240507. Undefined when there is no such day. */
export function parseDay(typed: string): CivilDate | undefined {
  if (typed.length > 40) return undefined;
  const plain = typed.normalize('NFKC').trim();
  const [, year = '', month = '', day = ''] = TYPED.exec(plain) ?? COMPACT.exec(plain) ?? [];
  const found = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isCivilDate(found) ? found : undefined;
}

function check(field: DateField, input: unknown, context?: CheckContext): Checked<CivilDate> {
  const day = typeof input === 'string' ? parseDay(input) : undefined;
  if (day === undefined) return refuseForm(field, '日期，如 2024-05-07', 'a date such as 2024-05-07');
  const last = field.notAfterToday && context?.today ? earlier(field.max, context.today) : field.max;
  return day >= field.min && day <= last ? success(day) : refuse(field, 'out-of-range', { min: field.min, max: last });
}

function fromCell(cell: string): string | undefined {
  const typed = cellText(cell);
  return typed && /^[1-7]\d{4}$/.test(typed) ? addDays(SPREADSHEET_ORIGIN, Number(typed)) : typed;
}

export const dateType: FieldType<DateField, CivilDate> = {
  narrowedBy: 'span',
  name: { zh: '日期', en: 'date' },
  schema: () => ({ type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' }),
  check,
  text: (_, value, language) => dayText(value, language),
  format: () => ({ kind: 'date', width: 12 }),
  toCell: (_, value) => value,
  fromCell: (_, cell) => fromCell(cell),
  search: (_, value) => [{ date: value }],
};
