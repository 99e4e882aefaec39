import type { ReactElement } from 'react';
import type { Reply } from '#contract/route.ts';
import { ROUTES } from '#contract/routes.ts';
import { client, refresh, useRead, useWrite } from '../../api/api.ts';
import { grouped, instantCell } from '../../ui/format.ts';
import { useText } from '../../ui/language.tsx';
import { ProblemPanel } from '../../ui/problem-panel.tsx';
import { ScrollBox } from '../../ui/scroll-box.tsx';

type Export = Reply<typeof ROUTES.startSearchExport>;

const EVERY = 800;

const isUnderWay = ({ state }: Export): boolean => state === 'waiting' || state === 'running';

/** The caller's exports, with how far they have come and where the file is; nothing where there is none. */
export function Exports(): ReactElement | null {
  const t = useText();
  const { data } = useRead(ROUTES.searchExports, undefined, { staleTime: 0 });
  const rows = data?.rows ?? [];
  // Read again and again only while something is written.
  useRead(ROUTES.searchExports, undefined, { every: rows.some(isUnderWay) ? EVERY : false });
  if (rows.length === 0) return null;
  return (
    <section className="exports no-print" aria-labelledby="exports">
      <h2 id="exports" className="saved-title">{t('exports.title')}</h2>
      <p className="muted">{t('exports.hint')}</p>
      <ScrollBox name={t('exports.title')}>
        <table className="flat-table">
          <thead><tr><th scope="col">{t('exports.of')}</th><th scope="col">{t('exports.progress')}</th><th scope="col"><span className="sr-only">{t('exports.download')}</span></th></tr></thead>
          <tbody>{rows.map((row) => <ExportRow key={row.id} row={row} />)}</tbody>
        </table>
      </ScrollBox>
    </section>
  );
}

function ExportRow({ row }: { readonly row: Export }): ReactElement {
  const t = useText();
  const remove = useWrite(ROUTES.removeSearchExport);
  const params = { id: row.id };
  const of = row.of === '' ? t('search.all') : row.of;
  const format = t(`search.export.${row.format as 'xlsx'}`);
  return (
    <tr>
      <th scope="row"><span className="saved-query">{of}</span> <span className="muted">{format}</span><ProblemPanel problem={remove.error} /></th>
      <td><Progress row={row} of={of} /></td>
      <td className="nowrap">
        {row.state === 'ready' && <><a className="link-button" download aria-label={t('exports.downloadOf', { of, format })} href={client.address(ROUTES.searchExportFile, { params })}>{t('exports.download')}</a>{' '}</>}
        <button type="button" className="link-button" disabled={remove.isPending} aria-label={t(isUnderWay(row) ? 'exports.cancelOf' : 'exports.forgetOf', { of })} onClick={() => remove.mutate({ params }, { onSuccess: () => void refresh(ROUTES.searchExports) })}>{t(isUnderWay(row) ? 'exports.cancel' : 'exports.forget')}</button>
      </td>
    </tr>
  );
}

function Progress({ row: { state, done, total, bytes, expiresAt, problem }, of }: { readonly row: Export; readonly of: string }): ReactElement {
  const t = useText();
  switch (state) {
    case 'waiting':
      return <span className="muted">{t('exports.waiting')}</span>;
    case 'running':
      return <span className="export-progress"><progress aria-label={of} {...(total !== undefined && { max: Math.max(1, total), value: done })} /> {total !== undefined && t('exports.running', { done: grouped(done), total: grouped(total) })}</span>;
    case 'ready':
      return <>{t('exports.ready', { done: grouped(done), size: sizeText(bytes ?? 0) })}{expiresAt !== undefined && <span className="muted"> {t('exports.until', { at: instantCell(expiresAt) })}</span>}</>;
    case 'failed':
      return <span role="alert">{problem && t(problem)}</span>;
  }
}

const KILO = 1024;

function sizeText(bytes: number): string {
  return bytes < KILO * KILO ? `${Math.max(1, Math.round(bytes / KILO))} KB` : `${(bytes / KILO / KILO).toFixed(1)} MB`;
}
