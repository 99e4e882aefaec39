import { useEffect, useState } from 'react';
import { type MergedPiece, mergedProse, mergeProse } from '#domain/report/collection/merge-prose.ts';
import { plainProse } from '#domain/report/collection/prose-difference.ts';

/** A text being written at a desk while others may write it too. */
export interface Draft {
  readonly prose: string;
  write(prose: string): void;
  /** Passages that somebody else changed meanwhile and this desk as well: its own words stand until the writer decides. */
  readonly clashes: readonly MergedPiece[];
  /** The draft was sent as it is: what is saved next is its own. */
  sent(): void;
  forgetClashes(): void;
}

/** The draft of a saved text. What others save meanwhile is merged into it, so that saving it undoes nothing of theirs unseen. */
export function useDraft(saved: string): Draft {
  const [prose, setProse] = useState(saved);
  const [begun, setBegun] = useState(saved);
  const [clashes, setClashes] = useState<readonly MergedPiece[]>([]);
  useEffect(() => {
    if (plainProse(saved) === plainProse(begun)) return;
    const pieces = mergeProse(begun, saved, prose);
    setBegun(saved);
    setProse(mergedProse(pieces));
    setClashes(pieces.filter(({ kind }) => kind === 'conflict'));
  }, [saved, begun]);
  return { prose, write: setProse, clashes, sent: () => setBegun(prose), forgetClashes: () => setClashes([]) };
}
