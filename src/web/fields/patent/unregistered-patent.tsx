import { type KeyboardEvent, type ReactElement, useEffect, useId, useRef, useState } from 'react';
import type { PatentReference } from '#domain/form/index.ts';
import { useText } from '../../ui/language.tsx';
import { unregistered } from './by-number.ts';

interface Props {
  /** The application number, in its normal spelling. */
  readonly number: string;
  onUse(reference: PatentReference): void;
  onCancel(): void;
}

/** For a patent that the register does not hold: its number, and the title as printed. */
export function UnregisteredPatent({ number, onUse, onCancel }: Props): ReactElement {
  const t = useText();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [title, setTitle] = useState('');
  useEffect(() => input.current?.focus(), []);
  const use = (): void => {
    if (title.trim() !== '') onUse(unregistered(number, title.trim()));
  };
  const onEnter = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter') return;
    // The form around it must not be sent.
    event.preventDefault();
    use();
  };
  return (
    <fieldset className="nested-form">
      <legend>{t('field.patent.unregistered', { number })}</legend>
      <label htmlFor={id}>{t('field.patent.title')}</label>
      <input id={id} ref={input} type="text" className="text-input" value={title} maxLength={500} onChange={(event) => setTitle(event.target.value)} onKeyDown={onEnter} />
      <p className="form-end">
        <button type="button" className="button" disabled={title.trim() === ''} onClick={use}>{t('field.patent.use')}</button>
        <button type="button" className="button" onClick={onCancel}>{t('common.cancel')}</button>
      </p>
    </fieldset>
  );
}
