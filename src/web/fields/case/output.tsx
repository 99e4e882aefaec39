import type { ReactElement } from 'react';
import type { CaseReference, CaseReferenceField } from '#domain/form/index.ts';
import type { OutputProps } from '../field-ui.ts';
import { ShownText } from '../shown-text.tsx';

/** The other case's number and title, leading to it. */
export function CaseOutput(props: OutputProps<CaseReferenceField>): ReactElement {
  if (props.compact) return <ShownText {...props} />;
  return <a href={`/case/${(props.value as CaseReference).id}`}><ShownText {...props} /></a>;
}
