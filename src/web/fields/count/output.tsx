import type { ReactElement } from 'react';
import type { CountField } from '#domain/form/index.ts';
import { group } from '#domain/form/number-text.ts';
import { useText } from '../../ui/language.tsx';
import type { OutputProps } from '../field-ui.ts';
import { Measured } from '../measured.tsx';

export function CountOutput({ field, value }: OutputProps<CountField>): ReactElement {
  const t = useText();
  return <Measured figure={group(Number(value))} measure={t(field.measure)} />;
}
