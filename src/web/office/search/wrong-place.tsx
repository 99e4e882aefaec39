import type { ReactElement } from 'react';
import type { ApiProblemItem } from '#contract/api-problem.ts';
import type { Language } from '#domain/text.ts';

interface WrongPlaceProps {
  readonly query: string;
  readonly problem: ApiProblemItem;
  readonly language: Language;
}

/** A query that could not be read: the place is marked, and what was expected there is said. */
export function WrongPlace({ query, problem, language }: WrongPlaceProps): ReactElement {
  const points = Array.from(query);
  const from = problem.offset ?? 0;
  const to = from + Math.max(1, problem.length ?? 1);
  return (
    <div className="problem-panel" role="alert">
      <p className="search-wrong"><code>{points.slice(0, from).join('')}<mark>{points.slice(from, to).join('') || '␣'}</mark>{points.slice(to).join('')}</code></p>
      <p>{problem.message[language]}</p>
    </div>
  );
}
