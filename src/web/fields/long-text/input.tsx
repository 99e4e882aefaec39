import type { ReactElement } from 'react';
import type { LongTextField } from '#domain/form/index.ts';
import { useText } from '../../ui/language.tsx';
import type { InputProps } from '../field-ui.ts';
import { typedText } from '../text-box.tsx';

const NEAR = 0.9;

/** Grows with what is typed; tells how much room is left when it becomes scarce. */
export function LongTextInput({ field, id, value, onChange, invalid, describedBy }: InputProps<LongTextField>): ReactElement {
  const t = useText();
  const text = typedText(value);
  return (
    <>
      <textarea
        id={id}
        className="text-input text-area"
        rows={3}
        value={text}
        onChange={(event) => onChange(event.target.value)}
        aria-invalid={invalid || undefined}
        aria-describedby={describedBy}
      />
      {text.length > field.maxLength * NEAR && <span className="field-note">{t('field.room', { n: text.length, max: field.maxLength })}</span>}
    </>
  );
}
