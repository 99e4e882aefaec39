import { Link } from '@tanstack/react-router';
import { type FormEvent, type ReactElement, useState } from 'react';
import type { Reply } from '#contract/route.ts';
import { ROUTES } from '#contract/routes.ts';
import { refresh, useRead, useWrite } from '../../api/api.ts';
import { useActor } from '../../api/session.ts';
import { grouped } from '../../ui/format.ts';
import { readsOnly } from '../posts.ts';
import { useText } from '../../ui/language.tsx';
import { ProblemPanel } from '../../ui/problem-panel.tsx';
import { ScrollBox } from '../../ui/scroll-box.tsx';
import './search.css';
import type { PatentSearch } from './searches.ts';

type Saved = Reply<typeof ROUTES.saveSearch>;

/** How often the page asks whether something new matches. */
const EVERY = 60_000;

/** The query, order and width of a saved search, as the address bar holds them. */
function asSearch({ query, sort, synonyms }: Pick<Saved, 'query' | 'sort' | 'synonyms'>): PatentSearch {
  return { q: query, sort, ...(!synonyms && { synonyms }) };
}

/** The saved searches of the caller and those shared with the bureau, each with what newly matches it; nothing where there is none. */
export function SavedSearches(): ReactElement | null {
  const t = useText();
  const { data, error } = useRead(ROUTES.savedSearches, undefined, { every: EVERY });
  if (error) return <ProblemPanel problem={error} />;
  if (!data || data.rows.length === 0) return null;
  return (
    <section aria-labelledby="saved-searches">
      <h2 id="saved-searches" className="saved-title">{t('saved.title')}</h2>
      <ScrollBox name={t('saved.title')}>
        <table className="flat-table">
          <thead><tr><th scope="col">{t('saved.name')}</th><th scope="col" className="num">{t('saved.fresh')}</th><th scope="col">{t('search.query')}</th><th scope="col">{t('saved.whose')}</th><th scope="col">{t('saved.alert')}</th><th scope="col"><span className="sr-only">{t('saved.change')}</span></th></tr></thead>
          <tbody>{data.rows.map((row) => <SavedRow key={row.id} row={row} />)}</tbody>
        </table>
      </ScrollBox>
    </section>
  );
}

function SavedRow({ row }: { readonly row: Saved }): ReactElement {
  const t = useText();
  const may = !readsOnly(useActor());
  const [editing, setEditing] = useState(false);
  const follow = useWrite(ROUTES.followSavedSearch);
  const remove = useWrite(ROUTES.removeSavedSearch);
  const done = { onSuccess: () => void refresh(ROUTES.savedSearches) };
  const params = { id: row.id };
  if (editing) return <tr><td colSpan={6}><SaveForm saved={row} search={asSearch(row)} onClose={() => setEditing(false)} /></td></tr>;
  return (
    <tr>
      <th scope="row"><Link to="/search" search={asSearch(row)}>{row.name}</Link>{row.problem && <span className="row-line muted">{t('saved.fault')}{t(row.problem)}</span>}<ProblemPanel problem={follow.error ?? remove.error} /></th>
      <td className="num">{row.fresh > 0 ? <Link to="/search" search={{ fresh: row.id }}>{grouped(row.fresh)}</Link> : <span className="muted">{row.following ? '0' : ''}</span>}</td>
      <td><code className="saved-query">{row.query === '' ? t('search.all') : row.query}</code></td>
      <td>{row.mine ? t(row.shared ? 'saved.mineShared' : 'saved.mine') : row.ownerName}</td>
      <td><label className="search-switch"><input type="checkbox" checked={row.following} disabled={!may || follow.isPending} aria-label={t('saved.alertOf', { name: row.name })} onChange={(event) => follow.mutate({ params, body: { following: event.target.checked } }, done)} /></label></td>
      <td>{row.mine && may && <><button type="button" className="link-button" onClick={() => setEditing(true)}>{t('saved.change')}</button>{' '}<button type="button" className="link-button" disabled={remove.isPending} onClick={() => remove.mutate({ params }, done)}>{t('saved.remove')}</button></>}</td>
    </tr>
  );
}

interface SaveFormProps {
  /** The one that is changed; without it a new one is kept. */
  readonly saved?: Saved;
  readonly search: PatentSearch;
  onClose(): void;
}

/** Asks for the name of a search and whether the bureau shares it. */
export function SaveForm({ saved, search, onClose }: SaveFormProps): ReactElement {
  const t = useText();
  const [name, setName] = useState(saved?.name ?? '');
  const [query, setQuery] = useState(search.q ?? '');
  const [shared, setShared] = useState(saved?.shared ?? false);
  const save = useWrite(ROUTES.saveSearch);
  const change = useWrite(ROUTES.changeSavedSearch);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const body = { name, query, shared, synonyms: search.synonyms ?? true, ...(search.sort !== undefined && { sort: search.sort }) };
    const done = { onSuccess: () => { void refresh(ROUTES.savedSearches); onClose(); } };
    if (saved) change.mutate({ params: { id: saved.id }, body }, done);
    else save.mutate({ body }, done);
  };
  return (
    <form className="save-form" onSubmit={submit}>
      <label>{t('saved.name')} <input className="text-input" value={name} maxLength={80} required onChange={(event) => setName(event.target.value)} /></label>
      {saved && <label className="save-query">{t('search.query')} <input className="text-input" value={query} spellCheck={false} onChange={(event) => setQuery(event.target.value)} /></label>}
      <label className="search-switch"><input type="checkbox" checked={shared} onChange={(event) => setShared(event.target.checked)} /> {t('saved.share')}</label>
      <button type="submit" className="button button-primary" disabled={save.isPending || change.isPending}>{t('saved.save')}</button>
      <button type="button" className="button" onClick={onClose}>{t('common.cancel')}</button>
      <ProblemPanel problem={save.error ?? change.error} />
    </form>
  );
}

/** The button that keeps the search on show; a notice once it is kept. */
export function SaveSearch({ search }: { readonly search: PatentSearch }): ReactElement {
  const t = useText();
  const [open, setOpen] = useState(false);
  return open ? <SaveForm search={search} onClose={() => setOpen(false)} /> : <button type="button" className="button" onClick={() => setOpen(true)}>{t('saved.keep')}</button>;
}

/** In my work: how many patents newly match the searches that I follow; nothing where there is none. */
export function SearchAlerts(): ReactElement | null {
  const t = useText();
  const { data } = useRead(ROUTES.savedSearches, undefined, { every: EVERY });
  const news = data?.rows.filter(({ fresh }) => fresh > 0) ?? [];
  if (!data || news.length === 0) return null;
  return (
    <p className="notice search-alerts">
      <strong>{t('saved.news', { n: grouped(data.fresh) })}</strong>
      {news.map(({ id, name, fresh }) => <Link key={id} to="/search" search={{ fresh: id }}>{t('saved.newsOf', { name, n: grouped(fresh) })}</Link>)}
    </p>
  );
}
