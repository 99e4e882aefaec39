import type { ReactElement } from 'react';
import type { LongTextField } from '#domain/form/index.ts';
import type { OutputProps } from '../field-ui.ts';

export function LongTextOutput({ value, compact }: OutputProps<LongTextField>): ReactElement {
  return <span className={compact ? undefined : 'shown-lines'}>{String(value)}</span>;
}
