import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { type ReactElement, useCallback, useMemo } from 'react';
import { CATALOG } from '#catalog/index.ts';
import { ROUTES } from '#contract/routes.ts';
import { usePages } from '../../api/api.ts';
import { useMe } from '../../api/session.ts';
import { type Column, DataTable } from '../../ui/data-table/data-table.tsx';
import { Empty } from '../../ui/empty.tsx';
import { type Text, useText } from '../../ui/language.tsx';
import { Page } from '../../ui/page.tsx';
import { ProblemPanel } from '../../ui/problem-panel.tsx';
import { type CaseRow, LightCell, NumberCell, pendingName, stateName } from '../case-cells.tsx';
import { ReturnsDue } from '../returns/returns-due.tsx';
import { SearchAlerts } from '../search/saved-searches.tsx';
import type { WorkSearch } from '../searches.ts';
import { FirstSteps } from './first-steps.tsx';
import { LightFilter } from './light-filter.tsx';
import { SetAside } from './set-aside.tsx';

const route = getRouteApi('/');

function progress(row: CaseRow, t: Text): string {
  if (row.pending === undefined) return stateName(row, t);
  return t(row.approveByMe ? 'work.approve' : 'work.waiting', { action: pendingName(row, t) });
}

function columnsOf(t: Text): Column<CaseRow>[] {
  return [
    { id: 'light', title: t('list.light'), render: (row) => <LightCell row={row} /> },
    { id: 'number', title: t('list.number'), render: (row) => <NumberCell row={row} /> },
    { id: 'title', title: t('list.title'), width: 30, render: (row) => <span title={row.title}>{row.title}</span> },
    { id: 'progress', title: t('list.progress'), render: (row) => (row.approveByMe ? <strong>{progress(row, t)}</strong> : progress(row, t)) },
    { id: 'type', title: t('list.type'), render: (row) => (CATALOG.findType(row.type) ? t(CATALOG.getType(row.type).name) : row.type) },
    { id: 'due', title: t('list.due'), render: (row) => row.due ?? '' },
    { id: 'assignee', title: t('list.assignee'), render: (row) => row.assigneeName ?? '' },
    { id: 'unit', title: t('list.unit'), render: (row) => t(row.unitName) },
  ];
}

/** My work: what waits for me, the most urgent first. Those who see no business data are told where their work is. */
export function WorklistPage(): ReactElement {
  const t = useText();
  const me = useMe();
  return me.blind ? <Page title={t('work.title')}><Empty title={t('shell.blind')} hint={t('shell.blindHint')} /><FirstSteps /></Page> : <Worklist />;
}

function Worklist(): ReactElement {
  const t = useText();
  const search = route.useSearch();
  const navigate = useNavigate();
  const { data, error, isPending, isFetchingNextPage, hasNextPage, fetchNextPage, refetch } = usePages(ROUTES.worklist, { ...search, limit: 200 });
  const rows = useMemo(() => data?.pages.flatMap((page) => page.rows) ?? [], [data]);
  const columns = useMemo(() => columnsOf(t), [t]);
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  const change = (next: WorkSearch): void => void navigate({ to: '/', search: next });
  const first = data?.pages[0];
  return (
    <Page title={t('work.title')} full>
      <LightFilter search={search} counts={first?.lights} approvals={first?.approvals} onChange={change} />
      <ProblemPanel problem={error} onRetry={() => void refetch()} />
      <SetAside />
      <SearchAlerts />
      <ReturnsDue />
      <DataTable
        name={t('work.title')}
        columns={columns}
        rows={rows}
        keyOf={(row) => row.id}
        busy={isPending || isFetchingNextPage}
        total={first?.total ?? 0}
        onEnd={more}
        empty={!error && <Empty title={t(isFiltered(search) ? 'list.noneMatch' : 'work.empty')} hint={t(isFiltered(search) ? 'list.noneMatchHint' : 'work.emptyHint')} />}
      />
    </Page>
  );
}

function isFiltered(search: WorkSearch): boolean {
  return Object.keys(search).length > 0;
}
