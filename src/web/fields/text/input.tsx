import type { ReactElement } from 'react';
import type { TextField } from '#domain/form/index.ts';
import type { InputProps } from '../field-ui.ts';
import { TextBox } from '../text-box.tsx';
import { useText } from '../../ui/language.tsx';

export function TextInput({ field, ...props }: InputProps<TextField>): ReactElement {
  const t = useText();
  return <TextBox {...props} placeholder={field.expected && t(field.expected)} />;
}
