import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { ROUTES } from '#contract/routes.ts';
import { refresh, useWrite } from '../../api/api.ts';
import { useMe } from '../../api/session.ts';
import { Empty } from '../../ui/empty.tsx';
import { useText } from '../../ui/language.tsx';
import { Page } from '../../ui/page.tsx';
import { holdsPostFor } from '../posts.ts';
import '../parts.css';
import { EntryForm } from './entry-form.tsx';
import './patent.css';

/** Enters a patent by hand. */
export function NewPatentPage(): ReactElement {
  const t = useText();
  const me = useMe();
  const navigate = useNavigate();
  const write = useWrite(ROUTES.registerPatent);
  const back = <Link to="/patents" className="button">{t('patent.back')}</Link>;
  if (!holdsPostFor(me, ROUTES.registerPatent.access)) return <Page title={t('entry.new')} actions={back}><Empty title={t('entry.mayNot')} /></Page>;
  return (
    <Page title={t('entry.new')} actions={back}>
      <p className="muted entry-lead">{t('entry.lead')}</p>
      <div className="patent-page">
        <EntryForm
          submitLabel={t('entry.save')} busy={write.isPending} problem={write.error} draftKey="patent-entry"
          onSubmit={(body, forget) => write.mutate({ body }, {
            onSuccess: ({ id, outcome, relinked }) => {
              forget();
              void refresh(ROUTES.patents, ROUTES.patent);
              void navigate({ to: '/patents/$id', params: { id }, search: { done: outcome, ...(relinked > 0 && { relinked }) } });
            },
          })}
        />
      </div>
    </Page>
  );
}
