import { type ReactElement, useEffect, useState } from 'react';
import { useRested } from '../ui/debounce.ts';
import { useText } from '../ui/language.tsx';

interface QuickFindProps {
  readonly value: string;
  onChange(value: string): void;
  /** What can be found, where it is not cases. */
  readonly label?: string;
}

/** Narrows a list by what is typed, once the typing rests. */
export function QuickFind({ value, onChange, label }: QuickFindProps): ReactElement {
  const t = useText();
  const [held, setHeld] = useState({ given: value, typed: value });
  const typed = held.given === value ? held.typed : value;
  const rested = useRested(typed.trim(), 250);
  useEffect(() => {
    if (rested === typed.trim() && rested !== value) onChange(rested);
  // oxlint-disable-next-line react/exhaustive-deps -- told once when the typing rests, not when the caller is drawn anew
  }, [rested]);
  return (
    <input
      type="search"
      className="text-input quick-find"
      aria-label={label ?? t('list.find')}
      placeholder={label ?? t('list.find')}
      value={typed}
      onChange={(event) => setHeld({ given: value, typed: event.target.value })}
    />
  );
}
