import type { ReactElement } from 'react';
import { markedPieces } from './query-text.ts';

interface MarkedProps {
  readonly text: string;
  readonly marks: readonly { readonly start: number; readonly end: number }[];
}

/** A text with what a query found in it marked. */
export function Marked({ text, marks }: MarkedProps): ReactElement {
  return <>{markedPieces(text, marks).map(({ text: piece, marked }, index) => (marked ? <mark key={`${index} ${piece}`}>{piece}</mark> : <span key={`${index} ${piece}`}>{piece}</span>))}</>;
}
