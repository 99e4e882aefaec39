import type { ReactElement } from 'react';
import type { MoneyField } from '#domain/form/index.ts';
import { yuan } from '#domain/form/number-text.ts';
import { useText } from '../../ui/language.tsx';
import type { OutputProps } from '../field-ui.ts';
import { Measured } from '../measured.tsx';
import { saidAmount } from './hint.ts';

/** Yuan, the amount in 万 or 亿 on hover. */
export function MoneyOutput({ value }: OutputProps<MoneyField>): ReactElement {
  const t = useText();
  return <span title={saidAmount(Number(value))}><Measured figure={yuan(Number(value))} measure={t('field.yuan')} /></span>;
}
