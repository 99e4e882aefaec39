import type { ReactElement } from 'react';
import type { TextField } from '#domain/form/index.ts';
import { type OutputProps, useSurroundings } from '../field-ui.ts';

/** The text; where it names an item of the case's list, the item in words. */
export function TextOutput({ field, value }: OutputProps<TextField>): ReactElement {
  const { itemsOf } = useSurroundings();
  const item = field.itemOf === undefined ? undefined : itemsOf?.(field.itemOf).find((each) => each.id === value);
  return <>{item ? `${item.id}. ${item.text}` : String(value)}</>;
}
