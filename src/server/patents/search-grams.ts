/** Text as it is searched: full-width and half-width alike, lower case. */
export function searchText(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

/** The pairs of neighbouring UTF-16 units in a text, each once, as signed 32-bit numbers: what holds a substring holds its pairs. */
export function gramsOf(text: string): number[] {
  const grams = new Set<number>();
  for (let at = 0; at + 1 < text.length; at += 1) grams.add((text.charCodeAt(at) << 16) | text.charCodeAt(at + 1));
  return [...grams];
}
