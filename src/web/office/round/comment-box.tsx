import { type ReactElement, useEffect, useRef } from 'react';

interface CommentBoxProps {
  readonly id: string;
  readonly rows: number;
  readonly value: string;
  onChange(value: string): void;
  /** Escape leaves it. */
  onLeave(): void;
}

/** Where a comment is typed; whoever opens it types at once. */
export function CommentBox({ id, rows, value, onChange, onLeave }: CommentBoxProps): ReactElement {
  const box = useRef<HTMLTextAreaElement>(null);
  useEffect(() => box.current?.focus(), []);
  return <textarea ref={box} id={id} className="text-input" rows={rows} value={value} onChange={(event) => onChange(event.target.value)} onKeyDown={(event) => { if (event.key === 'Escape') onLeave(); }} />;
}
