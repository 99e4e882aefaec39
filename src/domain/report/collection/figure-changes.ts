import type { WordChange } from '../read-back/word-changes.ts';

/** What became of a figure's mark in a text: put in, taken out, moved elsewhere, or shown another way. */
export interface FigureChange {
  readonly kind: 'inserted' | 'removed' | 'moved' | 'reshown';
  /** The mark without its braces, as it is now; of a removed one as it was. */
  readonly mark: string;
  /** Of one that is shown another way: the mark as it was. */
  readonly was?: string;
}

const figureIn = (mark: string): string => mark.split('|')[0] ?? mark;

/** The figures that differ, told apart from the words: those of the new text in reading order, then those removed. */
export function figureChanges(lines: readonly { readonly words: readonly WordChange[] }[]): readonly FigureChange[] {
  const marks = (kind: WordChange['kind']): string[] => lines.flatMap(({ words }) => words.flatMap((word) => (word.kind === kind && word.figure !== undefined ? [word.figure] : [])));
  const left = marks('removed');
  const take = (isIt: (mark: string) => boolean): string | undefined => {
    const at = left.findIndex(isIt);
    return at < 0 ? undefined : left.splice(at, 1)[0];
  };
  const added = marks('added').map((mark): FigureChange | string => (take((each) => each === mark) === undefined ? mark : { kind: 'moved', mark }));
  const told = added.map((each): FigureChange => {
    if (typeof each !== 'string') return each;
    const was = take((other) => figureIn(other) === figureIn(each));
    return was === undefined ? { kind: 'inserted', mark: each } : { kind: 'reshown', mark: each, was };
  });
  return [...told, ...left.map((mark): FigureChange => ({ kind: 'removed', mark }))];
}
