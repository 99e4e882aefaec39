import { type FormEvent, type ReactElement, useId, useState } from 'react';
import { ROUTES } from '#contract/routes.ts';
import { party, type PartyReference } from '#domain/form/index.ts';
import { companyName } from '#domain/party/company-name.ts';
import { useWrite } from '../../api/api.ts';
import { PartyInput } from '../../fields/party/input.tsx';
import { useText } from '../../ui/language.tsx';
import { ProblemPanel } from '../../ui/problem-panel.tsx';

const FIELD = party({ name: { zh: '主体', en: 'Party' } });

/** Says that a name on patents is a party's though nothing suggests it: a name in another script, a short one (手工认定). */
export function LinkForm({ onDone }: { onDone(name: string, decision: 'same' | 'branch'): void }): ReactElement {
  const t = useText();
  const id = useId();
  const [name, write] = useState('');
  const [chosen, choose] = useState<PartyReference>();
  const [decision, decide] = useState<'same' | 'branch'>('same');
  const [reason, explain] = useState('');
  const link = useWrite(ROUTES.decideParty);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!chosen) return;
    link.mutate({ body: { of: 'name', subject: companyName(name).plain, party: chosen.id, decision, reason: reason.trim() } }, {
      onSuccess: () => {
        write('');
        choose(undefined);
        explain('');
        onDone(name, decision);
      },
    });
  };
  return (
    <details className="match-link no-print">
      <summary>{t('match.byHand')}</summary>
      <form className="match-link-form" onSubmit={submit} aria-label={t('match.byHand')}>
        <label>{t('match.onPatents')} <input className="text-input" value={name} maxLength={300} onChange={(event) => write(event.target.value)} /></label>
        <div><label htmlFor={id}>{t('match.party')}</label> <PartyInput field={FIELD} id={id} value={chosen} onChange={(value) => choose(value as PartyReference | undefined)} invalid={false} describedBy={undefined} problemsAt={() => []} /></div>
        <label>{t('match.decision')} <select className="text-input" value={decision} onChange={(event) => decide(event.target.value === 'branch' ? 'branch' : 'same')}><option value="same">{t('match.same')}</option><option value="branch">{t('match.branch')}</option></select></label>
        <label>{t('place.reason')} <input className="text-input" value={reason} maxLength={1_000} onChange={(event) => explain(event.target.value)} /></label>
        <p><button type="submit" className="button button-primary" disabled={name.trim() === '' || !chosen || reason.trim() === '' || link.isPending}>{t('match.decide')}</button></p>
        <ProblemPanel problem={link.error} />
      </form>
    </details>
  );
}
