import { Link } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import { ROUTES } from '#contract/routes.ts';
import { refresh, useRead, useWrite } from '../../api/api.ts';
import { Empty } from '../../ui/empty.tsx';
import { grouped } from '../../ui/format.ts';
import { useText } from '../../ui/language.tsx';
import { Loading } from '../../ui/page.tsx';
import { ProblemPanel } from '../../ui/problem-panel.tsx';
import { HitList } from './hit-list.tsx';
import { Pages } from './pages.tsx';

const PAGE = 20;

/** What newly matches a saved search, until its follower says to have seen it. */
export function NewMatches({ id }: { readonly id: string }): ReactElement {
  const t = useText();
  const [page, setPage] = useState(1);
  const { data, error } = useRead(ROUTES.newMatches, { params: { id }, query: { offset: (page - 1) * PAGE, limit: PAGE } }, { keep: true });
  const seen = useWrite(ROUTES.seenSavedSearch);
  if (!data) return error ? <ProblemPanel problem={error} /> : <Loading />;
  const { search, total, hits } = data;
  const mark = (): void => seen.mutate({ params: { id }, body: { upTo: search.upTo } }, { onSuccess: () => { setPage(1); void refresh(ROUTES.newMatches, ROUTES.savedSearches); } });
  return (
    <section aria-label={t('saved.newOf', { name: search.name })}>
      <div className="search-line">
        <h2 className="saved-title">{t('saved.newOf', { name: search.name })} <span className="muted">{t('saved.count', { n: grouped(total) })}</span></h2>
        <span className="search-row">
          {total > 0 && <button type="button" className="button button-primary" disabled={seen.isPending} onClick={mark}>{t('saved.seen')}</button>}
          <Link to="/search" className="button" search={{ q: search.query, sort: search.sort, ...(!search.synonyms && { synonyms: false }) }}>{t('saved.openAll')}</Link>
        </span>
      </div>
      <ProblemPanel problem={seen.error} />
      {total === 0 ? <Empty title={t('saved.nothingNew')} hint={t('saved.nothingNewHint')} /> : <HitList hits={hits} found={{ q: search.query, ...(!search.synonyms && { synonyms: false }) }} />}
      <Pages page={page} pages={Math.ceil(total / PAGE)} onGo={setPage} />
    </section>
  );
}
