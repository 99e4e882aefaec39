import type { ReactElement } from 'react';
import { useText } from '../../ui/language.tsx';
import { isMoney, paramName } from './rule-value.ts';

interface Props {
  readonly name: string;
  readonly value: unknown;
  /** Stands within an amount of money: typed in yuan, kept in fen. */
  readonly money?: boolean;
  onChange(value: unknown): void;
}

const UNITS = ['hour', 'workday', 'day', 'month', 'year'] as const;
const FEN = 100;

/** Edits a constant of any shape: it may change its value, never its kind. */
export function ValueEditor({ name, value, money = false, onChange }: Props): ReactElement {
  const t = useText();
  const isAmount = money || isMoney(name);
  const label = paramName(name, t);
  if (Array.isArray(value)) return <Items name={name} items={value} money={isAmount} onChange={onChange} />;
  if (typeof value === 'object' && value !== null) return <Parts name={name} parts={value} money={isAmount} onChange={onChange} />;
  if (typeof value === 'boolean') return <label className="choice"><input type="checkbox" checked={value} onChange={(event) => onChange(event.target.checked)} /> {label}</label>;
  if (name === 'unit') return <UnitEditor value={String(value)} onChange={onChange} />;
  if (typeof value === 'number') return <label className="pick"><span>{label}</span><input type="number" className="text-input rule-number" step={isAmount ? 0.01 : 1} value={isAmount ? value / FEN : value} onChange={(event) => onChange(isAmount ? Math.round(event.target.valueAsNumber * FEN) : event.target.valueAsNumber)} />{isAmount && t('field.yuan')}</label>;
  return <label className="pick"><span>{label}</span><input type="text" className="text-input" value={String(value ?? '')} onChange={(event) => onChange(event.target.value)} /></label>;
}

function UnitEditor({ value, onChange }: { readonly value: string; onChange(value: unknown): void }): ReactElement {
  const t = useText();
  return (
    <label className="pick">
      <span>{t('param.unit')}</span>
      <select className="text-input" value={value} onChange={(event) => onChange(event.target.value)}>
        {UNITS.map((unit) => <option key={unit} value={unit}>{t(`unit.${unit}`)}</option>)}
      </select>
    </label>
  );
}

interface PartsProps {
  readonly name: string;
  readonly parts: object;
  readonly money: boolean;
  onChange(value: unknown): void;
}

function Parts({ name, parts, money, onChange }: PartsProps): ReactElement {
  const t = useText();
  return (
    <fieldset className="rule-parts">
      <legend>{paramName(name, t)}</legend>
      {Object.entries(parts).map(([part, value]) => <ValueEditor key={part} name={part} value={value} money={money} onChange={(next) => onChange({ ...parts, [part]: next })} />)}
    </fieldset>
  );
}

interface ItemsProps {
  readonly name: string;
  readonly items: readonly unknown[];
  readonly money: boolean;
  onChange(value: unknown): void;
}

function Items({ name, items, money, onChange }: ItemsProps): ReactElement {
  const t = useText();
  return (
    <fieldset className="rule-parts">
      <legend>{paramName(name, t)}</legend>
      {/* The items of a constant have no identity but their place. */}
      {items.map((item, index) => <ValueEditor key={`${name}-${index + 1}`} name={String(index + 1)} value={item} money={money} onChange={(next) => onChange(items.map((each, at) => (at === index ? next : each)))} />)}
    </fieldset>
  );
}
