import type { ReactElement } from 'react';
import { shanghaiClock } from '#domain/form/date-text.ts';
import type { DateTimeField } from '#domain/form/index.ts';
import type { OutputProps } from '../field-ui.ts';
import { ShownText } from '../shown-text.tsx';

export function DateTimeOutput(props: OutputProps<DateTimeField>): ReactElement {
  const instant = String(props.value);
  return <time dateTime={instant} className="nowrap">{props.compact ? shanghaiClock(instant).slice(0, 16) : <ShownText {...props} />}</time>;
}
