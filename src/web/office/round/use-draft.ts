import { useState } from 'react';
import { type MergedPiece, mergedProse, mergeProse } from '#domain/report/collection/merge-prose.ts';
import { plainProse } from '#domain/report/collection/prose-difference.ts';

/** A text on a desk: as it is written now, the saved one that it was begun from, and where somebody else clashed with it. */
export interface Drafting {
  readonly prose: string;
  readonly begun: string;
  /** What this desk sent to be saved: when it comes back, nobody else wrote it. */
  readonly sent?: string;
  /** Passages that somebody else changed meanwhile and this desk as well: its own words stand until the writer decides. */
  readonly clashes: readonly MergedPiece[];
}

/** The draft with what was saved meanwhile merged into it, so that saving it undoes nothing of theirs unseen. */
export function caughtUp(draft: Drafting, saved: string): Drafting {
  if (plainProse(saved) === plainProse(draft.begun)) return draft;
  if (draft.sent !== undefined && plainProse(saved) === plainProse(draft.sent)) return { prose: draft.prose, begun: saved, clashes: draft.clashes };
  const pieces = mergeProse(draft.begun, saved, draft.prose);
  return { prose: mergedProse(pieces), begun: saved, clashes: pieces.filter(({ kind }) => kind === 'conflict') };
}

/** A text being written at a desk while others may write it too. */
export interface Draft extends Pick<Drafting, 'prose' | 'clashes'> {
  write(prose: string): void;
  /** The draft is sent to be saved as it is. */
  send(): void;
  forgetClashes(): void;
}

/** The draft of a saved text, which keeps up with what others save. */
export function useDraft(saved: string): Draft {
  const [kept, setKept] = useState<Drafting>({ prose: saved, begun: saved, clashes: [] });
  const draft = caughtUp(kept, saved);
  if (draft !== kept) setKept(draft);
  const { prose, clashes } = draft;
  return {
    prose, clashes,
    write: (now) => setKept((before) => ({ ...before, prose: now })),
    send: () => setKept((before) => ({ ...before, sent: prose })),
    forgetClashes: () => setKept((before) => ({ ...before, clashes: [] })),
  };
}
