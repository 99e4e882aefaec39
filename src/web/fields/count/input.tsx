import type { ReactElement } from 'react';
import type { CountField } from '#domain/form/index.ts';
import { useText } from '../../ui/language.tsx';
import type { InputProps } from '../field-ui.ts';
import { TextBox } from '../text-box.tsx';

/** A whole number with its measure word behind it. */
export function CountInput({ field, ...props }: InputProps<CountField>): ReactElement {
  const t = useText();
  return (
    <span className="with-measure">
      <TextBox {...props} inputMode="numeric" className="number-input" />
      <span className="measure">{t(field.measure)}</span>
    </span>
  );
}
