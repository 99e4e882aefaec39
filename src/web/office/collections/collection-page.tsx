import { getRouteApi, Link } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import type { Reply } from '#contract/route.ts';
import { ROUTES } from '#contract/routes.ts';
import { refresh, useRead, useWrite } from '../../api/api.ts';
import { useActor } from '../../api/session.ts';
import { Empty } from '../../ui/empty.tsx';
import { grouped, instantWords } from '../../ui/format.ts';
import { useLanguage, useText } from '../../ui/language.tsx';
import { Loading, Page } from '../../ui/page.tsx';
import { ProblemPanel } from '../../ui/problem-panel.tsx';
import '../parts.css';
import { readsOnly } from '../posts.ts';
import { Exports } from '../search/exports.tsx';
import { Pages } from '../search/pages.tsx';
import '../search/search.css';
import { CollectedPatents } from './collected-patents.tsx';
import { CollectionExport } from './collection-export.tsx';
import { type Collection, CollectionForm } from './collection-form.tsx';
import './collections.css';

const route = getRouteApi('/collections/$id');
const PAGE = 50;

/** What a collection holds with its notes, what was done to it, and its files. */
export function CollectionPage(): ReactElement {
  const t = useText();
  const may = !readsOnly(useActor());
  const { id } = route.useParams();
  const { page = 1 } = route.useSearch();
  const navigate = route.useNavigate();
  const { data, error, refetch } = useRead(ROUTES.collection, { params: { id }, query: { offset: (page - 1) * PAGE, limit: PAGE } }, { keep: true });
  const back = <Link to="/collections" className="button">{t('collection.back')}</Link>;
  const collection = data?.collection;
  return (
    <Page title={collection?.name ?? t('collection.title')} aside={collection && <>{t('collection.count', { n: grouped(data.total) })} · {collection.mine ? t(`collection.shared.${collection.shared}`) : collection.ownerName}</>} actions={<>{collection && data.total > 0 && <Link to="/search" className="button" search={{ q: '', within: id }}>{t('collection.within')}</Link>}{back}</>}>
      <ProblemPanel problem={error} onRetry={() => void refetch()} />
      {!data && !error && <Loading />}
      {data && collection && (
        <div className="collection-page">
          {collection.note !== '' && <p className="collection-text">{collection.note}</p>}
          {collection.mine && may && <OwnerTools collection={collection} />}
          {data.total > 0 && <CollectionExport collection={collection} />}
          {data.total === 0 ? <Empty title={t('collection.empty')} hint={t('collection.emptyHint')} /> : <CollectedPatents key={`${id} ${page}`} collection={collection} rows={data.rows} mayEdit={collection.mayEdit && may} />}
          <Pages page={page} pages={Math.ceil(data.total / PAGE)} onGo={(to) => void navigate({ to: '/collections/$id', params: { id }, search: to > 1 ? { page: to } : {} })} />
          <Exports />
          <Acts acts={data.acts} />
        </div>
      )}
    </Page>
  );
}

/** Renames, notes, shares and deletes: what only the owner may. */
function OwnerTools({ collection }: { readonly collection: Collection }): ReactElement {
  const t = useText();
  const navigate = route.useNavigate();
  const [doing, setDoing] = useState<'change' | 'delete'>();
  const remove = useWrite(ROUTES.removeCollection);
  const stop = (): void => setDoing(undefined);
  if (doing === 'change') return <CollectionForm collection={collection} onDone={stop} onCancel={stop} />;
  return (
    <div className="search-tools no-print">
      <button type="button" className="link-button" onClick={() => setDoing('change')}>{t('collection.change')}</button>
      {doing === undefined && <button type="button" className="link-button" onClick={() => setDoing('delete')}>{t('collection.delete')}</button>}
      {doing === 'delete' && <span role="alert">{t('collection.deleteSure')}</span>}
      {doing === 'delete' && <button type="button" className="button" disabled={remove.isPending} onClick={() => remove.mutate({ params: { id: collection.id } }, { onSuccess: () => { void refresh(ROUTES.collections); void navigate({ to: '/collections' }); } })}>{t('collection.deleteYes')}</button>}
      {doing === 'delete' && <button type="button" className="button" onClick={stop}>{t('common.cancel')}</button>}
      <ProblemPanel problem={remove.error} />
    </div>
  );
}

function Acts({ acts }: Pick<Reply<typeof ROUTES.collection>, 'acts'>): ReactElement {
  const t = useText();
  const { language } = useLanguage();
  return (
    <details className="collection-acts">
      <summary>{t('collection.acts')}</summary>
      <ul>{acts.map(({ act, byName, at, patents, detail }, index) => (
        <li key={`${index} ${at}`}>{t(`collection.act.${act as 'added'}`, { n: grouped(patents) })} <span className="muted">{byName} · {instantWords(at, language)}{detail !== undefined && ` · ${detail}`}</span></li>
      ))}</ul>
    </details>
  );
}
