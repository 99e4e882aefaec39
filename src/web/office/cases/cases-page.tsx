import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { type ReactElement, useCallback, useMemo, useState } from 'react';
import { CATALOG } from '#catalog/index.ts';
import { ROUTES } from '#contract/routes.ts';
import { type Actor, isDoer } from '#domain/access/actor.ts';
import type { CaseType } from '#domain/case/case-type.ts';
import { client, usePages } from '../../api/api.ts';
import { useNames } from '../../api/names.ts';
import { useActor } from '../../api/session.ts';
import { ValueContext } from '../../fields/field-ui.ts';
import '../../fields/fields.css';
import { DataTable } from '../../ui/data-table/data-table.tsx';
import { Empty } from '../../ui/empty.tsx';
import { grouped } from '../../ui/format.ts';
import { type Text, useText } from '../../ui/language.tsx';
import { Page } from '../../ui/page.tsx';
import { ProblemPanel } from '../../ui/problem-panel.tsx';
import { mayOpenAlone, readsOnly } from '../posts.ts';
import { QuickFind } from '../quick-find.tsx';
import { type ListSearch, searchWithout, withQuery } from '../searches.ts';
import './cases.css';
import { ColumnChooser } from './column-chooser.tsx';
import { FilterPanel } from './filter-panel.tsx';
import { FilterSentence } from './filter-sentence.tsx';
import { chooseColumns, chosenColumns, columnsFor } from './list-columns.tsx';
import { rememberSearch } from './list-memory.ts';

const route = getRouteApi('/cases/$type');

/** All cases of one kind. */
export function CasesPage(): ReactElement {
  const t = useText();
  const { type: id } = route.useParams();
  const type = CATALOG.findType(id);
  if (!type) return <Page title={t('list.unknownType')}><Empty title={t('list.unknownType')} hint={t('common.notFoundHint')} /></Page>;
  return <CasesOfType key={id} type={type} />;
}

function totalText(t: Text, total: number, exact: boolean): string {
  return exact ? t('list.total', { n: grouped(total) }) : t('list.totalMore', { n: grouped(total) });
}

function CasesOfType({ type }: { readonly type: CaseType }): ReactElement {
  const t = useText();
  const actor = useActor();
  const search = route.useSearch();
  const navigate = useNavigate();
  const [filtering, setFiltering] = useState(false);
  const names = useNames();
  const [chosen, setChosen] = useState(() => chosenColumns(type.id));
  const query = useMemo(() => ({ type: type.id, sort: '-day', ...search }), [type.id, search]);
  const { data, error, isPending, isFetchingNextPage, hasNextPage, fetchNextPage, refetch } = usePages(ROUTES.cases, useMemo(() => ({ ...query, limit: 200 }), [query]));
  const rows = useMemo(() => data?.pages.flatMap((page) => page.rows) ?? [], [data]);
  const all = useMemo(() => columnsFor(type, t), [type, t]);
  const columns = useMemo(() => all.filter((column) => chosen.includes(column.id)), [all, chosen]);
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  const change = useCallback((next: ListSearch): void => {
    rememberSearch(type.id, next);
    void navigate({ to: '/cases/$type', params: { type: type.id }, search: next, replace: true });
  }, [navigate, type.id]);
  const choose = (ids: readonly string[] | undefined): void => {
    chooseColumns(type.id, ids);
    setChosen(ids ?? chosenColumns(type.id));
  };
  const opens = mayOpenAlone(type, actor);
  const first = data?.pages[0];
  return (
    <ValueContext value={{ names, uploadTo: ROUTES.upload }}>
      <Page
        full
        title={t(type.name)}
        aside={first && totalText(t, first.total, first.totalIsExact)}
        actions={
          <>
            <a className="button" href={client.address(ROUTES.exportCases, { query })} download>{t('list.excel')}</a>
            {opens && <Link className="button button-primary" to="/cases/$type/new" params={{ type: type.id }}>{t(type.opening.name)}</Link>}
          </>
        }
      >
        <div className="list-bar no-print">
          <FilterSentence type={type} search={search} onChange={change} />
          <QuickFind value={search.q ?? ''} onChange={(q) => change(withQuery(search, q))} />
          <button type="button" className="button" aria-expanded={filtering} onClick={() => setFiltering(!filtering)}>{t('list.filter')}</button>
          <ColumnChooser columns={all} chosen={chosen} onChange={choose} />
        </div>
        {filtering && <FilterPanel type={type} search={search} onChange={change} />}
        <ProblemPanel problem={error} onRetry={() => void refetch()} />
        <DataTable
          name={t(type.name)}
          columns={columns}
          rows={rows}
          keyOf={(row) => row.id}
          sort={query.sort}
          onSort={(sort) => change({ ...search, sort })}
          onEnd={more}
          busy={isPending || isFetchingNextPage}
          total={first?.total ?? 0}
          rowClass={(row) => (row.annulled ? 'row-annulled' : undefined)}
          empty={!error && <NoRows type={type} search={search} opens={opens} />}
        />
      </Page>
    </ValueContext>
  );
}

/** Whether a post of theirs reads every case of the kind: only then does an empty list say that there are none. */
function seesAll(type: CaseType, actor: Actor): boolean {
  const { staff } = type.readers;
  return staff === 'all' || isDoer(staff.roles, type, undefined, actor) || readsOnly(actor);
}

function NoRows({ type, search, opens }: { readonly type: CaseType; readonly search: ListSearch; readonly opens: boolean }): ReactElement {
  const t = useText();
  const actor = useActor();
  if (Object.keys(searchWithout(search, 'sort')).length > 0) return <Empty title={t('list.noneMatch')} hint={t('list.noneMatchHint')} />;
  if (!seesAll(type, actor)) return <Empty title={t('list.noneYours', { type: t(type.name) })} hint={t('list.noneYoursHint')} />;
  return (
    <Empty title={t('list.empty', { type: t(type.name) })} hint={type.help ? `${t(type.help)}${t({ zh: '。', en: '. ' })}${t('list.emptyHint')}` : t('list.emptyHint')}>
      {opens && <Link className="button button-primary" to="/cases/$type/new" params={{ type: type.id }}>{t(type.opening.name)}</Link>}
    </Empty>
  );
}
