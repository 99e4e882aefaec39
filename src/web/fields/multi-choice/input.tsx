import type { ReactElement } from 'react';
import type { MultiChoiceField } from '#domain/form/index.ts';
import { useText } from '../../ui/language.tsx';
import type { InputProps } from '../field-ui.ts';

export function MultiChoiceInput({ field, id, value, onChange, invalid }: InputProps<MultiChoiceField>): ReactElement {
  const t = useText();
  const chosen: readonly unknown[] = Array.isArray(value) ? value : [];
  const turn = (key: string, on: boolean): void => onChange(Object.keys(field.choices).filter((each) => (each === key ? on : chosen.includes(each))));
  return (
    <span className="choices" id={id}>
      {Object.entries(field.choices).map(([key, label]) => (
        <label key={key} className="choice">
          <input type="checkbox" checked={chosen.includes(key)} onChange={(event) => turn(key, event.target.checked)} aria-invalid={invalid || undefined} />
          {t(label)}
        </label>
      ))}
    </span>
  );
}
