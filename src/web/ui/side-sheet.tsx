import { type KeyboardEvent, type ReactElement, type ReactNode, useEffect, useId, useRef } from 'react';
import { useText } from './language.tsx';
import './side-sheet.css';

export interface SideSheetProps {
  readonly title: string;
  onClose(): void;
  readonly children: ReactNode;
  /** When this changes the sheet shows something else and takes the focus again. */
  readonly subject?: string;
}

/** A sheet beside the content: it takes the focus when it opens and gives it back when it closes. On a phone it fills the screen. */
export function SideSheet({ title, onClose, children, subject = title }: SideSheetProps): ReactElement {
  const t = useText();
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  useEffect(() => heading.current?.focus(), [subject]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && !event.defaultPrevented) onClose();
  };
  return (
    // Escape closes the sheet from wherever the focus is within it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <aside className="side-sheet" aria-labelledby={id} onKeyDown={onKeyDown}>
      <header className="side-sheet-head">
        <h2 id={id} ref={heading} tabIndex={-1}>{title}</h2>
        <button type="button" className="plain-button" onClick={onClose} aria-label={t('common.close')}>✕</button>
      </header>
      <div className="side-sheet-body">{children}</div>
    </aside>
  );
}

/** Content with perhaps a sheet beside it; the content narrows and is never covered. */
export function WithSheet({ sheet, children }: { readonly sheet: ReactNode; readonly children: ReactNode }): ReactElement {
  return (
    <div className={sheet ? 'with-sheet with-sheet-open' : 'with-sheet'}>
      <div className="with-sheet-content">{children}</div>
      {sheet}
    </div>
  );
}
