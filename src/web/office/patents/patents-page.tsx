import { getRouteApi, Link } from '@tanstack/react-router';
import { type ReactElement, useCallback, useMemo } from 'react';
import type { Reply } from '#contract/route.ts';
import { ROUTES } from '#contract/routes.ts';
import { usePages } from '../../api/api.ts';
import { useMe } from '../../api/session.ts';
import { type Column, DataTable } from '../../ui/data-table/data-table.tsx';
import { Empty } from '../../ui/empty.tsx';
import { dayCell, grouped } from '../../ui/format.ts';
import { type Text, useText } from '../../ui/language.tsx';
import { Page } from '../../ui/page.tsx';
import { ProblemPanel } from '../../ui/problem-panel.tsx';
import { Pick } from '../indicators/scope-bar.tsx';
import '../parts.css';
import { holdsPostFor } from '../posts.ts';
import { QuickFind } from '../quick-find.tsx';
import { searchWithout, withQuery } from '../searches.ts';
import { DamagedMark } from './damaged-mark.tsx';
import { kindName } from './kind-name.ts';
import type { PatentsSearch } from './searches.ts';

const route = getRouteApi('/patents');

type Row = Reply<typeof ROUTES.patents>['rows'][number];

const KINDS = ['invention', 'utility', 'design'] as const;
const FIRST_YEAR = 1985;
const PAGE = 200;

function columnsOf(t: Text): Column<Row>[] {
  return [
    { id: 'number', title: t('patent.application'), render: (row) => <NumberCell row={row} /> },
    { id: 'name', title: t('patent.name'), width: 32, render: (row) => <span title={row.title}>{row.title}</span> },
    { id: 'kind', title: t('patent.kind'), render: (row) => kindName(row.kind, t) },
    { id: 'applicants', title: t('patent.applicants'), width: 24, render: (row) => <span title={row.applicants.join('；')}>{row.applicants.join('；')}</span> },
    { id: 'filed', title: t('patent.filed'), render: (row) => dayCell(row.filingDate) },
    { id: 'publication', title: t('patent.publicationNumber'), render: (row) => row.publicationNumbers.at(-1) ?? '' },
    { id: 'published', title: t('patent.published'), render: (row) => dayCell(row.publicationDate) },
    { id: 'classes', title: t('patent.classes'), width: 12, render: (row) => row.ipc[0] ?? '' },
  ];
}

function NumberCell({ row }: { readonly row: Row }): ReactElement {
  const number = row.applicationDamaged ? undefined : row.applicationNumber;
  return (
    <>
      <Link to="/patents/$id" params={{ id: row.id }}>{number ?? row.publicationNumbers[0] ?? row.title}</Link>
      {row.applicationDamaged && <> <DamagedMark /></>}
    </>
  );
}

/** The patent register: fast at a hundred thousand entries, found by any spelling of a number, by title or applicant. */
export function PatentsPage(): ReactElement {
  const t = useText();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { data, error, isPending, isFetchingNextPage, hasNextPage, fetchNextPage, refetch } = usePages(ROUTES.patents, { ...search, limit: PAGE });
  const rows = useMemo(() => data?.pages.flatMap((page) => page.rows) ?? [], [data]);
  const mayEnter = holdsPostFor(useMe(), ROUTES.registerPatent.access);
  const columns = useMemo(() => columnsOf(t), [t]);
  const first = data?.pages[0];
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  const change = (next: PatentsSearch): void => void navigate({ to: '/patents', search: next, replace: true });
  const total = first && t(first.totalIsExact ? 'patent.total' : 'patent.totalMore', { n: grouped(first.total) });
  return (
    <Page title={t('patent.title')} aside={total} actions={<><Link to="/imports" className="button">{t('patent.toImport')}</Link>{mayEnter && <Link to="/patents/new" className="button button-primary">{t('entry.new')}</Link>}</>} full>
      <Filters search={search} onChange={change} />
      <ProblemPanel problem={error} onRetry={() => void refetch()} />
      <DataTable name={t('patent.title')} columns={columns} rows={rows} keyOf={(row) => row.id} busy={isPending || isFetchingNextPage} total={first?.total ?? 0} onEnd={more} empty={!error && <Nothing filtered={Object.keys(search).length > 0} />} />
    </Page>
  );
}

function Filters({ search, onChange }: { readonly search: PatentsSearch; onChange(search: PatentsSearch): void }): ReactElement {
  const t = useText();
  const { today } = useMe();
  const now = Number(today.slice(0, 4));
  const years = Array.from({ length: now - FIRST_YEAR + 1 }, (_, index) => ({ value: String(now - index), name: String(now - index) }));
  return (
    <div className="filter-line no-print">
      <QuickFind label={t('patent.find')} value={search.q ?? ''} onChange={(q) => onChange(withQuery(search, q))} />
      <Pick label={t('patent.kind')} value={search.kind ?? ''} choices={[{ value: '', name: t('patent.anyKind') }, ...KINDS.map((kind) => ({ value: kind, name: kindName(kind, t) }))]} onChange={(kind) => onChange(kind === '' ? searchWithout(search, 'kind') : { ...search, kind })} />
      <Pick label={t('patent.year')} value={String(search.year ?? '')} choices={[{ value: '', name: t('patent.anyYear') }, ...years]} onChange={(year) => onChange(year === '' ? searchWithout(search, 'year') : { ...search, year: Number(year) })} />
      <label className="choice"><input type="checkbox" checked={search.damaged === true} onChange={(event) => onChange(event.target.checked ? { ...search, damaged: true } : searchWithout(search, 'damaged'))} /> {t('patent.damagedOnly')}</label>
    </div>
  );
}

function Nothing({ filtered }: { readonly filtered: boolean }): ReactElement {
  const t = useText();
  if (filtered) return <Empty title={t('patent.noneMatch')} hint={t('patent.noneMatchHint')} />;
  return <Empty title={t('patent.none')} hint={t('patent.noneHint')}><Link to="/imports" className="button">{t('patent.toImport')}</Link></Empty>;
}
