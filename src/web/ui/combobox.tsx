/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/no-noninteractive-element-to-interactive-role -- the ARIA combobox pattern: no HTML element lists what a server suggests */
import { type KeyboardEvent, type ReactElement, type ReactNode, type Ref, useEffect, useId, useRef, useState } from 'react';
import './combobox.css';
import { useText } from './language.tsx';

/** One line to choose from. */
export interface Option {
  readonly key: string;
  readonly group?: string;
  readonly title: string;
  readonly note?: string;
}

export interface ComboboxProps {
  readonly id?: string;
  /** Name for a screen reader, where no visible label names it. */
  readonly label?: string;
  readonly query: string;
  onQuery(query: string): void;
  readonly options: readonly Option[];
  readonly loading?: boolean;
  onPick(key: string): void;
  readonly placeholder?: string;
  /** Shown when something was typed and nothing found. */
  readonly nothing?: ReactNode;
  readonly invalid?: boolean;
  readonly describedBy?: string | undefined;
  readonly className?: string;
  readonly ref?: Ref<HTMLInputElement>;
  onBlur?(): void;
  readonly disabled?: boolean;
}

/** A box to type in with a list of what is meant, as the ARIA pattern has it: arrows choose, Enter takes, Escape closes. */
export function Combobox({ ref, ...props }: ComboboxProps): ReactElement {
  const { options, query, onQuery, onPick, loading, nothing } = props;
  const t = useText();
  const listId = useId();
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState({ query, index: 0 });
  const active = chosen.query === query ? Math.min(chosen.index, Math.max(0, options.length - 1)) : 0;
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  const pick = (option: Option | undefined): void => {
    if (!option) return;
    setOpen(false);
    onPick(option.key);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key === 'Escape' && open) event.stopPropagation();
    if (event.key === 'Escape') setOpen(false);
    if (event.key === 'Enter' && open && options.length > 0) {
      event.preventDefault();
      pick(options[active]);
    }
    const step = STEPS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    setOpen(true);
    setChosen({ query, index: Math.min(Math.max(0, active + step), Math.max(0, options.length - 1)) });
  };
  const shown = open && (options.length > 0 || loading || (query.trim() !== '' && nothing !== undefined));
  return (
    <div className={`combobox ${props.className ?? ''}`} ref={box}>
      <input
        id={props.id}
        ref={ref}
        className="text-input"
        role="combobox"
        type="text"
        autoComplete="off"
        spellCheck={false}
        aria-label={props.label}
        aria-expanded={shown}
        aria-controls={shown ? listId : undefined}
        aria-autocomplete="list"
        aria-activedescendant={shown && options[active] ? `${listId}-${active}` : undefined}
        aria-invalid={props.invalid || undefined}
        aria-describedby={props.describedBy}
        placeholder={props.placeholder}
        disabled={props.disabled}
        value={query}
        onChange={(event) => {
          setOpen(true);
          onQuery(event.target.value);
        }}
        onFocus={() => setOpen(true)}
        onClick={() => setOpen(true)}
        onBlur={() => {
          setOpen(false);
          props.onBlur?.();
        }}
        onKeyDown={onKeyDown}
      />
      {shown && (
        <div className="combobox-list">
          {options.length === 0 && <output className="combobox-note">{loading ? t('common.loading') : nothing}</output>}
          <ul id={listId} role="listbox" aria-label={props.label ?? t('common.more')}>
            {options.map((option, index) => (
              <OptionLine key={option.key} id={`${listId}-${index}`} option={option} heading={option.group !== options[index - 1]?.group ? option.group : undefined} active={index === active} onPick={() => pick(option)} />
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 };

interface LineProps {
  readonly id: string;
  readonly option: Option;
  readonly heading: string | undefined;
  readonly active: boolean;
  onPick(): void;
}

function OptionLine({ id, option, heading, active, onPick }: LineProps): ReactElement {
  return (
    <>
      {heading !== undefined && <li role="presentation" className="combobox-heading">{heading}</li>}
      {/* The keyboard works from the input, as the combobox pattern has it. */}
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events */}
      <li id={id} role="option" aria-selected={active} tabIndex={-1} onMouseDown={(event) => event.preventDefault()} onClick={onPick}>
        <span>{option.title}</span>
        {option.note && <span className="combobox-aside">{option.note}</span>}
      </li>
    </>
  );
}
