import type { Citation } from './record.ts';

/**
 * The citations of two records of one patent, each once (引证去重); undefined where neither has any. A number without its
 * kind code is the same document as one with it. What only one source tells (category, who cited) is kept.
 */
export function joinCitations(known: readonly Citation[] | undefined, told: readonly Citation[] | undefined): readonly Citation[] | undefined {
  if (!known || !told) return known ?? told;
  return distinctCitations([...known, ...told]);
}

/** Citations, each once. */
export function distinctCitations(citations: readonly Citation[]): readonly Citation[] {
  const stems = new Map<string, string>();
  for (const { number } of citations) if (number !== undefined && stemOf(number) !== number && !stems.has(stemOf(number))) stems.set(stemOf(number), number);
  const byKey = new Map<string, Citation>();
  for (const citation of citations) {
    const key = keyOf(citation, stems);
    const first = byKey.get(key);
    byKey.set(key, first ? completed(first, citation) : citation);
  }
  return [...byKey.values()];
}

function keyOf({ number, text = '' }: Citation, stems: ReadonlyMap<string, string>): string {
  if (number === undefined) return `text ${text.replace(/[\s\p{P}]/gu, '').toLowerCase()}`;
  return stems.get(number) ?? number;
}

/** The number without its kind code. */
function stemOf(number: string): string {
  return number.replace(/(?<=\d)[A-Z]\d?$/, '');
}

function completed(first: Citation, other: Citation): Citation {
  const longer = (other.number ?? '').length > (first.number ?? '').length ? other.number : first.number;
  return { ...other, ...first, ...(longer !== undefined && { number: longer }) };
}
