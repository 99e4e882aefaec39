import { Select } from 'antd';
import { type ReactElement, type ReactNode, useId, useState } from 'react';
import { isCivilDate } from '#domain/calendar/civil-date.ts';
import type { CaseType } from '#domain/case/case-type.ts';
import { date, type Field, fieldType, optional } from '#domain/form/index.ts';
import { useOrganisation, usePeople } from '../../api/names.ts';
import { fieldUi } from '../../fields/registry.ts';
import { useText } from '../../ui/language.tsx';
import { LIGHTS } from '../../ui/light.tsx';
import type { ListSearch } from '../searches.ts';
import { isSpan, narrowingFields, type Span, whereOf, withCondition } from './conditions.ts';

interface Props {
  readonly type: CaseType;
  readonly search: ListSearch;
  onChange(search: ListSearch): void;
}

/** A closed entry has no light to be found by. */
const FILTERED_LIGHTS = ['red', 'yellow', 'green', 'suspended'] as const;

const NO_PROBLEMS = (): readonly string[] => [];

/** Every condition by which this list can be narrowed. */
export function FilterPanel({ type, search, onChange }: Props): ReactElement {
  const t = useText();
  const organisation = useOrganisation();
  const people = usePeople();
  const set = (name: keyof ListSearch, value: string | boolean | undefined): void => {
    const { [name]: _, ...rest } = search;
    onChange(value === undefined ? rest : { ...rest, [name]: value });
  };
  const pick = (name: 'state' | 'light' | 'unit' | 'assignee', label: string, options: readonly { value: string; label: string }[]): ReactElement => (
    <Picker name={label} value={search[name]} options={options} onChange={(value) => set(name, value)} />
  );
  return (
    <div className="filter-panel">
      {Object.keys(type.states).length > 1 && pick('state', t('list.state'), Object.entries(type.states).map(([value, state]) => ({ value, label: t(state.name) })))}
      {Object.keys(type.deadlines).length > 0 && pick('light', t('list.light'), FILTERED_LIGHTS.map((value) => ({ value, label: t(LIGHTS[value].label) })))}
      {type.shape === 'case' && <Picker name={t('list.progress')} value={search.open === undefined ? undefined : String(search.open)} options={[{ value: 'true', label: t('list.filterOpen') }, { value: 'false', label: t('list.filterClosed') }]} onChange={(value) => set('open', value === undefined ? undefined : value === 'true')} />}
      {pick('unit', t('list.unit'), (organisation?.units ?? []).map((unit) => ({ value: unit.code, label: t(unit.name) })))}
      {type.shape === 'case' && pick('assignee', t('list.assignee'), people.map((person) => ({ value: person.code, label: person.name })))}
      {!isDayField(type) && <SpanPicker name={t('list.day')} field={DAY} value={spanOf(search.from, search.to)} onChange={({ from, to }) => onChange(withDays(search, from, to))} />}
      {narrowingFields(type).map(([name, field]) => (
        <FieldCondition key={name} name={name} field={field} search={search} onChange={onChange} />
      ))}
    </div>
  );
}

const DAY: Field = date({ name: { zh: '日期', en: 'Day' } });

/** Whether the day of an entry is one of its fields, by which it is narrowed anyway. */
function isDayField(type: CaseType): boolean {
  const { dayFrom } = type.opening;
  return type.shape !== 'case' && dayFrom !== undefined && type.fields[dayFrom]?.searchable === true;
}

function spanOf(from: string | number | undefined, to: string | number | undefined): Span {
  return { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
}

function withDays(search: ListSearch, from: Span['from'], to: Span['to']): ListSearch {
  const { from: _, to: __, ...rest } = search;
  return { ...rest, ...(typeof from === 'string' && { from }), ...(typeof to === 'string' && { to }) };
}

interface PickerProps {
  readonly name: string;
  readonly value: string | undefined;
  readonly options: readonly { value: string; label: string }[];
  onChange(value: string | undefined): void;
}

function Picker({ name, value, options, onChange }: PickerProps): ReactElement {
  const t = useText();
  const id = useId();
  return (
    <Labelled name={name} id={id}>
      <Select id={id} className="chooser" allowClear showSearch={{ optionFilterProp: 'label' }} value={value ?? null} placeholder={t('common.all')} options={[...options]} onChange={(chosen) => onChange(chosen ?? undefined)} />
    </Labelled>
  );
}

function Labelled({ name, id, children }: { readonly name: string; readonly id: string; readonly children: ReactNode }): ReactElement {
  return <div className="filter-field"><label htmlFor={id}>{name}</label>{children}</div>;
}

interface ConditionProps extends Omit<Props, 'type'> {
  readonly name: string;
  readonly field: Field;
}

/** A condition on one field, with the field's own input. */
function FieldCondition({ name, field, search, onChange }: ConditionProps): ReactElement | null {
  const t = useText();
  const id = useId();
  const where = whereOf(search);
  const narrowing = fieldType(field).narrowedBy;
  if (narrowing === 'span') {
    const held = where[name];
    return <SpanPicker name={t(field.name)} field={field} value={isSpan(held) ? held : {}} onChange={(span) => onChange(withCondition(search, name, Object.keys(span).length === 0 ? undefined : span))} />;
  }
  if (narrowing === 'id') return <ReferenceCondition name={name} field={field} search={search} onChange={onChange} />;
  const choices = choicesOf(field);
  if (choices) return <Picker name={t(field.name)} value={textOf(where[name])} options={Object.entries(choices).map(([value, label]) => ({ value, label: t(label) }))} onChange={(value) => onChange(withCondition(search, name, value))} />;
  const { Input } = fieldUi(field);
  return (
    <Labelled name={t(field.name)} id={id}>
      <Input field={optional(field)} id={id} value={where[name]} invalid={false} describedBy={undefined} problemsAt={NO_PROBLEMS} onChange={(value) => onChange(withCondition(search, name, value))} />
    </Labelled>
  );
}

const YES_NO = { yes: { zh: '是', en: 'yes' }, no: { zh: '否', en: 'no' } };

function choicesOf(field: Field): Readonly<Record<string, { zh: string; en: string }>> | undefined {
  if (field.kind === 'yes-no') return YES_NO;
  return 'choices' in field ? (field.choices as Readonly<Record<string, { zh: string; en: string }>>) : undefined;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** A condition on a reference: chosen from its register, kept as its id. */
function ReferenceCondition({ name, field, search, onChange }: ConditionProps): ReactElement {
  const t = useText();
  const id = useId();
  const path = `${name}.id`;
  const { Input } = fieldUi(field);
  const choose = (value: unknown): void => {
    const chosen = fieldType(field).check(field, value);
    const reference = chosen.ok ? (chosen.value as { readonly id: string }) : undefined;
    onChange(withCondition(search, path, reference?.id));
  };
  return (
    <Labelled name={t(field.name)} id={id}>
      <Input field={optional(field)} id={id} value={undefined} invalid={false} describedBy={undefined} problemsAt={NO_PROBLEMS} onChange={choose} />
    </Labelled>
  );
}

interface SpanProps {
  readonly name: string;
  readonly field: Field;
  readonly value: Span;
  onChange(span: Span): void;
}

/** From and to, each in the field's own input. */
function SpanPicker({ name, field, value, onChange }: SpanProps): ReactElement {
  const commit = (end: keyof Span, typed: unknown): void => {
    const { [end]: _, ...rest } = value;
    const checked = fieldType(field).check(field, typed);
    if (typed === '' || typed === undefined) onChange(rest);
    else if (checked.ok) onChange({ ...rest, [end]: checked.value as string | number });
  };
  return (
    <fieldset className="filter-field filter-span">
      <legend>{name}</legend>
      <SpanEnd end="from" field={field} value={value.from} onCommit={(typed) => commit('from', typed)} />
      <SpanEnd end="to" field={field} value={value.to} onCommit={(typed) => commit('to', typed)} />
    </fieldset>
  );
}

interface EndProps {
  readonly end: keyof Span;
  readonly field: Field;
  readonly value: string | number | undefined;
  onCommit(typed: unknown): void;
}

/** One end of a span: taken when it is left, entered or picked, not while it is typed. */
function SpanEnd({ end, field, value, onCommit }: EndProps): ReactElement {
  const t = useText();
  const id = useId();
  const [typed, setTyped] = useState<unknown>();
  const { Input } = fieldUi(field);
  const commit = (): void => {
    if (typed !== undefined) onCommit(typed);
    setTyped(undefined);
  };
  const change = (next: unknown): void => {
    const picked = field.kind === 'date' && isCivilDate(next);
    setTyped(picked ? undefined : (next ?? ''));
    if (picked) onCommit(next);
  };
  return (
    // The two events reach it from the input within.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <span className="filter-end" onBlur={commit} onKeyDown={(event) => event.key === 'Enter' && commit()}>
      <label htmlFor={id}>{t(end === 'from' ? 'common.from' : 'common.to')}</label>
      <Input field={optional(field)} id={id} value={typed ?? value} invalid={false} describedBy={undefined} problemsAt={NO_PROBLEMS} onChange={change} />
    </span>
  );
}
