import type { ReactElement, ReactNode } from 'react';
import { Combobox, type Option } from '../ui/combobox.tsx';
import { useText } from '../ui/language.tsx';

export interface ReferencePickerProps {
  readonly id: string;
  /** The chosen thing in words; undefined while none is chosen. */
  readonly chosen: string | undefined;
  onClear(): void;
  readonly query: string;
  onQuery(query: string): void;
  readonly options: readonly Option[];
  onPick(key: string): void;
  readonly loading?: boolean;
  readonly placeholder: string;
  readonly nothing: ReactNode;
  readonly invalid: boolean;
  readonly describedBy: string | undefined;
}

/** A box to find one thing of a register; once found it stands there and can be changed. */
export function ReferencePicker({ id, chosen, onClear, ...box }: ReferencePickerProps): ReactElement {
  const t = useText();
  if (chosen === undefined) return <Combobox id={id} {...box} />;
  return (
    <span className="chosen">
      <span className="chosen-name">{chosen}</span>
      <button type="button" id={id} className="link-button" onClick={onClear} aria-label={`${t('field.change')} ${chosen}`} aria-describedby={box.describedBy}>{t('field.change')}</button>
    </span>
  );
}
