/** The smallest keys in ascending order. A few of many are kept in a heap; else all are sorted. */
export function smallestKeys(keys: Float64Array, count: number): Float64Array {
  if (count * 8 > keys.length) return keys.slice().sort().subarray(0, count);
  const heap = new KeyHeap(count);
  for (let index = 0; index < keys.length; index++) heap.offer(keys[index] ?? 0);
  return heap.keys.sort();
}

/** Keeps the smallest keys; the greatest of them is on top. Begins full of infinities. */
class KeyHeap {
  readonly keys: Float64Array;

  constructor(size: number) {
    this.keys = new Float64Array(size).fill(Infinity);
  }

  offer(key: number): void {
    const { keys } = this;
    if (keys.length === 0 || key >= (keys[0] ?? 0)) return;
    let place = 0;
    for (let child = 1; child < keys.length; child = 2 * place + 1) {
      const right = child + 1;
      if (right < keys.length && (keys[right] ?? 0) > (keys[child] ?? 0)) child = right;
      if ((keys[child] ?? 0) <= key) break;
      keys[place] = keys[child] ?? 0;
      place = child;
    }
    keys[place] = key;
  }
}

/** The first of many in an order, sorted. */
export function firstOf<T>(items: Iterable<T>, count: number, compare: (a: T, b: T) => number): T[] {
  let kept: T[] = [];
  let last: T | undefined;
  for (const item of items) {
    if (last !== undefined && compare(item, last) >= 0) continue;
    kept.push(item);
    if (kept.length < 2 * count + 64) continue;
    kept = kept.sort(compare).slice(0, count);
    last = kept.at(-1);
  }
  return kept.sort(compare).slice(0, count);
}
