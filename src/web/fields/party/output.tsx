import type { ReactElement } from 'react';
import type { PartyField } from '#domain/form/index.ts';
import type { OutputProps } from '../field-ui.ts';
import { isReference } from './party-row.ts';

/** The party's name, leading to its entry in the register. */
export function PartyOutput({ value, compact }: OutputProps<PartyField>): ReactElement | null {
  if (!isReference(value)) return null;
  if (compact) return <span title={value.code}>{value.name}</span>;
  return (
    <>
      <a href={`/case/${value.id}`}>{value.name}</a>
      {value.code && <span className="muted"> {value.code}</span>}
    </>
  );
}
