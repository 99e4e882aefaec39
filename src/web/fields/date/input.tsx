import type { ReactElement } from 'react';
import { type DateField, FIELD_TYPES } from '#domain/form/index.ts';
import { useText } from '../../ui/language.tsx';
import type { InputProps } from '../field-ui.ts';
import { NativePicker } from '../native-picker.tsx';
import { TextBox } from '../text-box.tsx';

/** A day in any usual spelling, put into `YYYY-MM-DD` on leaving; or from the calendar. */
export function DateInput({ field, value, onChange, ...props }: InputProps<DateField>): ReactElement {
  const t = useText();
  const checked = FIELD_TYPES.date.check(field, value);
  const day = checked.ok ? checked.value : '';
  return (
    <span className="with-picker">
      <TextBox {...props} value={value} onChange={onChange} className="day-input" inputMode="numeric" placeholder={t('field.dayExample')} onBlur={() => day !== '' && onChange(day)} />
      <NativePicker type="date" value={day} onPick={onChange} />
    </span>
  );
}
