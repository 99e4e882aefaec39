import { Link } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import type { ApiProblem } from '#contract/api-problem.ts';
import { CATALOG } from '#catalog/index.ts';
import { useNames } from '../../api/names.ts';
import { grouped } from '../../ui/format.ts';
import { useLanguage, useText } from '../../ui/language.tsx';
import { Loading } from '../../ui/page.tsx';
import { ProblemPanel } from '../../ui/problem-panel.tsx';
import { csvText, saveText } from './csv.ts';
import { allRows, type FigureRow, rowsFileAddress, useRows } from './rows.ts';
import { type FigureSubject, periodOfSubject } from './subject.ts';
import { valueText } from './value-text.ts';

/** The rows that a figure counts, each leading to its case; how many are not the reader's to open. */
export function FigureRowsTable({ subject, name }: { readonly subject: FigureSubject; readonly name: string }): ReactElement {
  const t = useText();
  const { language } = useLanguage();
  const { data, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = useRows(subject);
  const first = data?.pages[0];
  const rows = data?.pages.flatMap((page) => page.rows) ?? [];
  if (error) return <ProblemPanel problem={error} onRetry={() => void refetch()} />;
  if (isPending || !first) return <Loading />;
  const left = first.total - first.closed - rows.length;
  return (
    <section>
      <div className="sheet-heading">
        <h3>{t('sheet.rows')} <span className="muted">{t('sheet.rowsTotal', { n: grouped(first.total) })}</span></h3>
        {rows.length > 0 && <span className="row-actions"><a className="link-button" href={rowsFileAddress(subject, language)} download="">{t('ind.exportExcel')}</a> <ExportButton subject={subject} name={name} /></span>}
      </div>
      {first.why !== undefined && <p className="muted">{t({ zh: first.why, en: first.whyEn ?? first.why })}</p>}
      {first.total === 0 && first.why === undefined && <p className="muted">{t('sheet.noRows')}</p>}
      {first.closed > 0 && <p className="muted">{t('sheet.closed', { n: grouped(first.closed) })}</p>}
      {rows.length > 0 && <Rows rows={rows} indicator={subject.indicator} />}
      {hasNextPage && <button type="button" className="link-button" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>{isFetchingNextPage ? t('common.loading') : t('sheet.moreRows', { n: Math.max(1, Math.min(100, left)) })}</button>}
    </section>
  );
}

function Rows({ rows, indicator }: { readonly rows: readonly FigureRow[]; readonly indicator: string }): ReactElement {
  const t = useText();
  return (
    <table className="sheet-rows">
      <thead>
        <tr><th scope="col">{t('sheet.date')}</th><th scope="col">{t('sheet.what')}</th><th scope="col" className="num">{t('sheet.amount')}</th></tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <td className="nowrap">{row.date}</td>
            <td><RowName row={row} of={indicator} /></td>
            <td className="num">{valueText(row.indicator ?? indicator, row.amount)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function RowName({ row, of }: { readonly row: FigureRow; readonly of: string }): ReactElement {
  const t = useText();
  const names = useNames();
  const place = row.district === undefined ? undefined : names.name('district', row.district);
  const other = row.indicator === undefined || row.indicator === of ? undefined : CATALOG.findIndicator(row.indicator);
  const title = row.title ?? row.event;
  return (
    <>
      {row.caseId === undefined ? title : <Link to="/case/$id" params={{ id: row.caseId }}>{title}</Link>}
      <span className="muted row-aside">{[row.event, place, other && t(other.name)].filter(Boolean).join(' · ')}</span>
    </>
  );
}

function ExportButton({ subject, name }: { readonly subject: FigureSubject; readonly name: string }): ReactElement {
  const t = useText();
  const names = useNames();
  const [count, setCount] = useState<number>();
  const [problem, setProblem] = useState<ApiProblem>();
  const cells = (row: FigureRow): readonly (string | number | undefined)[] => [
    row.date, row.title, row.entity, row.district === undefined ? undefined : (names.name('district', row.district) ?? row.district),
    row.unit === undefined ? undefined : (names.name('unit', row.unit) ?? row.unit), row.amount, row.event,
  ];
  const run = async (): Promise<void> => {
    setCount(0);
    setProblem(undefined);
    const head = [t('sheet.date'), t('sheet.what'), t('fact.entity'), t('ind.district'), t('ind.unit'), t('sheet.amount'), t('sheet.entry')];
    await allRows(subject, setCount).then((rows) => saveText(`${name} ${periodOfSubject(subject).replace('/', '–')}.csv`, csvText([head, ...rows.map(cells)])), (error: ApiProblem) => setProblem(error));
    setCount(undefined);
  };
  return (
    <>
      {count === undefined ? <button type="button" className="link-button" onClick={() => void run()}>{t('ind.export')}</button> : <output className="muted">{t('ind.exporting', { n: grouped(count) })}</output>}
      <ProblemPanel problem={problem} />
    </>
  );
}
