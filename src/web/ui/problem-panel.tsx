import { type ReactElement, useEffect, useRef } from 'react';
import { ApiProblem } from '#contract/api-problem.ts';
import { type Problem, problemText } from '#domain/errors.ts';
import { useLanguage, useText } from './language.tsx';

interface Said {
  readonly path: string;
  readonly text: string;
}

export interface ProblemPanelProps {
  readonly problem?: ApiProblem | Error | null | undefined;
  /** Problems found in the browser, by the same checks as the server's. */
  readonly problems?: readonly Problem[];
  /** Tries again what failed. */
  readonly onRetry?: () => void;
  /** Brings the reader to a field that a problem names. */
  readonly onGo?: (path: string) => void;
  /** Takes the focus when it appears: after a form was sent. */
  readonly focus?: boolean;
}

/** What went wrong and, as each sentence says, what to do about it; read aloud when it appears. */
export function ProblemPanel({ problem, problems = [], onRetry, onGo, focus }: ProblemPanelProps): ReactElement | null {
  const t = useText();
  const { language } = useLanguage();
  const box = useRef<HTMLDivElement>(null);
  const shown = Boolean(problem) || problems.length > 0;
  useEffect(() => {
    if (shown && focus) box.current?.focus();
  }, [shown, focus, problem]);
  if (!shown) return null;
  const said: Said[] = [...itemsOf(problem, language), ...problems.map((each) => ({ path: each.path ?? '', text: problemText(each, language) }))];
  const title = problem ? titleOf(problem, language, said.length > 1 ? t('common.problems', { n: said.length }) : '') : t('common.problems', { n: said.length });
  return (
    <div className="problem-panel" role="alert" tabIndex={-1} ref={box}>
      <p className="problem-title">{title}</p>
      {said.length > 0 && (
        <ul>
          {said.map((each) => (
            <li key={each.path + each.text}>
              {onGo && each.path !== '' ? <button type="button" className="link-button" onClick={() => onGo(each.path)}>{each.text}</button> : each.text}
            </li>
          ))}
        </ul>
      )}
      {onRetry && <button type="button" className="link-button" onClick={onRetry}>{t('common.retry')}</button>}
    </div>
  );
}

function titleOf(problem: Error, language: 'zh' | 'en', many: string): string {
  if (many !== '') return many;
  return problem instanceof ApiProblem ? problem.detail[language] : problem.message;
}

function itemsOf(problem: ApiProblem | Error | null | undefined, language: 'zh' | 'en'): Said[] {
  if (!(problem instanceof ApiProblem)) return [];
  const items = problem.errors.map((each) => ({ path: each.path, text: each.message[language] }));
  const first = items[0];
  return items.length === 1 && first?.text === problem.detail[language] && first.path === '' ? [] : items;
}
