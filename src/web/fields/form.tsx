import { Button } from 'antd';
import { type FormEvent, type KeyboardEvent, type ReactElement, type ReactNode, useId, useRef, useState } from 'react';
import type { ApiProblem } from '#contract/api-problem.ts';
import type { CivilDate } from '#domain/calendar/civil-date.ts';
import { checkForm, type Fields, fieldsAlong, isList, type Values } from '#domain/form/index.ts';
import { instantCell } from '../ui/format.ts';
import { useLanguage, useText } from '../ui/language.tsx';
import { ProblemPanel } from '../ui/problem-panel.tsx';
import { type DraftState, useDraft } from './draft.ts';
import './fields.css';
import { fromCheck, fromServer, type PlacedProblem, textsAt } from './problems.ts';
import { FieldLine } from './registry.ts';

export interface FormProps {
  readonly fields: Fields;
  readonly initial?: Values;
  readonly submitLabel: string;
  /** Is given the values in their stored form, once they pass the domain's check, and what forgets the draft once they are recorded. */
  onSubmit(values: Values, forget: () => void): void;
  readonly busy: boolean;
  readonly problem?: ApiProblem | null;
  readonly onCancel?: () => void;
  /** What was typed is kept on this device under this name; without it not at all. */
  readonly draftKey?: string;
  readonly today?: CivilDate;
  readonly danger?: boolean;
  /** A form within a form. */
  readonly nested?: boolean;
  /** Between the fields and the buttons. */
  readonly children?: ReactNode;
}

const NOTHING: Values = {};

/** A form drawn from its declaration. It is checked as the server checks it, and is sent once however often one clicks. */
export function Form(props: FormProps): ReactElement {
  const { fields, initial = NOTHING, onSubmit, busy, problem, today } = props;
  const { language } = useLanguage();
  const formId = useId();
  const box = useRef<HTMLDivElement>(null);
  const draft = useDraft(fields, initial, props.draftKey);
  const [found, setFound] = useState<readonly PlacedProblem[]>([]);
  const [touched, setTouched] = useState(false);
  const problems = [...found, ...(touched ? [] : fromServer(problem, language))];
  const submit = (): void => {
    if (busy) return;
    const checked = checkForm(fields, withoutEmptyItems(fields, draft.values), { ...(today !== undefined && { today }) });
    setTouched(false);
    setFound(checked.ok ? [] : fromCheck(checked.problems, language));
    if (checked.ok) onSubmit(checked.value, draft.forget);
    else focusFirst(box.current);
  };
  const lines = (
    <div className="form-fields">
      {Object.entries(fields).map(([name, field]) => (
        <FieldLine
          key={name}
          field={field}
          id={`${formId}-${name}`}
          value={draft.values[name]}
          onChange={(value) => {
            setTouched(true);
            setFound((before) => before.filter((each) => !each.path.startsWith(name)));
            draft.set(name, value);
          }}
          problemsAt={(path) => textsAt(problems, name + path, isLeaf(fields, name + path))}
        />
      ))}
    </div>
  );
  return (
    <Frame nested={props.nested ?? false} onSubmit={submit}>
      <div ref={box}>
        <Restored draft={draft} />
        <ProblemPanel problem={touched && problem && fromServer(problem, language).length > 0 ? null : problem} focus />
        {lines}
        {props.children}
        <div className="form-end">
          <Button type="primary" danger={props.danger ?? false} htmlType={props.nested ? 'button' : 'submit'} loading={busy} onClick={props.nested ? submit : undefined}>{props.submitLabel}</Button>
          {props.onCancel && <CancelButton onCancel={props.onCancel} />}
        </div>
      </div>
    </Frame>
  );
}

/** Whether a path ends at a single value, so that problems of its parts are told there. */
function isLeaf(fields: Fields, path: string): boolean {
  const last = fieldsAlong(fields, path).at(-1);
  return last !== undefined && !isList(last);
}

/** A row that somebody added and left empty is no row. */
function withoutEmptyItems(fields: Fields, values: Values): Values {
  const entries = Object.entries(values).map(([name, value]) => {
    const field = fields[name];
    return field && isList(field) && Array.isArray(value) ? [name, value.filter((item) => !isEmpty(item))] : [name, value];
  });
  return Object.fromEntries(entries);
}

function isEmpty(item: unknown): boolean {
  return typeof item === 'object' && item !== null && Object.values(item).every((value) => value === undefined || value === '');
}

function focusFirst(box: HTMLDivElement | null): void {
  requestAnimationFrame(() => {
    const first = box?.querySelector<HTMLElement>('[aria-invalid="true"], [data-invalid] input, .ant-select-status-error input');
    first?.focus();
    first?.scrollIntoView({ block: 'center' });
  });
}

function Frame({ nested, onSubmit, children }: { readonly nested: boolean; onSubmit(): void; readonly children: ReactNode }): ReactElement {
  if (!nested) {
    const submit = (event: FormEvent): void => {
      event.preventDefault();
      onSubmit();
    };
    return <form className="form" noValidate onSubmit={submit}>{children}</form>;
  }
  const enter = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return;
    event.preventDefault();
    onSubmit();
  };
  return <div className="form" role="presentation" onKeyDown={enter}>{children}</div>;
}

function Restored({ draft }: { readonly draft: DraftState }): ReactElement | null {
  const t = useText();
  if (!draft.restored) return null;
  return (
    <p className="notice no-print">
      {t('form.draft', { time: instantCell(draft.restored.at) })} <button type="button" className="link-button" onClick={draft.discard}>{t('form.discardDraft')}</button>
    </p>
  );
}

function CancelButton({ onCancel }: { onCancel(): void }): ReactElement {
  const t = useText();
  return <Button onClick={onCancel}>{t('common.cancel')}</Button>;
}
