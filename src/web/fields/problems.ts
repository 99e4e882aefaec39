import type { ApiProblem } from '#contract/api-problem.ts';
import { type Problem, problemText } from '#domain/errors.ts';
import type { Language } from '#domain/text.ts';

/** A sentence about one place of a form. */
export interface PlacedProblem {
  readonly path: string;
  readonly text: string;
}

/** Problems that the browser's own check found. */
export function fromCheck(problems: readonly Problem[], language: Language): PlacedProblem[] {
  return problems.map((each) => ({ path: each.path ?? '', text: problemText(each, language) }));
}

/** Problems that the server found, where they name a field of the form; its paths may begin with `input.`. */
export function fromServer(problem: ApiProblem | null | undefined, language: Language): PlacedProblem[] {
  return (problem?.errors ?? [])
    .map((each) => ({ path: each.path.replace(/^(body\.)?input\.(values\.)?/, ''), text: each.message[language] }))
    .filter((each) => each.path !== '');
}

/** The sentences at exactly a path, or at a part of a reference within it that has no place of its own. */
export function textsAt(problems: readonly PlacedProblem[], path: string, isLeaf: boolean): readonly string[] {
  return problems.filter((each) => each.path === path || (isLeaf && each.path.startsWith(`${path}.`))).map((each) => each.text);
}
