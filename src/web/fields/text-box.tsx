import type { HTMLInputAutoCompleteAttribute, HTMLAttributes, ReactElement } from 'react';
import type { InputProps } from './field-ui.ts';

export interface TextBoxProps extends Pick<InputProps, 'id' | 'value' | 'onChange' | 'invalid' | 'describedBy'> {
  readonly inputMode?: HTMLAttributes<HTMLInputElement>['inputMode'];
  readonly placeholder?: string | undefined;
  readonly className?: string;
  readonly autoComplete?: HTMLInputAutoCompleteAttribute;
  onBlur?(): void;
}

/** What was typed as text; a stored number as its digits. */
export function typedText(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** One line to type in. */
export function TextBox({ id, value, onChange, invalid, describedBy, className = '', autoComplete = 'off', inputMode, placeholder, onBlur }: TextBoxProps): ReactElement {
  return (
    <input
      type="text"
      id={id}
      className={`text-input ${className}`}
      value={typedText(value)}
      onChange={(event) => onChange(event.target.value)}
      aria-invalid={invalid || undefined}
      aria-describedby={describedBy}
      autoComplete={autoComplete}
      inputMode={inputMode}
      placeholder={placeholder}
      onBlur={onBlur}
    />
  );
}
