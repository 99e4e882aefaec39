import { type ReactElement, useRef } from 'react';
import { useText } from '../ui/language.tsx';

interface Props {
  readonly type: 'date' | 'datetime-local';
  /** What the calendar starts from, as the native input writes it. */
  readonly value: string;
  onPick(value: string): void;
}

/** The browser's own calendar behind a button, beside a box that takes any spelling. */
export function NativePicker({ type, value, onPick }: Props): ReactElement {
  const t = useText();
  const input = useRef<HTMLInputElement>(null);
  return (
    <span className="native-picker">
      <button type="button" className="plain-button" aria-label={t('field.openCalendar')} title={t('field.openCalendar')} onClick={() => input.current?.showPicker()}>
        <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" fill="none" stroke="currentColor"><path d="M2.5 3.5h11v10h-11zM2.5 6.5h11M5.5 1.5v3M10.5 1.5v3" /></svg>
      </button>
      <input ref={input} type={type} value={value} tabIndex={-1} aria-hidden="true" onChange={(event) => event.target.value !== '' && onPick(event.target.value)} />
    </span>
  );
}
