import { Button } from 'antd';
import { type ReactElement, type ReactNode, useState } from 'react';
import { ROUTES } from '#contract/routes.ts';
import { useWrite } from '../../api/api.ts';
import { useText } from '../../ui/language.tsx';
import { ProblemPanel } from '../../ui/problem-panel.tsx';
import { FileProblems } from './file-problems.tsx';
import { MappedFile } from './mapped-file.tsx';
import { certaintyOf, type Choice, type FileMapping, type ImportRun, type MappedColumn } from './run.ts';

interface Props {
  readonly run: ImportRun;
  onDone(run: ImportRun): void;
  /** Beside the button that goes on. */
  readonly children: ReactNode;
}

const keyOf = (file: string, index: number): string => `${file} ${index}`;

/** What a column was taken for: of the roles that say nothing, nothing. */
function recognised({ field, role }: MappedColumn): Choice {
  return { field: field === null || field === 'other' ? '' : field, role: role === undefined || role === 'ignored' ? '' : role };
}

/** A file with nothing to check: of each column that is read it is sure. */
function isCertain({ columns }: FileMapping): boolean {
  return columns.every((column) => recognised(column).field === '' || certaintyOf(column.confidence) === 'sure');
}

/** What each column was taken for, how surely and why, with samples; a person corrects it and goes on. */
export function MappingForm({ run, onDone, children }: Props): ReactElement {
  const t = useText();
  const write = useWrite(ROUTES.mapImport);
  const [choices, setChoices] = useState<Readonly<Record<string, Choice>>>({});
  const [source, setSource] = useState(run.statement?.source ?? '');
  const [month, setMonth] = useState(run.statement?.month ?? '');
  const [needsSource, setNeedsSource] = useState(false);
  const isStatement = run.kind !== 'patents';
  const files = run.mapping ?? [];
  const choiceOf = (file: FileMapping, column: MappedColumn): Choice => choices[keyOf(file.file, column.index)] ?? recognised(column);
  const goOn = (): void => {
    setNeedsSource(isStatement && source.trim() === '');
    if (isStatement && source.trim() === '') return;
    const statement = { source: source.trim(), ...(month !== '' && { month }) };
    const mapping = files.map((file) => ({ file: file.file, columns: file.columns.map((column) => sent(column, choiceOf(file, column), isStatement)) }));
    write.mutate({ params: { id: run.id }, body: { mapping, ...(isStatement && { statement }) } }, { onSuccess: onDone });
  };
  return (
    <section>
      <h2>{t('import.mapTitle')}</h2>
      <p className="muted">{t('import.mapHint')}</p>
      {isStatement && (
        <div className="filter-line statement-of">
          <label className="pick"><span>{t('import.sourceName')}</span><input type="text" className="text-input" value={source} aria-invalid={needsSource || undefined} onChange={(event) => setSource(event.target.value)} /></label>
          <label className="pick"><span>{t('import.month')}</span><input type="month" className="text-input" value={month} onChange={(event) => setMonth(event.target.value)} /></label>
          <span className="muted">{t('import.sourceHint')}</span>
        </div>
      )}
      {needsSource && <p className="field-problem" role="alert">{t('import.sourceMissing')}</p>}
      {run.statement !== undefined && run.statement.missing.length > 0 && <p className="notice">{t('import.missing', { columns: run.statement.missing.join('；') })}</p>}
      <FileProblems run={run} />
      {files.map((file) => (
        <MappedFile
          key={file.file}
          file={file}
          run={run}
          folded={files.length > 1 && isCertain(file)}
          choiceOf={(column) => choiceOf(file, column)}
          isChosen={(column) => keyOf(file.file, column.index) in choices}
          onChoose={(column, choice) => setChoices({ ...choices, [keyOf(file.file, column.index)]: choice })}
        />
      ))}
      <ProblemPanel problem={write.error} focus />
      <div className="form-end">
        <Button type="primary" loading={write.isPending} onClick={goOn}>{t('import.goOn')}</Button>
        {children}
      </div>
    </section>
  );
}

function sent({ index }: MappedColumn, { field, role }: Choice, isStatement: boolean): { index: number; field: string | null; role?: string } {
  const chosen = { index, field: field === '' ? null : field };
  return isStatement ? { ...chosen, role: role === '' ? 'ignored' : role } : chosen;
}
