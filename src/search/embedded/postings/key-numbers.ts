/** In place of the number of an unknown key. */
export const UNKNOWN = -1;

/** Numbers keys below 2^32 from 0 as they come: a `Map` takes many times as long for keys beyond 2^30. */
export class KeyNumbers {
  #keys = new Uint32Array(1 << 10);
  /** One more than the number; 0 is free. */
  #numbers = new Uint32Array(1 << 10);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  numberOf(key: number): number {
    return (this.#numbers[this.#slotOf(key)] ?? 0) - 1;
  }

  /** To be called once for a key. */
  add(key: number): void {
    if (++this.#size * 2 > this.#keys.length) this.#enlarge();
    this.#put(key, this.#size);
  }

  #put(key: number, number: number): void {
    const slot = this.#slotOf(key);
    this.#keys[slot] = key;
    this.#numbers[slot] = number;
  }

  #slotOf(key: number): number {
    const mask = this.#keys.length - 1;
    let slot = (Math.imul(key, 0x9e3779b1) >>> 12) & mask;
    while (this.#numbers[slot] !== 0 && this.#keys[slot] !== key) slot = (slot + 1) & mask;
    return slot;
  }

  #enlarge(): void {
    const [keys, numbers] = [this.#keys, this.#numbers];
    this.#keys = new Uint32Array(keys.length * 2);
    this.#numbers = new Uint32Array(keys.length * 2);
    numbers.forEach((number, slot) => {
      if (number > 0) this.#put(keys[slot] ?? 0, number);
    });
  }
}
