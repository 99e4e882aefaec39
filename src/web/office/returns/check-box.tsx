import { Button } from 'antd';
import { type ReactElement, useId, useState } from 'react';
import { useText } from '../../ui/language.tsx';

interface CheckProps {
  readonly busy: boolean;
  onLock(finding: string): void;
  onSendBack(reason: string): void;
}

/** What the statistics post does with a return that was sent: lock it, or send it back with a reason. */
export function CheckBox({ busy, onLock, onSendBack }: CheckProps): ReactElement {
  const t = useText();
  const id = useId();
  const [words, setWords] = useState('');
  const [asked, setAsked] = useState(false);
  const sendBack = (): void => {
    if (words.trim() === '') setAsked(true);
    else onSendBack(words.trim());
  };
  return (
    <section className="return-check no-print" aria-label={t('return.check')}>
      <h2>{t('return.check')}</h2>
      <label htmlFor={id} className="field-name">{t('return.finding')} <span className="muted">{t({ zh: '（退回时为理由）', en: '(the reason, when sent back)' })}</span></label>
      <textarea id={id} className="text-input text-area" value={words} aria-invalid={(asked && words.trim() === '') || undefined} onChange={(event) => setWords(event.target.value)} />
      {asked && words.trim() === '' && <p className="field-problem" role="alert">{t({ zh: '退回须写明理由。', en: 'Give the reason for sending it back.' })}</p>}
      <p className="form-end">
        <Button type="primary" loading={busy} onClick={() => onLock(words.trim())}>{t('return.lock')}</Button>
        <Button danger loading={busy} onClick={sendBack}>{t('return.sendBack')}</Button>
      </p>
    </section>
  );
}
