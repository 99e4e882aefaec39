import { Link, useNavigate } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import { ROUTES } from '#contract/routes.ts';
import { useRead } from '../../api/api.ts';
import { useActor } from '../../api/session.ts';
import { Empty } from '../../ui/empty.tsx';
import { grouped } from '../../ui/format.ts';
import { useText } from '../../ui/language.tsx';
import { Loading, Page } from '../../ui/page.tsx';
import { ProblemPanel } from '../../ui/problem-panel.tsx';
import { ScrollBox } from '../../ui/scroll-box.tsx';
import '../parts.css';
import { readsOnly } from '../posts.ts';
import { Exports } from '../search/exports.tsx';
import '../search/search.css';
import { type Collection, CollectionForm } from './collection-form.tsx';
import './collections.css';

/** The collections of the caller and those shared with the bureau (收藏夹), and files that are being made. */
export function CollectionsPage(): ReactElement {
  const t = useText();
  const may = !readsOnly(useActor());
  const navigate = useNavigate();
  const [creating, setCreating] = useState(false);
  const { data, error, refetch } = useRead(ROUTES.collections);
  const open = ({ id }: Collection): void => void navigate({ to: '/collections/$id', params: { id } });
  return (
    <Page title={t('collection.title')} actions={may && <button type="button" className="button button-primary" aria-expanded={creating} onClick={() => setCreating(!creating)}>{t('collection.new')}</button>}>
      {creating && <CollectionForm onDone={open} onCancel={() => setCreating(false)} />}
      <ProblemPanel problem={error} onRetry={() => void refetch()} />
      {!data && !error && <Loading />}
      {data?.rows.length === 0 && <Empty title={t('collection.none')} hint={t('collection.noneHint')} />}
      {data && data.rows.length > 0 && <Table rows={data.rows} />}
      <Exports />
    </Page>
  );
}

function Table({ rows }: { readonly rows: readonly Collection[] }): ReactElement {
  const t = useText();
  return (
    <ScrollBox name={t('collection.title')}>
      <table className="flat-table">
        <thead><tr><th scope="col">{t('collection.name')}</th><th scope="col" className="num">{t('collection.patents')}</th><th scope="col">{t('collection.whose')}</th><th scope="col">{t('collection.sharing')}</th><th scope="col">{t('collection.note')}</th></tr></thead>
        <tbody>{rows.map(({ id, name, patents, mine, ownerName, shared, note }) => (
          <tr key={id}>
            <th scope="row"><Link to="/collections/$id" params={{ id }}>{name}</Link></th><td className="num">{grouped(patents)}</td>
            <td>{mine ? t('collection.mine') : ownerName}</td><td className="nowrap">{t(`collection.shared.${shared}`)}</td><td><span className="saved-query" title={note}>{note}</span></td>
          </tr>
        ))}</tbody>
      </table>
    </ScrollBox>
  );
}
