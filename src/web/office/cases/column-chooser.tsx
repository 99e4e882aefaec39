import { type FocusEvent, type ReactElement, useId, useState } from 'react';
import { useText } from '../../ui/language.tsx';

interface Props {
  readonly columns: readonly { readonly id: string; readonly title: string }[];
  readonly chosen: readonly string[];
  /** Undefined: back to the usual ones. */
  onChange(ids: readonly string[] | undefined): void;
}

/** Which columns the list shows; remembered on this device. */
export function ColumnChooser({ columns, chosen, onChange }: Props): ReactElement {
  const t = useText();
  const id = useId();
  const [open, setOpen] = useState(false);
  const leave = (event: FocusEvent<HTMLDivElement>): void => {
    if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false);
  };
  const turn = (column: string, on: boolean): void => onChange(columns.map((each) => each.id).filter((each) => (each === column ? on : chosen.includes(each))));
  return (
    // Escape closes the panel from wherever the focus is within it.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className="popup" onBlur={leave} onKeyDown={(event) => event.key === 'Escape' && setOpen(false)}>
      <button type="button" className="button" aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>{t('list.columns')}</button>
      <section id={id} className="popup-panel" hidden={!open} aria-label={t('list.columns')}>
        {columns.map((column, index) => (
          <label key={column.id} className="choice">
            <input type="checkbox" checked={chosen.includes(column.id)} disabled={index === 0} onChange={(event) => turn(column.id, event.target.checked)} />
            {column.title}
          </label>
        ))}
        <button type="button" className="link-button" onClick={() => onChange(undefined)}>{t('list.columnsReset')}</button>
      </section>
    </div>
  );
}
