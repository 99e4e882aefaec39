import { type ReactElement, useState } from 'react';
import { ROUTES } from '#contract/routes.ts';
import { civilDateAt } from '#domain/calendar/civil-date.ts';
import type { Problem } from '#domain/errors.ts';
import { checkForm, type Field } from '#domain/form/index.ts';
import { useWrite } from '../../api/api.ts';
import { Shown } from '../../fields/registry.ts';
import { useText } from '../../ui/language.tsx';
import { ProblemPanel } from '../../ui/problem-panel.tsx';
import { PublicPage } from '../frame.tsx';
import { go, PlaceLink } from '../place.tsx';
import { keepReceipt } from '../receipt.ts';
import { useMatterDraft } from './matter-draft.tsx';
import { StepCount } from './step-page.tsx';
import { fieldsOf, MATTER_FORM, stepOf, STEPS, valuesFor } from './steps.ts';

const goTo = (path: string): void => go(`/matter/${stepOf(path.replace(/^(body\.)?input\./, ''))}`);

/** All that was written, to be looked over, changed and sent once. */
export function CheckPage({ index }: { readonly index: number }): ReactElement {
  const t = useText();
  const draft = useMatterDraft();
  const write = useWrite(ROUTES.portalIntake);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const given = valuesFor(MATTER_FORM, draft.values);
  const send = (): void => {
    const checked = checkForm(MATTER_FORM, given, { today: civilDateAt(new Date().toISOString()) });
    setProblems(checked.ok ? [] : checked.problems);
    if (!checked.ok || write.isPending) return;
    write.mutate({ body: { input: checked.value } }, {
      onSuccess: (receipt) => {
        keepReceipt({ ...receipt, kind: String(given['kind']), subject: String(given['subject']) });
        draft.forget();
        go('/receipt', { replace: true });
      },
    });
  };
  return (
    <PublicPage title={t('step.check')} above={<StepCount index={index} />}>
      <div className="check-parts">
        {STEPS.filter((step) => step.fields.length > 0).map((step) => (
          <section key={step.id} className="check-part">
            <h2>{t(`step.${step.id}`)}</h2>
            <PlaceLink to={`/matter/${step.id}`} label={t('check.changeOf', { name: t(`step.${step.id}`) })}>{t('check.change')}</PlaceLink>
            <dl>{Object.entries(fieldsOf(step)).map(([name, field]) => <Answer key={name} name={name} field={field} value={given[name]} />)}</dl>
          </section>
        ))}
      </div>
      {given['informantContact'] === undefined && <p className="public-note">{t('check.noContact')}</p>}
      <ProblemPanel problem={write.error} problems={problems} focus onGo={goTo} />
      <p className="public-actions">
        <button type="button" className="button button-primary" onClick={send} disabled={write.isPending}>{t(write.isPending ? 'check.sending' : 'check.send')}</button>
        <PlaceLink to={`/matter/${STEPS[index - 1]?.id ?? ''}`} className="button">{t('matter.back')}</PlaceLink>
      </p>
    </PublicPage>
  );
}

function Answer({ name, field, value }: { readonly name: string; readonly field: Field; readonly value: unknown }): ReactElement {
  const t = useText();
  return (
    <>
      <dt>{t(field.name)}</dt>
      <dd data-field={name}>{value === undefined ? <span className="muted">{t('check.left')}</span> : <AnswerValue field={field} value={value} />}</dd>
    </>
  );
}

/** The chosen kind in the words it was chosen by; everything else as its kind of field shows it. */
function AnswerValue({ field, value }: { readonly field: Field; readonly value: unknown }): ReactElement {
  if (field.kind !== 'list' || !Array.isArray(value)) return <Shown field={field} value={value} />;
  const files = value as readonly { readonly file: { readonly hash: string; readonly name: string } }[];
  return <ul>{files.map(({ file }) => <li key={file.hash}>{file.name}</li>)}</ul>;
}
