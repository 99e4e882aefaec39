import { type ReactElement, useState } from 'react';
import { CATALOG } from '#catalog/index.ts';
import { ROUTES } from '#contract/routes.ts';
import { date, person, type Values } from '#domain/form/index.ts';
import { refresh, useRead, useWrite } from '../../api/api.ts';
import { useMe } from '../../api/session.ts';
import { Form } from '../../fields/form.tsx';
import { Empty } from '../../ui/empty.tsx';
import { useText } from '../../ui/language.tsx';
import { Loading, Page } from '../../ui/page.tsx';
import { ProblemPanel } from '../../ui/problem-panel.tsx';
import { TEXTS } from '../../ui/texts.ts';
import '../parts.css';
import './admin.css';

const FIELDS = {
  to: person({ name: TEXTS['delegation.to'] }),
  since: date({ name: TEXTS['delegation.since'] }),
  until: date({ name: TEXTS['delegation.until'] }),
};

/** Who does my work while I am away, and who stands in for whom. */
export function DelegationPage(): ReactElement {
  const t = useText();
  const me = useMe();
  const isSeparate = me.roles.some((role) => CATALOG.roles[role]?.separation !== undefined);
  return (
    <Page title={t('admin.delegation')}>
      <div className="two-columns">
        <section>
          <h2>{t('delegation.mine')}</h2>
          <p className="muted">{t(isSeparate ? 'delegation.separate' : 'delegation.what')}</p>
          {!isSeparate && <Give today={me.today} />}
        </section>
        <section>
          <h2>{t('delegation.now')}</h2>
          <List today={me.today} />
        </section>
      </div>
    </Page>
  );
}

function Give({ today }: { readonly today: string }): ReactElement {
  const t = useText();
  const write = useWrite(ROUTES.delegate);
  const [round, setRound] = useState(0);
  const [initial] = useState<Values>({ since: today });
  const submit = ({ to, since, until }: Values): void => {
    write.mutate({ body: { to: String(to), since: String(since), until: String(until) } }, {
      onSuccess: () => {
        setRound(round + 1);
        void refresh(ROUTES.delegations, ROUTES.me);
      },
    });
  };
  return (
    <>
      {write.isSuccess && <output className="notice">{t('delegation.given')}</output>}
      <Form key={round} fields={FIELDS} initial={initial} submitLabel={t('delegation.give')} onSubmit={submit} busy={write.isPending} problem={write.error} />
    </>
  );
}

function List({ today }: { readonly today: string }): ReactElement {
  const t = useText();
  const { data, error, refetch } = useRead(ROUTES.delegations);
  if (error) return <ProblemPanel problem={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  if (data.delegations.length === 0) return <Empty title={t('delegation.none')} hint={t('delegation.noneHint')} />;
  return (
    <table className="flat-table">
      <thead><tr><th scope="col">{t('delegation.from')}</th><th scope="col">{t('delegation.to')}</th><th scope="col">{t('delegation.since')}</th><th scope="col">{t('delegation.until')}</th><th scope="col">{t('people.state')}</th></tr></thead>
      <tbody>
        {data.delegations.map((each) => (
          <tr key={each.id}>
            <th scope="row">{each.fromName}</th>
            <td>{each.toName}</td>
            <td className="nowrap">{each.since}</td>
            <td className="nowrap">{each.until}</td>
            <td className="nowrap">{each.since <= today ? <strong>{t('delegation.current')}</strong> : t('delegation.later')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
