import { type InfiniteData, useInfiniteQuery, type UseInfiniteQueryResult } from '@tanstack/react-query';
import type { ApiProblem } from '#contract/api-problem.ts';
import type { Reply } from '#contract/route.ts';
import { ROUTES } from '#contract/routes.ts';
import type { Language } from '#domain/text.ts';
import { client } from '../../api/api.ts';
import { type FigureSubject, periodOfSubject } from './subject.ts';

export type FigureRows = Reply<typeof ROUTES.factRows>;
export type FigureRow = FigureRows['rows'][number];

const PAGE = 100;
const MOST = 1000;

/** What tells the rows of one figure from those of another. */
function queryOf(subject: FigureSubject): { readonly [name: string]: unknown } {
  const { year, asOf, unit, district, indicator, boundaries, report } = subject;
  const scope = { ...(unit !== undefined && { unit }), ...(boundaries && { boundaries }) };
  if (report) return { genre: report.genre, figure: report.figure.id, year, ...(asOf !== undefined && { asOf }), ...scope };
  return { indicator, period: periodOfSubject(subject), ...scope, ...(district !== undefined && { district }) };
}

/** One page of the rows that a figure counts. Throws ApiProblem. */
export async function rowsPage(subject: FigureSubject, after: string | undefined, limit: number, signal?: AbortSignal): Promise<FigureRows> {
  const { year, asOf, unit, district, indicator, boundaries, report } = subject;
  const page = { limit, ...(after !== undefined && { after }), ...(unit !== undefined && { unit }), ...(boundaries && { boundaries }) };
  if (report) {
    const query = { year, ...page, ...(asOf !== undefined && { asOf }) };
    return client.call(ROUTES.figureRows, { params: { genre: report.genre, figure: report.figure.id }, query }, { signal });
  }
  const query = { indicator, period: periodOfSubject(subject), ...page, ...(district !== undefined && { district }) };
  return client.call(ROUTES.factRows, { query }, { signal });
}

/** The rows of a figure, page by page. */
export function useRows(subject: FigureSubject): UseInfiniteQueryResult<InfiniteData<FigureRows>, ApiProblem> {
  return useInfiniteQuery<FigureRows, ApiProblem, InfiniteData<FigureRows>, readonly unknown[], string | undefined>({
    queryKey: [subject.report ? ROUTES.figureRows.id : ROUTES.factRows.id, queryOf(subject)],
    queryFn: ({ pageParam, signal }) => rowsPage(subject, pageParam, PAGE, signal),
    initialPageParam: undefined,
    getNextPageParam: (last) => last.next,
  });
}

/** Where the rows of a figure lie as an Excel file. */
export function rowsFileAddress(subject: FigureSubject, language: Language): string {
  const { year, asOf, unit, district, indicator, boundaries, report } = subject;
  const scope = { language, ...(unit !== undefined && { unit }), ...(boundaries && { boundaries }) };
  if (report) return client.address(ROUTES.figureRowsFile, { params: { genre: report.genre, figure: report.figure.id }, query: { year, ...scope, ...(asOf !== undefined && { asOf }) } });
  return client.address(ROUTES.factRowsFile, { query: { indicator, period: periodOfSubject(subject), ...scope, ...(district !== undefined && { district }) } });
}

/** All rows that one may open, page after page; tells how many there are so far. */
export async function allRows(subject: FigureSubject, onProgress: (count: number) => void): Promise<readonly FigureRow[]> {
  const rows: FigureRow[] = [];
  let after: string | undefined;
  do {
    const page = await rowsPage(subject, after, MOST);
    rows.push(...page.rows);
    after = page.next;
    onProgress(rows.length);
  } while (after !== undefined);
  return rows;
}
