import type { ReactElement } from 'react';
import type { ProseField } from '#domain/form/index.ts';
import { readProse } from '#domain/report/prose-marks.ts';
import { type OutputProps, useSurroundings } from '../field-ui.ts';
import { chipText } from './chip.ts';

/** The paragraphs with what their figures come to. */
export function ProseOutput({ value, compact }: OutputProps<ProseField>): ReactElement {
  const { figures = [] } = useSurroundings();
  const paragraphs = readProse(String(value));
  const words = paragraphs.map((pieces) => pieces.map((piece) => (typeof piece === 'string' ? piece : chipText(figures, piece))).join(''));
  return compact ? <span>{words.join(' ')}</span> : <span className="shown-lines">{words.join('\n')}</span>;
}
