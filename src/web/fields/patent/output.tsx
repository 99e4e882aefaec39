import type { ReactElement } from 'react';
import type { PatentField, PatentReference } from '#domain/form/index.ts';
import type { OutputProps } from '../field-ui.ts';
import { ShownText } from '../shown-text.tsx';
import { isRegistered } from './by-number.ts';

/** The patent's number and title, leading to the register where it holds the patent. */
export function PatentOutput(props: OutputProps<PatentField>): ReactElement {
  if (props.compact || !isRegistered(props.value as PatentReference)) return <ShownText {...props} />;
  return <a href={`/patents/${(props.value as PatentReference).id}`}><ShownText {...props} /></a>;
}
