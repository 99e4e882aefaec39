import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { type ReactElement, useMemo, useState } from 'react';
import { CATALOG } from '#catalog/index.ts';
import type { Reply } from '#contract/route.ts';
import { ROUTES } from '#contract/routes.ts';
import type { CaseType } from '#domain/case/case-type.ts';
import { openingForm } from '#domain/case/decide.ts';
import type { Values } from '#domain/form/index.ts';
import { refresh, useWrite } from '../../api/api.ts';
import { useActor, useMe } from '../../api/session.ts';
import { Form } from '../../fields/form.tsx';
import { startValues } from '../../fields/start-values.ts';
import { Empty } from '../../ui/empty.tsx';
import { useText } from '../../ui/language.tsx';
import { Page } from '../../ui/page.tsx';
import { mayOpen } from '../posts.ts';
import './entry.css';

const route = getRouteApi('/cases/$type/new');

/** A new entry of one kind. */
export function EntryPage(): ReactElement {
  const t = useText();
  const { type: id } = route.useParams();
  const type = CATALOG.findType(id);
  const actor = useActor();
  if (type?.opening.together) return <Page title={t(type.name)}><Empty title={t('entry.together', { type: t(type.name) })} hint={t(type.opening.together)} /></Page>;
  if (!type) return <Page title={t('list.unknownType')}><Empty title={t('list.unknownType')} hint={t('common.notFoundHint')} /></Page>;
  if (!mayOpen(type, actor)) {
    const roles = t(CATALOG.doerNames(type.opening.by, type));
    return <Page title={t(type.name)}><Empty title={t('entry.notYours', { type: t(type.name) })} hint={t('entry.notYoursHint', { roles })} /></Page>;
  }
  return <Entry key={id} type={type} />;
}

function Entry({ type }: { readonly type: CaseType }): ReactElement {
  const t = useText();
  const me = useMe();
  const navigate = useNavigate();
  const write = useWrite(ROUTES.openCase);
  const fields = useMemo(() => openingForm(type), [type]);
  const initial = useMemo(() => startValues(type, me.today), [type, me.today]);
  const [again, setAgain] = useState(false);
  const [entered, setEntered] = useState<readonly Reply<typeof ROUTES.openCase>['row'][]>([]);
  const submit = (input: Values, forget: () => void): void => {
    write.mutate({ body: { type: type.id, input } }, {
      onSuccess: ({ row }) => {
        forget();
        void refresh(ROUTES.cases, ROUTES.worklist);
        if (again) setEntered((before) => [row, ...before]);
        else void navigate({ to: '/case/$id', params: { id: row.id } });
      },
    });
  };
  return (
    <Page title={`${t(type.opening.name)} · ${t(type.name)}`}>
      {type.help && <p className="page-help">{t(type.help)}</p>}
      {entered.length > 0 && (
        <output className="notice">
          {t('entry.done')} {entered.map((row) => <Link key={row.id} to="/case/$id" params={{ id: row.id }} className="entered">{row.number}</Link>)}
        </output>
      )}
      <div className="entry">
        <Form
          key={entered.length}
          fields={fields}
          initial={initial}
          today={me.today}
          draftKey={`${me.person}.open.${type.id}`}
          submitLabel={t(type.opening.name)}
          busy={write.isPending}
          problem={write.error}
          onSubmit={submit}
          onCancel={() => void navigate({ to: '/cases/$type', params: { type: type.id } })}
        >
          {type.shape === 'ledger' && (
            <label className="choice entry-again">
              <input type="checkbox" checked={again} onChange={(event) => setAgain(event.target.checked)} />
              {t('entry.again')}
            </label>
          )}
        </Form>
      </div>
    </Page>
  );
}
