import { Link } from '@tanstack/react-router';
import { type ReactElement, useMemo, useState } from 'react';
import { ROUTES } from '#contract/routes.ts';
import { date, longText, optional, text, type Values, yesNo } from '#domain/form/index.ts';
import { refresh, useWrite } from '../../api/api.ts';
import { Form } from '../../fields/form.tsx';
import { useText } from '../../ui/language.tsx';
import { TEXTS } from '../../ui/texts.ts';
import { districtLines, type Root, type Setup, setupChanges } from './setup.ts';

const FIELDS = {
  bureau: text({ name: TEXTS['setup.bureau'], maxLength: 60 }),
  bureauEn: optional(text({ name: TEXTS['setup.bureauEn'], help: TEXTS['org.nameEnHelp'], maxLength: 60 })),
  city: text({ name: TEXTS['setup.city'], maxLength: 60 }),
  cityCode: text({ name: TEXTS['setup.cityCode'], help: TEXTS['setup.cityCodeHelp'], maxLength: 12 }),
  districts: longText({ name: TEXTS['setup.districts'], help: TEXTS['setup.districtsHelp'], maxLength: 20_000 }),
  bureaus: yesNo({ name: TEXTS['setup.bureaus'], help: TEXTS['setup.bureausHelp'] }),
  since: date({ name: TEXTS['setup.since'], help: TEXTS['setup.sinceHelp'] }),
  basis: text({ name: TEXTS['setup.basis'], help: TEXTS['org.basisHelp'], maxLength: 500 }),
};

function setupFrom(values: Values): Setup {
  const said = (name: keyof typeof FIELDS): string => (typeof values[name] === 'string' ? values[name] : '');
  return { bureau: said('bureau'), bureauEn: said('bureauEn'), city: said('city'), cityCode: said('cityCode'), districts: said('districts'), bureaus: values['bureaus'] === true, since: said('since') };
}

/** Sets a new bureau up in one step: its name, the city, the districts and their bureaus. */
export function SetupForm({ root, year }: { readonly root: Root; readonly year: number }): ReactElement {
  const t = useText();
  const write = useWrite(ROUTES.changeOrganisation);
  const [wrong, setWrong] = useState<string>();
  const initial = useMemo((): Values => ({ bureaus: true, since: `${year - 5}-01-01` }), [year]);
  const submit = (values: Values, forget: () => void): void => {
    const setup = setupFrom(values);
    const found = districtLines(setup.districts).wrong;
    setWrong(found && t('setup.noLine', { n: found.n, text: found.text }));
    if (found) return;
    write.mutate({ body: { changes: setupChanges(setup, root), basis: String(values['basis'] ?? '') } }, {
      onSuccess: () => {
        forget();
        void refresh(ROUTES.organisation, ROUTES.organisationChart, ROUTES.me);
      },
    });
  };
  return (
    <section className="setup">
      <h2>{t('setup.title')}</h2>
      <p className="muted">{t('setup.lead')}</p>
      <Form fields={FIELDS} initial={initial} draftKey="setup" submitLabel={t('setup.save')} onSubmit={submit} busy={write.isPending} problem={write.error}>
        {wrong && <p className="field-problem" role="alert">{wrong}</p>}
      </Form>
    </section>
  );
}

/** What comes after the setting up, in order. */
export function NextSteps({ lacksAdministrators }: { readonly lacksAdministrators: boolean }): ReactElement {
  const t = useText();
  return (
    <section className="setup">
      <h2>{t('setup.next')}</h2>
      <ol className="next-steps">
        {lacksAdministrators && <li><Link to="/admin/people">{t('setup.nextAdministrators')}</Link></li>}
        <li>{t('setup.nextUnits')}</li>
        <li><Link to="/admin/people">{t('setup.nextPeople')}</Link></li>
        <li><Link to="/admin/rules">{t('setup.nextRules')}</Link></li>
      </ol>
    </section>
  );
}
