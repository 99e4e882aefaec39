import type { ReactElement } from 'react';
import type { YesNoField } from '#domain/form/types/yes-no.ts';
import { useText } from '../../ui/language.tsx';
import type { InputProps } from '../field-ui.ts';

export function YesNoInput({ field, id, value, onChange, invalid }: InputProps<YesNoField>): ReactElement {
  const t = useText();
  return (
    <span className="choices" id={id} data-invalid={invalid || undefined}>
      {([true, false] as const).map((each) => (
        <label key={String(each)} className="choice">
          <input type="radio" name={id} checked={value === each} onChange={() => onChange(each)} />
          {t(each ? 'common.yes' : 'common.no')}
        </label>
      ))}
      {field.optional && typeof value === 'boolean' && <button type="button" className="link-button" onClick={() => onChange(undefined)}>{t('field.clear')}</button>}
    </span>
  );
}
