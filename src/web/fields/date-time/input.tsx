import type { ReactElement } from 'react';
import { shanghaiClock } from '#domain/form/date-text.ts';
import { type DateTimeField, FIELD_TYPES } from '#domain/form/index.ts';
import { useText } from '../../ui/language.tsx';
import type { InputProps } from '../field-ui.ts';
import { NativePicker } from '../native-picker.tsx';
import { TextBox } from '../text-box.tsx';

/** An instant as the clock on the wall shows it: stored values come back in Beijing time. */
function typedClock(value: unknown): unknown {
  return typeof value === 'string' && value.endsWith('Z') ? shanghaiClock(value).slice(0, 16) : value;
}

export function DateTimeInput({ field, value, onChange, ...props }: InputProps<DateTimeField>): ReactElement {
  const t = useText();
  const checked = FIELD_TYPES['date-time'].check(field, value);
  const clock = checked.ok ? shanghaiClock(checked.value).slice(0, 16) : '';
  return (
    <span className="with-picker">
      <TextBox {...props} value={typedClock(value)} onChange={onChange} className="instant-input" placeholder={t('field.instantExample')} onBlur={() => clock !== '' && onChange(clock)} />
      <NativePicker type="datetime-local" value={clock.replace(' ', 'T')} onPick={(picked) => onChange(picked.replace('T', ' '))} />
    </span>
  );
}
