/** Documents from one ordinal to before another that have one value, of that number. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly number: number;
}

/** With more of them, counting document by document is as quick. */
const MOST_STRETCHES = 200;

/** The stretches of a column of one slot a document, if there are few. */
export function stretchesOf(slots: Uint16Array | Uint32Array): readonly Stretch[] | undefined {
  const stretches: Stretch[] = [];
  let from = 0;
  for (let ordinal = 1; ordinal <= slots.length; ordinal++) {
    const slot = slots[from] ?? 0;
    if (ordinal < slots.length && slots[ordinal] === slot) continue;
    if (slot > 0) stretches.push({ from, to: ordinal, number: slot - 1 });
    if (stretches.length > MOST_STRETCHES) return undefined;
    from = ordinal;
  }
  return stretches;
}
