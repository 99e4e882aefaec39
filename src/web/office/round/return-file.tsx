import { type ChangeEvent, type ReactElement, useState } from 'react';
import type { ApiProblem } from '#contract/api-problem.ts';
import { ROUTES } from '#contract/routes.ts';
import { useText } from '../../ui/language.tsx';
import { ProblemPanel } from '../../ui/problem-panel.tsx';
import { problemOf, sendDocument } from '../documents/send-document.ts';
import type { Returned } from './returned.ts';

/** Chooses the merged report as it came back from Word or WPS. */
export function ReturnFile({ round, onReturned }: { readonly round: string; onReturned(returned: Returned): void }): ReactElement {
  const t = useText();
  const [problem, setProblem] = useState<ApiProblem>();
  const [isGoing, setGoing] = useState(false);
  const choose = (event: ChangeEvent<HTMLInputElement>): void => {
    const [file] = event.target.files ?? [];
    event.target.value = '';
    if (!file) return;
    setGoing(true);
    setProblem(undefined);
    void sendDocument(ROUTES.returnedRound, file, { params: { id: round } }).then(onReturned, (error: unknown) => setProblem(problemOf(error))).finally(() => setGoing(false));
  };
  return (
    <div className="return-file">
      <label className="button file-button" title={t('returned.hint')}>{isGoing ? t('reading.busy') : t('returned.choose')}<input type="file" className="sr-only" accept=".docx" disabled={isGoing} onChange={choose} /></label>
      <ProblemPanel problem={problem} focus />
    </div>
  );
}
