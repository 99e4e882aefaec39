import { lineText, type Posting, type VersionedLine } from './line.ts';

function countTexts(lines: readonly VersionedLine[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { line } of lines) counts.set(lineText(line), (counts.get(lineText(line)) ?? 0) + 1);
  return counts;
}

/** The lines of `from` that are not (or not as often) in `without`. */
function surplus(from: readonly VersionedLine[], without: readonly VersionedLine[]): VersionedLine[] {
  const counts = countTexts(without);
  return from.filter(({ line }) => {
    const left = counts.get(lineText(line)) ?? 0;
    if (left > 0) counts.set(lineText(line), left - 1);
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
  const gone = surplus(before, after).map((each) => ({ ...each, reversal: true }));
  const added = surplus(after, before).map((each) => ({ ...each, reversal: false }));
  return [...gone, ...added];
}
