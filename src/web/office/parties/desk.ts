/** What a person did with a pair, by its key (本次办理). */
export interface Done {
  readonly decision: 'same' | 'branch' | 'different';
  /** The decision's case, to undo it. */
  readonly id: string;
}

/** The desk on which pairs are decided one after another. */
export interface Desk {
  readonly at: number;
  readonly done: ReadonlyMap<string, Done>;
  /** Put off for now. */
  readonly later: ReadonlySet<string>;
  /** Keys of decided pairs, the latest last. */
  readonly past: readonly string[];
}

export const EMPTY_DESK: Desk = { at: 0, done: new Map(), later: new Set(), past: [] };

/** What is done at the desk. */
export type DeskStep =
  | { readonly kind: 'go'; readonly to: number }
  | { readonly kind: 'decided'; readonly key: string; readonly done: Done }
  | { readonly kind: 'later'; readonly key: string }
  | { readonly kind: 'undone'; readonly key: string };

/** The desk after a step, over the keys of the pairs in their order. */
export function stepped(desk: Desk, step: DeskStep, keys: readonly string[]): Desk {
  switch (step.kind) {
    case 'go':
      return { ...desk, at: Math.max(0, Math.min(step.to, keys.length - 1)) };
    case 'decided':
      return onward({ ...desk, done: new Map([...desk.done, [step.key, step.done]]), past: [...desk.past, step.key] }, keys);
    case 'later':
      return onward({ ...desk, later: new Set([...desk.later, step.key]) }, keys);
    case 'undone':
      return { ...desk, done: new Map([...desk.done].filter(([key]) => key !== step.key)), past: desk.past.filter((key) => key !== step.key), at: Math.max(0, keys.indexOf(step.key)) };
  }
}

/** To the next pair that is neither decided nor put off; where none is left, the desk stays. */
function onward(desk: Desk, keys: readonly string[]): Desk {
  const isOpen = (key: string): boolean => !desk.done.has(key) && !desk.later.has(key);
  const next = keys.findIndex((key, index) => index > desk.at && isOpen(key));
  const first = keys.findIndex(isOpen);
  const at = next >= 0 ? next : first;
  return at < 0 ? desk : { ...desk, at };
}
