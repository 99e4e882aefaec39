/** Ascending numbers of all runs, ascending: each run is ascending and ends where `ends` says. Uses up what is given. */
export class RunMerger {
  #room: Uint32Array = new Uint32Array(1 << 10);

  /** Valid until the next call. */
  merge(numbers: Uint32Array, ends: readonly number[]): Uint32Array {
    if (ends.length < 2) return numbers;
    if (this.#room.length < numbers.length) this.#room = new Uint32Array(numbers.length * 2);
    let [from, to, runs]: [Uint32Array, Uint32Array, readonly number[]] = [numbers, this.#room.subarray(0, numbers.length), ends];
    while (runs.length > 1) {
      runs = mergeNeighbours(from, runs, to);
      [from, to] = [to, from];
    }
    return from;
  }
}

/** Makes one run of each two; gives their ends. */
function mergeNeighbours(from: Uint32Array, ends: readonly number[], to: Uint32Array): number[] {
  const merged: number[] = [];
  let start = 0;
  for (let run = 0; run < ends.length; run += 2) {
    const middle = ends[run] ?? 0;
    const end = ends[run + 1] ?? middle;
    mergeTwo(from, start, middle, end, to);
    merged.push(end);
    start = end;
  }
  return merged;
}

function mergeTwo(from: Uint32Array, start: number, middle: number, end: number, to: Uint32Array): void {
  let [left, right] = [start, middle];
  for (let place = start; place < end; place++) {
    const takesLeft = right >= end || (left < middle && (from[left] ?? 0) <= (from[right] ?? 0));
    to[place] = (takesLeft ? from[left++] : from[right++]) ?? 0;
  }
}
