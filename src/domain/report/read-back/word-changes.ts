import type { ComparedWords } from './find-figures.ts';
import type { Token } from './file-paragraph.ts';

/** A stretch of a paragraph: words that stayed, came or went, or a figure. */
export interface WordChange {
  readonly kind: 'kept' | 'added' | 'removed';
  readonly text: string;
  /** The figure that this is; its own change is told among the figures. */
  readonly figure?: string;
}

/** The changes of a paragraph's words in reading order; figures that were found count as kept, whatever they say now. */
export function wordChanges(generated: readonly Token[], returned: readonly Token[], { matches, found }: ComparedWords): readonly WordChange[] {
  const pairs = [...matches.filter(({ left }) => !generated[left]?.control), ...found].sort((a, b) => a.left - b.left);
  const changes: WordChange[] = [];
  let [left, right] = [0, 0];
  const upTo = (leftEnd: number, rightEnd: number): void => {
    for (const token of generated.slice(left, leftEnd)) changes.push({ kind: 'removed', text: token.text, ...(token.figure !== undefined && { figure: token.figure }) });
    for (const token of returned.slice(right, rightEnd)) changes.push({ kind: 'added', text: token.text, ...(token.figure !== undefined && { figure: token.figure }) });
    [left, right] = [leftEnd, rightEnd];
  };
  for (const pair of pairs) {
    upTo(pair.left, pair.right);
    const figure = generated[pair.left]?.figure;
    changes.push({ kind: 'kept', text: returned.slice(pair.right, pair.right + pair.rightLength).map(({ text }) => text).join(''), ...(figure !== undefined && { figure }) });
    [left, right] = [pair.left + 1, pair.right + pair.rightLength];
  }
  upTo(generated.length, returned.length);
  return readable(changes);
}

/** Runs of one kind together; in a rewritten stretch, a single kept character between changes is part of the change. */
function readable(changes: readonly WordChange[]): readonly WordChange[] {
  const stretches = merged(changes);
  const isScrap = (index: number): boolean => {
    const [before, at, after] = [stretches[index - 1], stretches[index], stretches[index + 1]];
    return at !== undefined && at.kind === 'kept' && at.figure === undefined && [...at.text].length === 1 && isEdit(before) && isEdit(after);
  };
  return merged(sorted(stretches.flatMap((change, index): readonly WordChange[] => (isScrap(index) ? [{ ...change, kind: 'removed' }, { ...change, kind: 'added' }] : [change]))));
}

const isEdit = (change: WordChange | undefined): boolean => change !== undefined && change.kind !== 'kept' && change.figure === undefined;

/** What went before what came, within one stretch of changes. */
function sorted(changes: readonly WordChange[]): readonly WordChange[] {
  const result: WordChange[] = [];
  let stretch: WordChange[] = [];
  const close = (): void => {
    result.push(...stretch.filter(({ kind }) => kind === 'removed'), ...stretch.filter(({ kind }) => kind === 'added'));
    stretch = [];
  };
  for (const change of changes) {
    if (change.kind !== 'kept') stretch.push(change);
    else {
      close();
      result.push(change);
    }
  }
  close();
  return result;
}

function merged(changes: readonly WordChange[]): WordChange[] {
  const result: WordChange[] = [];
  for (const change of changes) {
    const last = result.at(-1);
    if (last && last.kind === change.kind && last.figure === undefined && change.figure === undefined) result[result.length - 1] = { kind: last.kind, text: last.text + change.text };
    else result.push(change);
  }
  return result;
}
