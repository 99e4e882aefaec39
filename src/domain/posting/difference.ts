import { lineText, type Posting, type VersionedLine } from './line.ts';

/** The lines of `from` that are not (or not as often) in the other list, each list given with the texts of its lines. */
function surplus(from: readonly VersionedLine[], texts: readonly string[], without: readonly string[]): VersionedLine[] {
  const counts = new Map<string, number>();
  for (const text of without) counts.set(text, (counts.get(text) ?? 0) + 1);
  return from.filter((_, index) => {
    const text = texts[index] ?? '';
    const left = counts.get(text) ?? 0;
    if (left > 0) counts.set(text, left - 1);
    return left === 0;
  });
}

/**
 * What one event posts: the lines that the case no longer stands for, reversed, then the new ones.
 * A case's lines are a pure function of the case as it stands, so a correction, a withdrawal
 * or a change of definition needs no code of its own. A line that stays keeps the definition's
 * version it was posted under.
 */
export function postingsBetween(before: readonly VersionedLine[], after: readonly VersionedLine[]): Posting[] {
  const [old, now] = [before, after].map((lines) => lines.map(({ line }) => lineText(line))) as [string[], string[]];
  const gone = surplus(before, old, now).map((each) => ({ ...each, reversal: true }));
  const added = surplus(after, now, old).map((each) => ({ ...each, reversal: false }));
  return [...gone, ...added];
}
