import type { ReactElement } from 'react';
import type { DateField } from '#domain/form/index.ts';
import { type OutputProps } from '../field-ui.ts';
import { ShownText } from '../shown-text.tsx';

/** In words where there is room, as ten figures in a table. */
export function DateOutput(props: OutputProps<DateField>): ReactElement {
  return <time dateTime={String(props.value)} className="nowrap">{props.compact ? String(props.value) : <ShownText {...props} />}</time>;
}
