import type { ReactElement } from 'react';
import { type ExternalNumberField, FIELD_TYPES } from '#domain/form/index.ts';
import type { InputProps } from '../field-ui.ts';
import { TextBox } from '../text-box.tsx';

const EXAMPLES = {
  'market-12315': '1320100002026010112345678',
  court: '（2026）津03民初123号',
  'national-registration': 'Y2026980012345',
  other: '',
} as const satisfies Record<ExternalNumberField['system'], string>;

/** A number of another body, put into its one spelling on leaving. */
export function ExternalNumberInput({ field, value, onChange, ...props }: InputProps<ExternalNumberField>): ReactElement {
  const settle = (): void => {
    const checked = FIELD_TYPES['external-number'].check(field, value);
    if (checked.ok) onChange(checked.value);
  };
  return <TextBox {...props} value={value} onChange={onChange} placeholder={EXAMPLES[field.system]} onBlur={settle} />;
}
