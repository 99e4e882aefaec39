import { proseDifference, type ProseDifference } from '#domain/report/collection/prose-difference.ts';
import { proseVersions, type ProseVersion } from '#domain/report/collection/prose-versions.ts';
import type { CaseDetail, ShownEvent } from '../case/detail.ts';

/** One draft of a section in its list: its number, and how much it changed of the one before. */
export interface ShownVersion extends ProseVersion<ShownEvent> {
  /** From 1. */
  readonly number: number;
  readonly added: number;
  readonly removed: number;
  readonly figures: number;
}

/** Every draft of a section, oldest first, each with what it changed. */
export function shownVersions({ timeline }: Pick<CaseDetail, 'timeline'>): readonly ShownVersion[] {
  const versions = proseVersions(timeline);
  return versions.map((version, index) => {
    const difference = proseDifference(versions[index - 1]?.prose ?? '', version.prose);
    return { ...version, number: index + 1, added: charactersOf(difference, 'added'), removed: charactersOf(difference, 'removed'), figures: difference.figures.length };
  });
}

/** How many characters of words came or went; figures are counted apart. */
function charactersOf({ lines }: ProseDifference, kind: 'added' | 'removed'): number {
  return lines.flatMap(({ words }) => words.filter((word) => word.kind === kind && word.figure === undefined)).reduce((sum, { text }) => sum + [...text].length, 0);
}
