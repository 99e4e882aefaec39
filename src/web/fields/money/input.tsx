import type { ReactElement } from 'react';
import type { MoneyField } from '#domain/form/index.ts';
import { useText } from '../../ui/language.tsx';
import type { InputProps } from '../field-ui.ts';
import { TextBox } from '../text-box.tsx';
import { amountHint, typedYuan } from './hint.ts';

/** Typed in yuan, also `3万` and `25.37亿`; says what a large amount means. */
export function MoneyInput({ field, value, ...props }: InputProps<MoneyField>): ReactElement {
  const t = useText();
  const hint = amountHint(field, value);
  return (
    <span className="with-measure">
      <TextBox {...props} value={typedYuan(value)} inputMode="decimal" className="number-input" />
      <span className="measure">{t('field.yuan')}</span>
      <span className="field-note" aria-live="polite">{hint && `= ${hint}`}</span>
    </span>
  );
}
