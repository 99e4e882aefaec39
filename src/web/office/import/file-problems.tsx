import type { ReactElement } from 'react';
import { useText } from '../../ui/language.tsx';
import type { ImportRun } from './run.ts';

/** Files that cannot be read at all, each with why and what to do. */
export function FileProblems({ run }: { readonly run: ImportRun }): ReactElement | null {
  const t = useText();
  const broken = run.files.flatMap(({ file, problem }) => (problem ? [{ file, problem }] : []));
  if (broken.length === 0) return null;
  return <ul className="problem-panel import-note">{broken.map(({ file, problem }) => <li key={file}>{file}{t('common.separator')}{t(problem)}</li>)}</ul>;
}
