import { type ChangeEvent, type ReactElement, useState } from 'react';
import type { ApiProblem } from '#contract/api-problem.ts';
import type { Reply } from '#contract/route.ts';
import { ROUTES } from '#contract/routes.ts';
import { client } from '../../api/api.ts';
import { useText } from '../../ui/language.tsx';
import { ProblemPanel } from '../../ui/problem-panel.tsx';
import { problemOf, sendDocument } from '../documents/send-document.ts';

export type ReadForm = Reply<typeof ROUTES.readMonthlyReturnForm>;

/** The return as a form for Excel or WPS, out and back in; what comes back only fills the page. */
export function FormFile({ id, onRead }: { readonly id: string; onRead(form: ReadForm, file: string): void }): ReactElement {
  const t = useText();
  const [problem, setProblem] = useState<ApiProblem>();
  const [isGoing, setGoing] = useState(false);
  const choose = (event: ChangeEvent<HTMLInputElement>): void => {
    const [file] = event.target.files ?? [];
    event.target.value = '';
    if (!file) return;
    setGoing(true);
    setProblem(undefined);
    void sendDocument(ROUTES.readMonthlyReturnForm, file, { params: { id } }).then((form) => onRead(form, file.name), (error: unknown) => setProblem(problemOf(error))).finally(() => setGoing(false));
  };
  return (
    <div className="return-file-line no-print">
      <a className="button" href={client.address(ROUTES.monthlyReturnForm, { params: { id } })} download="">{t('return.form')}</a>
      <label className="button file-button">{isGoing ? t('reading.busy') : t('return.readForm')}<input type="file" className="sr-only" accept=".xlsx,.xls,.csv,.et" disabled={isGoing} onChange={choose} /></label>
      <ProblemPanel problem={problem} focus />
    </div>
  );
}
