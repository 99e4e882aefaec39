import type { ReactElement } from 'react';
import type { PatentField, PatentReference } from '#domain/form/index.ts';
import type { OutputProps } from '../field-ui.ts';
import { ShownText } from '../shown-text.tsx';

/** The patent's number and title, leading to the register. */
export function PatentOutput(props: OutputProps<PatentField>): ReactElement {
  if (props.compact) return <ShownText {...props} />;
  return <a href={`/patents/${(props.value as PatentReference).id}`}><ShownText {...props} /></a>;
}
