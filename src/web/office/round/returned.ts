import type { Reply } from '#contract/route.ts';
import type { ROUTES } from '#contract/routes.ts';

export type Returned = Reply<typeof ROUTES.returnedRound>;
export type ReturnedSection = Returned['sections'][number];
export type ReturnedParagraph = Returned['elsewhere']['paragraphs'][number];
export type ReturnedFigure = Returned['elsewhere']['figures'][number];

interface PossibleAction {
  readonly id: string;
  readonly kind: string;
  readonly allowed: boolean;
}

/** What takes a section's words over for whoever sits here: a draft of its division, or the office's merging; undefined when neither may be done now. */
export function takingAction(actions: readonly PossibleAction[]): 'write' | 'merge' | undefined {
  const may = (id: string): boolean => actions.some((each) => each.id === id && each.kind === 'act' && each.allowed);
  if (may('write')) return 'write';
  return may('merge') ? 'merge' : undefined;
}

/** The figures whose values were altered in the file, with what they were written as. */
export function alteredIn({ figures }: Pick<ReturnedSection, 'figures'>): readonly (readonly [string, string])[] {
  return figures.filter((figure) => figure.new !== null).map(({ id, old }) => [id, old]);
}
