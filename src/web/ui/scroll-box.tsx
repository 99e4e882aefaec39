import type { ReactElement, ReactNode } from 'react';
import './scroll-box.css';

/** A part that scrolls sideways within a page, also by the keyboard. */
export function ScrollBox({ name, children }: { readonly name: string; readonly children: ReactNode }): ReactElement {
  return (
    // What scrolls must take the focus, or the keyboard cannot scroll it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex, jsx-a11y/prefer-tag-over-role
    <div className="scroll-x" tabIndex={0} role="group" aria-label={name}>{children}</div>
  );
}
