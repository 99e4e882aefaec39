import type { ReactElement } from 'react';
import type { NumberField } from '#domain/form/types/number.ts';
import { useText } from '../../ui/language.tsx';
import type { InputProps } from '../field-ui.ts';
import { TextBox } from '../text-box.tsx';

export function NumberInput({ field, ...props }: InputProps<NumberField>): ReactElement {
  const t = useText();
  return (
    <span className="with-measure">
      <TextBox {...props} inputMode="decimal" className="number-input" />
      {field.unit && <span className="measure">{t(field.unit)}</span>}
    </span>
  );
}
