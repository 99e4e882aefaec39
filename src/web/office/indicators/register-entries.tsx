import { type InfiniteData, useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { ApiProblem } from '#contract/api-problem.ts';
import type { Reply } from '#contract/route.ts';
import { ROUTES } from '#contract/routes.ts';
import { client } from '../../api/api.ts';
import { useNames } from '../../api/names.ts';
import { grouped } from '../../ui/format.ts';
import { useLanguage, useText } from '../../ui/language.tsx';
import { Loading } from '../../ui/page.tsx';
import { ProblemPanel } from '../../ui/problem-panel.tsx';
import './figure-sheet.css';

type Page = Reply<typeof ROUTES.registerRows>;

/** Which of the entries behind the register's count: those counted, those not certain, those in no district. */
export const ENTRY_PARTS = ['counted', 'undecided', 'unplaced'] as const;

export type EntryPart = (typeof ENTRY_PARTS)[number];

export interface EntriesSubject {
  readonly indicator: string;
  readonly day: string;
  readonly part: EntryPart;
  readonly district?: string;
  readonly owner?: string;
}

const PAGE = 50;

/** The entries of the register behind a count, page by page, each leading to its patent, with why it is among them (登记簿计数明细). */
export function RegisterEntries({ subject }: { readonly subject: EntriesSubject }): ReactElement {
  const t = useText();
  const { language } = useLanguage();
  const { indicator, ...query } = subject;
  const { data, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = useInfiniteQuery<Page, ApiProblem, InfiniteData<Page>, readonly unknown[], string | undefined>({
    queryKey: [ROUTES.registerRows.id, subject],
    queryFn: ({ pageParam, signal }) => client.call(ROUTES.registerRows, { params: { id: indicator }, query: { ...query, limit: PAGE, ...(pageParam !== undefined && { after: pageParam }) } }, { signal }),
    initialPageParam: undefined,
    getNextPageParam: (last) => last.next,
  });
  const first = data?.pages[0];
  if (error) return <ProblemPanel problem={error} onRetry={() => void refetch()} />;
  if (isPending || !first) return <Loading />;
  const rows = data.pages.flatMap((page) => page.rows);
  const file = client.address(ROUTES.registerRowsFile, { params: { id: indicator }, query: { ...query, language } });
  return (
    <section>
      <div className="sheet-heading">
        <h3>{t(`ind.entries.${subject.part}`)} <span className="muted">{t('sheet.rowsTotal', { n: grouped(first.total) })}</span></h3>
        {rows.length > 0 && <a className="link-button" href={file} download="">{t('ind.exportExcel')}</a>}
      </div>
      {rows.length === 0 && <p className="muted">{t('ind.entries.none')}</p>}
      {rows.length > 0 && <Entries rows={rows} />}
      {hasNextPage && <button type="button" className="link-button" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>{isFetchingNextPage ? t('common.loading') : t('sheet.moreRows', { n: Math.max(1, Math.min(PAGE, first.total - rows.length)) })}</button>}
    </section>
  );
}

function Entries({ rows }: { readonly rows: Page['rows'] }): ReactElement {
  const t = useText();
  const names = useNames();
  const placeOf = ({ district, districtName }: Page['rows'][number]): string | undefined => (district === undefined ? undefined : (names.name('district', district) ?? districtName));
  return (
    <table className="sheet-rows">
      <thead><tr><th scope="col">{t('ind.entries.patent')}</th><th scope="col">{t('ind.entries.why')}</th></tr></thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td><Link to="/patents/$id" params={{ id: row.id }}>{row.title || row.number}</Link><span className="muted row-aside">{[row.number, placeOf(row), row.owners.join('；'), t(row.owner)].filter(Boolean).join(' · ')}</span></td>
            <td>{t(row.why)}<span className="muted row-aside">{t('legal.from', { from: row.from })}</span></td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
