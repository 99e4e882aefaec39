import { Select } from 'antd';
import type { ReactElement } from 'react';
import type { TextField } from '#domain/form/index.ts';
import { useText } from '../../ui/language.tsx';
import { type InputProps, useSurroundings } from '../field-ui.ts';
import { TextBox } from '../text-box.tsx';

/** A line of text; where it names an item of the case's list, that list to choose from. */
export function TextInput({ field, ...props }: InputProps<TextField>): ReactElement {
  const t = useText();
  const { itemsOf } = useSurroundings();
  if (field.itemOf !== undefined && itemsOf) return <ItemChooser {...props} items={itemsOf(field.itemOf)} />;
  return <TextBox {...props} placeholder={field.expected && t(field.expected)} />;
}

interface ItemProps extends Pick<InputProps, 'id' | 'value' | 'onChange' | 'invalid' | 'describedBy'> {
  readonly items: readonly { readonly id: string; readonly text: string }[];
}

function ItemChooser({ id, value, onChange, invalid, describedBy, items }: ItemProps): ReactElement {
  const t = useText();
  return (
    <Select
      id={id}
      className="chooser"
      value={typeof value === 'string' && value !== '' ? value : null}
      onChange={(chosen) => onChange(chosen ?? undefined)}
      {...(invalid && { status: 'error' as const })}
      {...(describedBy !== undefined && { 'aria-describedby': describedBy })}
      placeholder={t('field.choose')}
      options={items.map((item) => ({ value: item.id, label: `${item.id}. ${item.text}` }))}
    />
  );
}
