import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { ROUTES } from '#contract/routes.ts';
import { useRead } from '../../api/api.ts';
import { useNames } from '../../api/names.ts';
import { useMe } from '../../api/session.ts';
import { Empty } from '../../ui/empty.tsx';
import { grouped, instantCell } from '../../ui/format.ts';
import { type Text, useText } from '../../ui/language.tsx';
import { Loading, Page } from '../../ui/page.tsx';
import { ProblemPanel } from '../../ui/problem-panel.tsx';
import { ScrollBox } from '../../ui/scroll-box.tsx';
import '../../fields/fields.css';
import '../parts.css';
import { holdsPostFor } from '../posts.ts';
import { FileDrop } from './file-drop.tsx';
import { FormMaker } from './form-maker.tsx';
import './import.css';
import { type ImportRun, isOpen, isWorking, stateKey, totalOf } from './run.ts';

/** Bring in files, and see what came of those brought in before. */
export function ImportsPage(): ReactElement {
  const t = useText();
  const me = useMe();
  const { data, error, refetch } = useRead(ROUTES.imports, undefined, { every: 5_000 });
  const mayPatents = holdsPostFor(me, ROUTES.startPatentImport.access);
  const mayStatements = holdsPostFor(me, ROUTES.startStatementImport.access);
  return (
    <Page title={t('import.title')}>
      <div className="import-starts">
        {mayPatents && <FileDrop route={ROUTES.startPatentImport} title={t('import.patents')} hint={t('import.patentsHint')} more={['.xml', '.zip']} />}
        {mayStatements && <FileDrop route={ROUTES.startStatementImport} title={t('import.statement')} hint={t('import.statementHint')} />}
        {!mayPatents && !mayStatements && <p className="muted">{t('import.mayNot')}</p>}
      </div>
      {mayStatements && <FormMaker />}
      <ProblemPanel problem={error} onRetry={() => void refetch()} />
      {!data && !error && <Loading />}
      {data && <Runs runs={data.runs} />}
    </Page>
  );
}

function filesText({ files }: ImportRun, t: Text): string {
  const first = files[0]?.file ?? '—';
  return files.length > 1 ? t('import.moreFiles', { first, n: files.length }) : first;
}

function Runs({ runs }: { readonly runs: readonly ImportRun[] }): ReactElement {
  const t = useText();
  if (runs.length === 0) return <Empty title={t('import.none')} hint={t('import.noneHint')} />;
  return (
    <section>
      <h2>{t('import.runs')}</h2>
      <ScrollBox name={t('import.runs')}>
        <table className="flat-table import-runs">
          <thead>
            <tr>
              <th scope="col">{t('import.startedAt')}</th><th scope="col">{t('import.files')}</th><th scope="col">{t('import.kind')}</th><th scope="col">{t('import.state')}</th>
              <th scope="col" className="num">{t('import.read')}</th><th scope="col" className="num">{t('import.added')}</th><th scope="col" className="num">{t('import.updated')}</th><th scope="col" className="num">{t('import.duplicates')}</th><th scope="col" className="num">{t('import.refused')}</th>
              <th scope="col">{t('import.startedBy')}</th>
            </tr>
          </thead>
          <tbody>{runs.map((run) => <RunRow key={run.id} run={run} />)}</tbody>
        </table>
      </ScrollBox>
    </section>
  );
}

function RunRow({ run }: { readonly run: ImportRun }): ReactElement {
  const t = useText();
  const names = useNames();
  const total = totalOf(run.files);
  return (
    <tr>
      <td className="nowrap">{instantCell(run.startedAt)}</td>
      <th scope="row"><Link to="/imports/$id" params={{ id: run.id }}>{filesText(run, t)}</Link></th>
      <td className="nowrap">{t(run.kind === 'patents' ? 'import.patents' : 'import.statement')}</td>
      <td className="nowrap"><StateWord run={run} /></td>
      {[total.read, total.added, total.updated, total.duplicates, total.refused].map((count, index) => <td key={COUNTS[index]} className="num">{grouped(count)}</td>)}
      <td className="nowrap">{names.name('person', run.startedBy) ?? run.startedBy}</td>
    </tr>
  );
}

const COUNTS = ['read', 'added', 'updated', 'duplicates', 'refused'] as const;

/** The state in a word; what waits for somebody stands out. */
export function StateWord({ run }: { readonly run: Pick<ImportRun, 'state'> }): ReactElement {
  const t = useText();
  const key = stateKey(run.state);
  const word = key ? t(key) : run.state;
  return isOpen(run) && !isWorking(run) ? <strong>{word}</strong> : <span className={run.state === 'failed' ? 'light-red' : undefined}>{word}</span>;
}
