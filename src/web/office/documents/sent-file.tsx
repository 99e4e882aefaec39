import { type ReactElement, useId, useState } from 'react';
import type { ApiProblem } from '#contract/api-problem.ts';
import { useText } from '../../ui/language.tsx';
import { ProblemPanel } from '../../ui/problem-panel.tsx';
import { problemOf } from './send-document.ts';

interface SentFileProps {
  /** What the button says while nothing is going on. */
  readonly words: string;
  readonly hint?: string;
  /** Endings, with commas. */
  readonly accept: string;
  /** Sends the file and takes the reply. A refusal is shown below the button. */
  send(file: File): Promise<void>;
}

/** A button that sends one file as soon as it is chosen; the same file may be chosen again. */
export function SentFile({ words, hint, accept, send }: SentFileProps): ReactElement {
  const t = useText();
  const id = useId();
  const [problem, setProblem] = useState<ApiProblem>();
  const [isGoing, setGoing] = useState(false);
  const take = (file: File): void => {
    setGoing(true);
    setProblem(undefined);
    void send(file).catch((error: unknown) => setProblem(problemOf(error))).finally(() => setGoing(false));
  };
  return (
    <>
      <label htmlFor={id} className="button file-button" title={hint}>
        {isGoing ? t('reading.busy') : words}
        <input
          id={id} type="file" className="sr-only" accept={accept} disabled={isGoing}
          onChange={({ target }) => {
            const [file] = target.files ?? [];
            target.value = '';
            if (file) take(file);
          }}
        />
      </label>
      <ProblemPanel problem={problem} focus />
    </>
  );
}
