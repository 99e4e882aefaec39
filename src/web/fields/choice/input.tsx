import { Select } from 'antd';
import type { ReactElement } from 'react';
import type { ChoiceField } from '#domain/form/index.ts';
import { useText } from '../../ui/language.tsx';
import type { InputProps } from '../field-ui.ts';

const FEW = 5;

/** So few choices stand side by side, one click each; more are a list. */
export function isFew(field: ChoiceField): boolean {
  return Object.keys(field.choices).length <= FEW;
}

export function ChoiceInput(props: InputProps<ChoiceField>): ReactElement {
  return isFew(props.field) ? <Radios {...props} /> : <Chooser {...props} />;
}

function Radios({ field, id, value, onChange, invalid }: InputProps<ChoiceField>): ReactElement {
  const t = useText();
  return (
    <span className="choices" id={id} data-invalid={invalid || undefined}>
      {Object.entries(field.choices).map(([key, label]) => (
        <label key={key} className="choice">
          <input type="radio" name={id} value={key} checked={value === key} onChange={() => onChange(key)} />
          {t(label)}
        </label>
      ))}
      {field.optional && value !== undefined && value !== '' && <button type="button" className="link-button" onClick={() => onChange(undefined)}>{t('field.clear')}</button>}
    </span>
  );
}

function Chooser({ field, id, value, onChange, invalid, describedBy }: InputProps<ChoiceField>): ReactElement {
  const t = useText();
  return (
    <Select
      id={id}
      className="chooser"
      showSearch={{ optionFilterProp: 'label' }}
      allowClear={field.optional === true}
      value={typeof value === 'string' && value !== '' ? value : null}
      onChange={(chosen) => onChange(chosen ?? undefined)}
      {...(invalid && { status: 'error' as const })}
      {...(describedBy !== undefined && { 'aria-describedby': describedBy })}
      placeholder={t('field.choose')}
      options={Object.entries(field.choices).map(([key, label]) => ({ value: key, label: t(label) }))}
    />
  );
}
