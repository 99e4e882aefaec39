import type { ReactElement } from 'react';
import type { ProseField } from '#domain/form/index.ts';
import type { InputProps } from '../field-ui.ts';
import { useSurroundings } from '../field-ui.ts';
import { typedText } from '../text-box.tsx';
import { ProseEditor } from './prose-editor.tsx';

/** Text with its figures as chips that open to what they count; digits are not typed. */
export function ProseInput({ id, value, onChange, invalid, describedBy }: InputProps<ProseField>): ReactElement {
  const { figures = [] } = useSurroundings();
  return <ProseEditor id={id} value={typedText(value)} onChange={onChange} figures={figures} invalid={invalid} describedBy={describedBy} />;
}
