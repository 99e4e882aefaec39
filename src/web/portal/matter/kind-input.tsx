import type { ReactElement } from 'react';
import { useText } from '../../ui/language.tsx';

const KINDS = ['inquiry', 'report', 'complaint'] as const;

interface Props {
  readonly value: unknown;
  readonly invalid: boolean;
  onChange(kind: string): void;
}

/** Large choices in plain words, the term of law in brackets. */
export function KindInput({ value, invalid, onChange }: Props): ReactElement {
  const t = useText();
  return (
    <fieldset className="kinds" data-invalid={invalid || undefined}>
      <legend className="sr-only">{t('step.kind')}</legend>
      {KINDS.map((kind) => (
        <label key={kind} className="kind">
          <input type="radio" name="kind" value={kind} checked={value === kind} onChange={() => onChange(kind)} />
          <strong>{t(`kind.${kind}`)}</strong>
          <span>{t(`kind.${kind}Text`)}</span>
        </label>
      ))}
    </fieldset>
  );
}
