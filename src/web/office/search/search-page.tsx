import { getRouteApi, Link } from '@tanstack/react-router';
import { type FormEvent, type ReactElement, useState } from 'react';
import { ROUTES } from '#contract/routes.ts';
import { useRead } from '../../api/api.ts';
import { useActor } from '../../api/session.ts';
import { Empty } from '../../ui/empty.tsx';
import { grouped } from '../../ui/format.ts';
import { useLanguage, useText } from '../../ui/language.tsx';
import { Loading, Page } from '../../ui/page.tsx';
import { ProblemPanel } from '../../ui/problem-panel.tsx';
import { readsOnly } from '../posts.ts';
import { Pick } from '../indicators/scope-bar.tsx';
import '../parts.css';
import { ExportLinks } from './export-links.tsx';
import { Facets } from './facets.tsx';
import { Exports } from './exports.tsx';
import { narrowed } from './query-text.ts';
import { NewMatches } from './new-matches.tsx';
import { Pages } from './pages.tsx';
import { QueryForm } from './query-form.tsx';
import { SelectableHits } from './selectable-hits.tsx';
import { SavedSearches, SaveSearch } from './saved-searches.tsx';
import './search.css';
import type { PatentSearch } from './searches.ts';
import { WrongPlace } from './wrong-place.tsx';

const route = getRouteApi('/search');
const PAGE = 20;
const SORTS = ['relevance', 'filed-newest', 'filed-oldest', 'published-newest', 'published-oldest', 'granted-newest', 'granted-oldest'] as const;

/** Patent search: a query in the searchers' language or from the form, its hits with what was found in them, and what they are counted by. */
export function SearchPage(): ReactElement {
  const t = useText();
  const { language } = useLanguage();
  const actor = useActor();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { q = '', sort = 'relevance', page = 1, synonyms = true, within } = search;
  const asked = search.q !== undefined;
  const { data, error, isFetching } = useRead(ROUTES.searchPatents, { query: { q, sort, offset: (page - 1) * PAGE, limit: PAGE, facets: 'all', ...(!synonyms && { synonyms }), ...(within !== undefined && { within }) } }, { enabled: asked, keep: true });
  const go = (next: PatentSearch): void => void navigate({ to: '/search', search: next });
  const kept: PatentSearch = { sort, ...(!synonyms && { synonyms }), ...(within !== undefined && { within }) };
  const shown = asked && !error ? data : undefined;
  return (
    <Page title={t('search.title')} aside={shown && <span className="muted">{t('search.total', { n: grouped(shown.total), ms: Math.max(1, Math.round(shown.tookMs)) })}</span>}>
      {within !== undefined && <Within id={within} onLeave={() => go({ q, sort, ...(!synonyms && { synonyms }) })} />}
      <QueryBox key={q} query={q} onSearch={(next) => go({ ...kept, q: next })} />
      {error?.errors[0]?.offset === undefined ? <ProblemPanel problem={error} /> : <WrongPlace query={q} problem={error.errors[0]} language={language} />}
      {asked && !data && !error && <Loading />}
      {!asked && search.fresh !== undefined && <NewMatches key={search.fresh} id={search.fresh} />}
      {!asked && search.fresh === undefined && <><SavedSearches /><Exports /><Empty title={t('search.start')} hint={t('search.startHint')} /></>}
      {shown && (
        <div className="search-desk" aria-busy={isFetching}>
          <Facets facets={shown.facets} onNarrow={(clause) => go({ ...kept, q: narrowed(q, clause) })} />
          <div>
            <div className="search-line">
              <span className="muted">{t('search.understood')}{t('common.separator')}<code>{shown.canonical === '' ? t('search.all') : shown.canonical}</code></span>
              <Pick label={t('search.sort')} value={sort} choices={SORTS.map((each) => ({ value: each, name: t(`search.sort.${each}`) }))} onChange={(next) => go({ ...kept, q, sort: next })} />
            </div>
            <Widening widened={shown.widened} synonyms={synonyms} onSwitch={(on) => go({ q, sort, ...(within !== undefined && { within }), ...(!on && { synonyms: false }) })} />
            <div className="search-tools no-print">{!readsOnly(actor) && <SaveSearch key={q} search={{ ...kept, q }} />}{shown.total > 0 && <ExportLinks q={q} sort={sort} synonyms={synonyms} within={within} total={shown.total} />}</div>
            {!shown.upToDate && <p className="muted">{t('search.behind')}</p>}
            <Exports />
            {shown.total === 0 ? <Empty title={t('search.nothing')} hint={t('search.nothingHint')} /> : <SelectableHits key={`${q} ${within ?? ''}`} hits={shown.hits} total={shown.total} found={{ ...kept, q, from: (page - 1) * PAGE }} />}
            <Pages page={page} pages={Math.ceil(shown.total / PAGE)} onGo={(to) => go({ ...search, page: to })} />
          </div>
        </div>
      )}
    </Page>
  );
}

/** That only a collection is searched, and the way out of it. */
function Within({ id, onLeave }: { readonly id: string; onLeave(): void }): ReactElement {
  const t = useText();
  const { data } = useRead(ROUTES.collections);
  const name = data?.rows.find((each) => each.id === id)?.name ?? '';
  return <p className="search-tools"><Link to="/collections/$id" params={{ id }}>{t('collection.searching', { name })}</Link><button type="button" className="link-button" onClick={onLeave}>{t('collection.everywhere')}</button></p>;
}

/** What the table of synonyms added to the query, and the switch to search without it. */
function Widening({ widened, synonyms, onSwitch }: { readonly widened: string | undefined; readonly synonyms: boolean; onSwitch(on: boolean): void }): ReactElement {
  const t = useText();
  return (
    <div className="search-tools">
      <label className="search-switch"><input type="checkbox" checked={synonyms} onChange={(event) => onSwitch(event.target.checked)} /> {t('search.synonyms')} <Link to="/cases/$type" params={{ type: 'synonym-group' }}>{t('search.synonymTable')}</Link></label>
      {widened !== undefined && <span className="muted">{t('search.widened')}{t('common.separator')}<code>{widened}</code></span>}
    </div>
  );
}

function QueryBox({ query, onSearch }: { readonly query: string; onSearch(query: string): void }): ReactElement {
  const t = useText();
  const [text, setText] = useState(query);
  const [form, setForm] = useState(false);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onSearch(text);
  };
  return (
    <search><form className="search-box" onSubmit={submit}>
      <label className="search-label" htmlFor="search-query">{t('search.query')}</label>
      <div className="search-row">
        <input id="search-query" className="text-input search-query" type="search" value={text} onChange={(event) => setText(event.target.value)} placeholder={t('search.example')} spellCheck={false} autoComplete="off" />
        <button type="submit" className="button button-primary">{t('search.go')}</button>
        <button type="button" className="button" aria-expanded={form} onClick={() => setForm(!form)}>{t('search.form')}</button>
      </div>
      {form && <QueryForm onQuery={setText} />}
      <details className="search-help"><summary>{t('search.help')}</summary><p>{t('search.helpText')}</p></details>
    </form></search>
  );
}
