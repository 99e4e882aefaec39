/** Whole numbers below 2^32, one after the other, in one array that grows. */
export class GrowingNumbers {
  #array = new Uint32Array(1 << 10);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(number: number): void {
    if (this.#length === this.#array.length) this.#array = enlarged(this.#array, this.#length * 2);
    this.#array[this.#length++] = number;
  }

  /** All of them; not a copy. */
  all(): Uint32Array {
    return this.#array.subarray(0, this.#length);
  }

  clear(): void {
    this.#length = 0;
  }
}

/** A longer array with the same beginning. */
export function enlarged(array: Uint32Array, length: number): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(length);
  larger.set(array);
  return larger;
}
