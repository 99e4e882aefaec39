/** Documents from one ordinal to before another that have one value, of that number. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly number: number;
}

/** With more of them, counting document by document is as quick. */
const MOST_STRETCHES = 200;

/** The stretches of a column, if there are few and no document has several values. */
export function stretchesOf(column: Uint32Array, ends: Uint32Array): readonly Stretch[] | undefined {
  const stretches: Stretch[] = [];
  let from = 0;
  for (let ordinal = 0; ordinal + 1 < ends.length; ordinal++) {
    const [start, end] = [ends[ordinal] ?? 0, ends[ordinal + 1] ?? 0];
    if (end - start > 1 || stretches.length > MOST_STRETCHES) return undefined;
    const isLast = ordinal + 2 === ends.length;
    if (!isLast && hasSame(column, ends, ordinal)) continue;
    if (end > start) stretches.push({ from, to: ordinal + 1, number: column[start] ?? 0 });
    from = ordinal + 1;
  }
  return stretches;
}

/** Whether a document and the next one have the same value, or both none. */
function hasSame(column: Uint32Array, ends: Uint32Array, ordinal: number): boolean {
  const [start, middle, end] = [ends[ordinal] ?? 0, ends[ordinal + 1] ?? 0, ends[ordinal + 2] ?? 0];
  if (middle === start || end === middle) return middle === start && end === middle;
  return column[start] === column[middle];
}
