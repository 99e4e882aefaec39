import { type ReactElement, useState } from 'react';
import { useText } from '../../ui/language.tsx';

interface UndoButtonProps {
  /** What is undone, for a screen reader. */
  readonly label: string;
  readonly busy: boolean;
  onUndo(reason: string): void;
}

/** Undoes a decision once a reason was given. */
export function UndoButton({ label, busy, onUndo }: UndoButtonProps): ReactElement {
  const t = useText();
  const [asked, ask] = useState(false);
  const [reason, write] = useState('');
  if (!asked) return <button type="button" className="link-button" aria-label={label} onClick={() => ask(true)}>{t('match.undoThis')}</button>;
  const send = (): void => {
    if (reason.trim() !== '') onUndo(reason.trim());
  };
  return (
    <form className="match-undo" onSubmit={(event) => { event.preventDefault(); send(); }}>
      <input className="text-input" value={reason} aria-label={t('match.undoReason')} placeholder={t('match.undoReason')} maxLength={1_000} onChange={(event) => write(event.target.value)} />
      <button type="submit" className="button" disabled={busy || reason.trim() === ''}>{t('match.undoThis')}</button>
      <button type="button" className="link-button" onClick={() => ask(false)}>{t('match.cancel')}</button>
    </form>
  );
}
