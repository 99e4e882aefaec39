import type { ReactElement } from 'react';
import { ROUTES } from '#contract/routes.ts';
import { client } from '../../api/api.ts';
import { grouped } from '../../ui/format.ts';
import { useText } from '../../ui/language.tsx';
import { ScrollBox } from '../../ui/scroll-box.tsx';
import { type Counts, type ImportFile, type ImportRun, totalOf } from './run.ts';

function Cells({ counts }: { readonly counts: Counts }): ReactElement {
  return (
    <>
      <td className="num">{grouped(counts.read)}</td>
      <td className="num"><strong>{grouped(counts.added)}</strong></td>
      <td className="num">{grouped(counts.updated)}</td>
      <td className="num">{grouped(counts.duplicates)}</td>
      <td className={counts.refused > 0 ? 'num light-red' : 'num'}>{grouped(counts.refused)}</td>
    </>
  );
}

/** What was read, added, updated, found twice and refused, file by file; refused rows to take along. */
export function ResultTable({ run }: { readonly run: ImportRun }): ReactElement {
  const t = useText();
  return (
    <section>
      <h2>{t('import.result')}</h2>
      <ScrollBox name={t('import.result')}>
        <table className="flat-table">
          <thead>
            <tr><th scope="col">{t('import.file')}</th><th scope="col" className="num">{t('import.read')}</th><th scope="col" className="num">{t('import.added')}</th><th scope="col" className="num">{t('import.updated')}</th><th scope="col" className="num">{t('import.duplicates')}</th><th scope="col" className="num">{t('import.refused')}</th></tr>
          </thead>
          <tbody>{run.files.map((file) => <tr key={file.file}><th scope="row">{file.file}{file.problem && <span className="file-problem">{t(file.problem)}</span>}</th><Cells counts={file} /></tr>)}</tbody>
          {run.files.length > 1 && <tfoot><tr><th scope="row">{t('import.total')}</th><Cells counts={totalOf(run.files)} /></tr></tfoot>}
        </table>
      </ScrollBox>
      <p className="muted">{t('import.identity')}</p>
    </section>
  );
}

/** The first refused rows of each file with their reasons, and the file of all of them. */
export function Refused({ run }: { readonly run: ImportRun }): ReactElement | null {
  const t = useText();
  const files = run.files.filter((file) => file.refused > 0 || file.sample.length > 0);
  if (files.length === 0) return null;
  return (
    <section className="import-refused">
      <h2>{t('import.refusedRows')}</h2>
      <p className="muted">{t('import.refusedHint')}</p>
      {files.map((file) => <RefusedOfFile key={file.file} run={run} file={file} />)}
    </section>
  );
}

function RefusedOfFile({ run, file }: { readonly run: ImportRun; readonly file: ImportFile }): ReactElement {
  const t = useText();
  const address = client.address(ROUTES.refusedRows, { params: { id: run.id }, query: { file: file.file } });
  return (
    <>
      <h3>{file.file} {file.refused > 0 && <a href={address} download>{t('import.refusedFile')} ({grouped(file.refused)})</a>}</h3>
      <table className="flat-table">
        <thead><tr><th scope="col" className="num">{t('import.row')}</th><th scope="col">{t('import.why')}</th></tr></thead>
        <tbody>{file.sample.map((each) => <tr key={`${each.sheet ?? ''} ${each.row} ${each.reason.zh}`}><td className="num nowrap">{each.sheet === undefined ? each.row : t('import.sheetRow', { sheet: each.sheet, row: each.row })}</td><td>{t(each.reason)}</td></tr>)}</tbody>
      </table>
    </>
  );
}
