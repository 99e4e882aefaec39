import { type ReactElement, useState } from 'react';
import { useText } from '../../ui/language.tsx';

interface Props {
  readonly name: string;
  readonly password: string;
  onDone(): void;
}

/** A one-time password, shown once and kept nowhere. */
export function OneTimePassword({ name, password, onDone }: Props): ReactElement {
  const t = useText();
  const [copied, setCopied] = useState(false);
  const copy = (): void => void navigator.clipboard?.writeText(password).then(() => setCopied(true));
  return (
    <>
      <p>{t('people.passwordOf', { name })}</p>
      <p className="one-time-password"><code>{password}</code></p>
      <p className="notice">{t('people.passwordOnce')}</p>
      <div className="form-end">
        <button type="button" className="button button-primary" onClick={onDone}>{t('people.passwordTaken')}</button>
        <button type="button" className="button" onClick={copy}>{t(copied ? 'people.copied' : 'people.copy')}</button>
      </div>
    </>
  );
}
