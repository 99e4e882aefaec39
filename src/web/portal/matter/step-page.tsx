import { type FormEvent, type ReactElement, useId, useState } from 'react';
import { civilDateAt } from '#domain/calendar/civil-date.ts';
import type { Problem } from '#domain/errors.ts';
import { checkForm, type Fields } from '#domain/form/index.ts';
import { fromCheck, textsAt } from '../../fields/problems.ts';
import { FieldLine } from '../../fields/registry.ts';
import { useLanguage, useText } from '../../ui/language.tsx';
import { ProblemPanel } from '../../ui/problem-panel.tsx';
import { PublicPage } from '../frame.tsx';
import { go, PlaceLink } from '../place.tsx';
import { FilesInput } from './files-input.tsx';
import { KindInput } from './kind-input.tsx';
import { useMatterDraft } from './matter-draft.tsx';
import { fieldsOf, type StepId, STEPS, valuesFor } from './steps.ts';

interface Props {
  readonly step: (typeof STEPS)[number];
  readonly index: number;
}

const HINTS = { about: 'step.aboutHint', files: 'step.filesHint', contact: 'step.contactHint' } as const satisfies Partial<Record<StepId, string>>;

/** One page of the form: a question, its fields, and on. */
export function StepPage({ step, index }: Props): ReactElement {
  const t = useText();
  const draft = useMatterDraft();
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [sending, setSending] = useState(false);
  const fields = fieldsOf(step);
  const isEmpty = Object.keys(valuesFor(fields, draft.values)).length === 0;
  const next = STEPS[index + 1];
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const checked = checkForm(fields, valuesFor(fields, draft.values), { today: civilDateAt(new Date().toISOString()) });
    setProblems(checked.ok ? [] : checked.problems);
    if (checked.ok && next && !sending) go(`/matter/${next.id}`);
  };
  const hint = step.id in HINTS ? HINTS[step.id as keyof typeof HINTS] : undefined;
  const isOptional = Object.values(fields).every((field) => field.optional);
  return (
    <PublicPage title={t(`step.${step.id}`)} above={<StepCount index={index} />} below={hint && t(hint)}>
      <form className="public-form" noValidate onSubmit={submit}>
        <ProblemPanel problems={problems} focus onGo={focusField} />
        <StepFields step={step.id} fields={fields} problems={problems} onSending={setSending} />
        <p className="public-actions">
          <button type="submit" className="button button-primary" disabled={sending}>{t(isOptional && isEmpty ? 'matter.skip' : 'matter.continue')}</button>
          <PlaceLink to={index === 0 ? '/matter' : `/matter/${STEPS[index - 1]?.id ?? ''}`} className="button">{t('matter.back')}</PlaceLink>
        </p>
      </form>
    </PublicPage>
  );
}

/** Where one is in how many steps, in words and as a row of marks. */
export function StepCount({ index }: { readonly index: number }): ReactElement {
  const t = useText();
  return (
    <>
      <span>{t('matter.step', { n: index + 1, of: STEPS.length })}</span>
      <span className="step-marks" aria-hidden="true">{STEPS.map((step, at) => <i key={step.id} className={at <= index ? 'step-done' : undefined} />)}</span>
    </>
  );
}

/** Brings the reader to the field that a problem names. */
function focusField(path: string): void {
  const [field = ''] = path.split(/[.[]/);
  document.querySelector<HTMLElement>(`[data-field="${field}"] :is(input, textarea, select, button)`)?.focus();
}

interface FieldsProps {
  readonly step: StepId;
  readonly fields: Fields;
  readonly problems: readonly Problem[];
  onSending(sending: boolean): void;
}

function StepFields({ step, fields, problems, onSending }: FieldsProps): ReactElement {
  const { language } = useLanguage();
  const draft = useMatterDraft();
  const formId = useId();
  const placed = fromCheck(problems, language);
  if (step === 'kind') return <div data-field="kind"><KindInput value={draft.values['kind']} invalid={placed.length > 0} onChange={(kind) => draft.set('kind', kind)} /></div>;
  if (step === 'files') return <div data-field="attachments"><FilesInput value={draft.values['attachments']} onChange={(files) => draft.set('attachments', files)} onSending={onSending} /></div>;
  return (
    <>
      {Object.entries(fields).map(([name, field]) => (
        <div key={name} data-field={name}>
          <FieldLine field={field} id={`${formId}-${name}`} value={draft.values[name]} onChange={(value) => draft.set(name, value)} problemsAt={(path) => textsAt(placed, name + path, true)} />
        </div>
      ))}
    </>
  );
}
