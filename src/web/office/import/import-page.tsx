import { getRouteApi, Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactElement } from 'react';
import { ROUTES } from '#contract/routes.ts';
import { queryClient, refresh, useRead, useWrite } from '../../api/api.ts';
import { useNames } from '../../api/names.ts';
import { grouped, instantWords } from '../../ui/format.ts';
import { useLanguage, useText } from '../../ui/language.tsx';
import { Loading, Page } from '../../ui/page.tsx';
import { ProblemPanel } from '../../ui/problem-panel.tsx';
import '../../fields/fields.css';
import '../parts.css';
import './import.css';
import { StateWord } from './imports-page.tsx';
import { FileProblems } from './file-problems.tsx';
import { MappingForm } from './mapping-form.tsx';
import { Refused, ResultTable } from './result-table.tsx';
import { StatementChecks } from './statement-checks.tsx';
import { type ImportRun, isOpen, isWorking, totalOf } from './run.ts';

const route = getRouteApi('/imports/$id');
const SECOND = 1_000;

/** Puts the answer of a write where the page reads it. */
function show(run: ImportRun): void {
  queryClient.setQueryData([ROUTES.getImport.id, { id: run.id }, {}], run);
  void refresh(ROUTES.imports, ROUTES.getImport, ROUTES.patents, ROUTES.indicators);
}

/** One import from its columns to the register: what it is doing, how far, what came of each file. */
export function ImportPage(): ReactElement {
  const t = useText();
  const { language } = useLanguage();
  const names = useNames();
  const { id } = route.useParams();
  const { data: last } = useRead(ROUTES.getImport, { params: { id } });
  const { data: run, error, refetch } = useRead(ROUTES.getImport, { params: { id } }, { every: last && isWorking(last) ? SECOND : false });
  const title = run?.files[0]?.file ?? t('import.one', { n: id });
  return (
    <Page title={title} aside={run && <StateWord run={run} />} actions={<Link to="/imports" className="button">{t('import.runs')}</Link>}>
      <ProblemPanel problem={error} onRetry={() => void refetch()} />
      {!run && !error && <Loading />}
      {run && (
        <>
          <p className="muted import-meta">{t(run.kind === 'patents' ? 'import.patents' : 'import.statement')} · {instantWords(run.startedAt, language)} · {names.name('person', run.startedBy) ?? run.startedBy}</p>
          <Stage run={run} />
        </>
      )}
    </Page>
  );
}

function Stage({ run }: { readonly run: ImportRun }): ReactElement {
  const t = useText();
  switch (run.state) {
    case 'reading':
    case 'publishing':
      return <Working run={run} />;
    case 'mapping':
      return <MappingForm key={run.id} run={run} onDone={show}><CancelButton run={run} /></MappingForm>;
    case 'ready':
      return <Ready run={run} />;
    case 'published':
      return <Published run={run} />;
    case 'cancelled':
      return <Ended run={run} says={t('import.wasCancelled')} />;
    default:
      return <Ended run={run} says={t('import.hasFailed')} />;
  }
}

function CancelButton({ run }: { readonly run: ImportRun }): ReactElement | null {
  const t = useText();
  const cancel = useWrite(ROUTES.cancelImport);
  if (!isOpen(run)) return null;
  return (
    <>
      <Button loading={cancel.isPending} onClick={() => cancel.mutate({ params: { id: run.id } }, { onSuccess: show })}>{t(isWorking(run) ? 'import.cancel' : 'import.discard')}</Button>
      <ProblemPanel problem={cancel.error} />
    </>
  );
}

function Working({ run }: { readonly run: ImportRun }): ReactElement {
  const t = useText();
  const { done, of, doing } = run.progress;
  return (
    <section className="import-working">
      <p aria-live="polite">{t(doing)}</p>
      <progress {...(of !== undefined && { max: of, value: Math.min(done, of) })} aria-label={t(doing)} />
      <p className="muted">{of ? t('import.progress', { percent: Math.min(100, Math.floor((done / of) * 100)) }) : t('import.progressOpen', { done: grouped(done) })}</p>
      <p className="muted">{t('import.leave')}</p>
      <div className="form-end"><CancelButton run={run} /></div>
      <ResultTable run={run} />
    </section>
  );
}

function Ready({ run }: { readonly run: ImportRun }): ReactElement {
  const t = useText();
  const publish = useWrite(ROUTES.publishImport);
  const total = totalOf(run.files);
  return (
    <>
      <ResultTable run={run} />
      <StatementChecks run={run} />
      <p className="notice import-note">{t('import.publishHint')}</p>
      <ProblemPanel problem={publish.error} focus />
      <div className="form-end">
        <Button type="primary" loading={publish.isPending} onClick={() => publish.mutate({ params: { id: run.id } }, { onSuccess: show })}>{t('import.publishWhat', { n: grouped(total.added + total.updated) })}</Button>
        <CancelButton run={run} />
      </div>
      <Refused run={run} />
    </>
  );
}

function Published({ run }: { readonly run: ImportRun }): ReactElement {
  const t = useText();
  return (
    <>
      <p className="notice import-note">{t('import.done')} {run.kind === 'patents' && <Link to="/patents">{t('import.seePatents')}</Link>} {run.caseId !== undefined && <Link to="/case/$id" params={{ id: run.caseId }}>{t('import.seeCase')}</Link>}</p>
      <ResultTable run={run} />
      <StatementChecks run={run} />
      <Refused run={run} />
    </>
  );
}

function Ended({ run, says }: { readonly run: ImportRun; readonly says: string }): ReactElement {
  const t = useText();
  return (
    <>
      <p className={run.problem ? 'problem-panel import-note' : 'notice import-note'}>{says} {run.problem && t(run.problem)} <Link to="/imports">{t('import.again')}</Link></p>
      <FileProblems run={run} />
      <Refused run={run} />
    </>
  );
}
