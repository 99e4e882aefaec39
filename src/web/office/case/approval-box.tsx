import type { ReactElement } from 'react';
import type { CaseType } from '#domain/case/case-type.ts';
import { actionForm } from '#domain/case/decide.ts';
import { fieldUi, Shown } from '../../fields/registry.ts';
import { instantCell } from '../../ui/format.ts';
import { useText } from '../../ui/language.tsx';
import type { CaseDetail } from './detail.ts';

type Pending = NonNullable<CaseDetail['pending']>;

/** What waits for approval: the proposal and how far it has come through the chain. */
export function ApprovalBox({ pending, type }: { readonly pending: Pending; readonly type: CaseType }): ReactElement {
  const t = useText();
  const declared = type.actions[pending.action];
  const fields = declared ? Object.entries(actionForm(type, declared)).filter(([name]) => pending.input[name] !== undefined) : [];
  return (
    <section className="approval print-whole" aria-label={t('case.approval')}>
      <h2>{t('case.approval.of', { action: t(pending.actionName) })} <span className="muted">{t('case.approval.by', { name: pending.proposedBy })}</span></h2>
      {fields.length > 0 && (
        <dl className="event-input">
          {fields.map(([name, field]) => <div key={name} className={fieldUi(field).wide ? 'input-wide' : undefined}><dt>{t(field.name)}</dt><dd><Shown field={field} value={pending.input[name]} /></dd></div>)}
        </dl>
      )}
      <ol className="approval-steps">
        {pending.steps.map((step, index) => <Step key={step.role + String(index)} step={step} place={index - pending.step} mine={pending.mayDecide} />)}
      </ol>
    </section>
  );
}

function Step({ step, place, mine }: { readonly step: Pending['steps'][number]; readonly place: number; readonly mine: boolean }): ReactElement {
  const t = useText();
  if (place < 0) {
    return (
      <li className="step-done">
        <strong>{t(step.name)}</strong> {step.actorName} {step.at && <span className="muted">{instantCell(step.at)}</span>}
        <p className="shown-lines">{step.opinion}</p>
      </li>
    );
  }
  if (place > 0) return <li className="step-later muted">{t(step.name)} {t('case.approval.later')}</li>;
  return <li className="step-now" aria-current="step"><strong>{t(step.name)}</strong> {t(mine ? 'case.approval.you' : 'case.approval.waiting')}</li>;
}
