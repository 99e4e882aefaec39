/** What stands between the cells of a text table. */
export type Delimiter = ',' | ';' | '\t' | '|';

const DELIMITERS: readonly Delimiter[] = [',', '\t', ';', '|'];

/**
 * The delimiter of a text table, from its first lines: the one that most lines hold equally often.
 * Delimiters inside quotes do not count. A table of one column gets the comma.
 */
export function detectDelimiter(sample: string): Delimiter {
  const lines = linesOutsideQuotes(sample).slice(0, 50);
  const scored = DELIMITERS.map((delimiter) => ({ delimiter, score: score(lines, delimiter) }));
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a));
  return best.score > 0 ? best.delimiter : ',';
}

/** The share of lines that agree on the commonest count, with a little weight for the count itself. */
function score(lines: readonly string[], delimiter: Delimiter): number {
  const counts = lines.map((line) => line.split(delimiter).length - 1);
  const common = mostFrequent(counts.filter((count) => count > 0));
  if (common === undefined) return 0;
  const agreeing = counts.filter((count) => count === common).length;
  return agreeing / lines.length + Math.min(common, 50) / 1000;
}

function mostFrequent(counts: readonly number[]): number | undefined {
  const tally = new Map<number, number>();
  for (const count of counts) tally.set(count, (tally.get(count) ?? 0) + 1);
  return [...tally].sort((a, b) => b[1] - a[1])[0]?.[0];
}

/** Whole lines with quoted stretches blanked; the last, perhaps cut, line is dropped when there are others. */
function linesOutsideQuotes(sample: string): string[] {
  const bare = sample.replace(/"(?:[^"]|"")*"/g, '""');
  const lines = bare.split(/\r\n?|\n/);
  const whole = lines.length > 1 ? lines.slice(0, -1) : lines;
  return whole.filter((line) => line.trim() !== '');
}
