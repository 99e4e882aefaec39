import { type FormEvent, type ReactElement, useState } from 'react';
import { ROUTES } from '#contract/routes.ts';
import { useWrite } from '../../api/api.ts';
import { useOrganisation } from '../../api/names.ts';
import { useText } from '../../ui/language.tsx';
import { ProblemPanel } from '../../ui/problem-panel.tsx';

const ELSEWHERE = '-';

/** Sets the district of the selected patents, with the reason (人工认定区划). */
export function PlaceForm({ patents, onDone }: { readonly patents: readonly string[]; onDone(set: number): void }): ReactElement {
  const t = useText();
  const { districts = [] } = useOrganisation() ?? {};
  const [district, choose] = useState('');
  const [reason, write] = useState('');
  const set = useWrite(ROUTES.setPatentPlaces);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    set.mutate({ body: { patents: [...patents], reason: reason.trim(), ...(district !== ELSEWHERE && { district }) } }, { onSuccess: ({ set: n }) => onDone(n) });
  };
  return (
    <form className="place-form no-print" onSubmit={submit} aria-label={t('place.set')}>
      <label className="pick">{t('place.to')} <select className="text-input" value={district} onChange={(event) => choose(event.target.value)}>
        <option value="">{t('place.choose')}</option>
        {districts.map(({ code, name }) => <option key={code} value={code}>{t(name)}</option>)}
        <option value={ELSEWHERE}>{t('place.elsewhere')}</option>
      </select></label>
      <label className="pick place-reason">{t('place.reason')} <input className="text-input" value={reason} maxLength={1_000} onChange={(event) => write(event.target.value)} /></label>
      <button type="submit" className="button button-primary" disabled={district === '' || reason.trim() === '' || set.isPending}>{t('place.setFor', { n: patents.length })}</button>
      <ProblemPanel problem={set.error} />
    </form>
  );
}
