import { type ReactElement, useState } from 'react';
import { ROUTES } from '#contract/routes.ts';
import { client } from '../../api/api.ts';
import { useOrganisation } from '../../api/names.ts';
import { useMe } from '../../api/session.ts';
import { useText } from '../../ui/language.tsx';
import { Pick } from '../indicators/scope-bar.tsx';

/** The form that is handed out to be filled in and comes back as a statement (下发填报表). */
export function FormMaker(): ReactElement {
  const t = useText();
  const { today } = useMe();
  const organisation = useOrganisation();
  const [source, setSource] = useState('');
  const [month, setMonth] = useState(today.slice(0, 7));
  const [district, setDistrict] = useState('');
  const districts = organisation?.districts.map((each) => ({ value: each.code, name: t(each.name) })) ?? [];
  const isReady = source.trim() !== '' && /^\d{4}-\d{2}$/.test(month);
  const query = { source: source.trim(), month, ...(district !== '' && { district }) };
  return (
    <details className="import-note">
      <summary>{t('import.form')}</summary>
      <p className="muted">{t('import.formHint')}</p>
      <div className="form-maker">
        <label className="pick"><span>{t('import.sourceName')}</span><input type="text" className="text-input" value={source} onChange={(event) => setSource(event.target.value)} /></label>
        <label className="pick"><span>{t('import.month')}</span><input type="month" className="text-input" value={month} onChange={(event) => setMonth(event.target.value)} /></label>
        <Pick label={t('ind.district')} value={district} choices={[{ value: '', name: t('ind.wholeCity') }, ...districts]} onChange={setDistrict} />
        {isReady ? <a className="button" href={client.address(ROUTES.statementForm, { query })} download>{t('import.formMake')}</a> : <button type="button" className="button" disabled>{t('import.formMake')}</button>}
      </div>
    </details>
  );
}
