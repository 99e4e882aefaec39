import { type ReactElement, useRef, useState } from 'react';
import type { ListField } from '#domain/form/index.ts';
import { useText } from '../../ui/language.tsx';
import type { FieldLineProps, InputProps } from '../field-ui.ts';
import { type TypedItem, typedItems, withValue, without } from './items.ts';

type DrawLine = (props: FieldLineProps) => ReactElement;

/** Sub-records as rows that are typed in place. `Line` draws one field of a row; handed in, because it draws lists too. */
export function listInput(Line: DrawLine): (props: InputProps<ListField>) => ReactElement {
  return function ListInput({ field, id, value, onChange, problemsAt }) {
    const t = useText();
    const items = typedItems(value);
    const keys = useItemKeys(items.length);
    const add = useRef<HTMLButtonElement>(null);
    const remove = (index: number): void => {
      keys.remove(index);
      onChange(without(items, index));
      add.current?.focus();
    };
    return (
      <div className="list-input" id={id}>
        {items.map((item, index) => (
          <ListRow key={keys.of(index)} field={field} id={`${id}-${keys.of(index)}`} item={item} index={index} Line={Line} problemsAt={(path) => problemsAt(`[${index}]${path}`)} onChange={(name, next) => onChange(withValue(items, index, name, next))} onRemove={() => remove(index)} />
        ))}
        {items.length < field.max && <button type="button" ref={add} className="button" onClick={() => onChange([...items, {}])}>＋ {t('field.list.add', { item: t(field.itemName) })}</button>}
      </div>
    );
  };
}

interface RowProps {
  readonly field: ListField;
  readonly id: string;
  readonly item: TypedItem;
  readonly index: number;
  readonly Line: DrawLine;
  problemsAt(path: string): readonly string[];
  onChange(name: string, value: unknown): void;
  onRemove(): void;
}

function ListRow({ field, id, item, index, Line, problemsAt, onChange, onRemove }: RowProps): ReactElement {
  const t = useText();
  return (
    <fieldset className={Object.keys(field.of).length === 1 ? 'list-row list-row-single' : 'list-row'}>
      <legend>{t('field.list.item', { item: t(field.itemName), n: index + 1 })}</legend>
      <div className="list-row-fields">
        {Object.entries(field.of).map(([name, inner]) => (
          <Line key={name} field={inner} id={`${id}-${name}`} value={item[name]} onChange={(next) => onChange(name, next)} problemsAt={(path) => problemsAt(`.${name}${path}`)} />
        ))}
      </div>
      <button type="button" className="link-button list-remove" onClick={onRemove} aria-label={t('field.list.remove', { n: index + 1 })}>✕</button>
    </fieldset>
  );
}

interface ItemKeys {
  of(index: number): number;
  remove(index: number): void;
}

/** Keys that stay with their rows while rows come and go. */
function useItemKeys(length: number): ItemKeys {
  const [held, setHeld] = useState<readonly number[]>([]);
  const next = Math.max(-1, ...held) + 1;
  const keys = [...held, ...Array.from({ length: Math.max(0, length - held.length) }, (_, index) => next + index)].slice(0, length);
  return {
    of: (index) => keys[index] ?? index,
    remove: (index) => setHeld(keys.filter((_, at) => at !== index)),
  };
}
