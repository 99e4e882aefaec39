import type { ReactElement } from 'react';
import { fieldType } from '#domain/form/index.ts';
import { useLanguage } from '../ui/language.tsx';
import { type OutputProps, useSurroundings } from './field-ui.ts';

/** A value in the words of its field type. */
export function ShownText({ field, value }: OutputProps): ReactElement {
  const { language } = useLanguage();
  const { names } = useSurroundings();
  return <>{fieldType(field).text(field, value, language, names)}</>;
}
