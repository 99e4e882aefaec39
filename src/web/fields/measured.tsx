import type { ReactElement } from 'react';

/** A figure with its measure word in lighter ink. */
export function Measured({ figure, measure }: { readonly figure: string; readonly measure: string }): ReactElement {
  return (
    <span className="nowrap">
      {figure}
      {measure !== '' && <span className="measure"> {measure}</span>}
    </span>
  );
}
