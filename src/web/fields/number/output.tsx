import type { ReactElement } from 'react';
import { decimal, group } from '#domain/form/number-text.ts';
import type { NumberField } from '#domain/form/types/number.ts';
import { useText } from '../../ui/language.tsx';
import type { OutputProps } from '../field-ui.ts';
import { Measured } from '../measured.tsx';

export function NumberOutput({ field, value }: OutputProps<NumberField>): ReactElement {
  const t = useText();
  return <Measured figure={group(decimal(Number(value), field.decimals))} measure={field.unit ? t(field.unit) : ''} />;
}
