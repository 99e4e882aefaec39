/** Numbers glyph keys from 0 as they come: an open hash table, because a `Map` of millions of keys is slow and large. */
export class GlyphIds {
  #keys = new Uint32Array(1 << 12);
  /** One more than the id; 0 is free. */
  #ids = new Uint32Array(1 << 12);
  #count = 0;
  readonly #newId: () => number;

  constructor(newId: () => number) {
    this.#newId = newId;
  }

  /** The id of a key, a new one where it is new. */
  idOf(key: number): number {
    const slot = this.#slotOf(key);
    const id = this.#ids[slot] ?? 0;
    return id === 0 ? this.#add(slot, key) : id - 1;
  }

  /** All keys, ascending. */
  sortedKeys(): Uint32Array {
    return this.#keys.filter((_, slot) => this.#ids[slot] !== 0).sort();
  }

  #add(slot: number, key: number): number {
    const id = this.#newId();
    this.#keys[slot] = key;
    this.#ids[slot] = id + 1;
    if (++this.#count * 2 > this.#keys.length) this.#enlarge();
    return id;
  }

  #slotOf(key: number): number {
    const mask = this.#keys.length - 1;
    let slot = (Math.imul(key, 0x9e3779b1) >>> 7) & mask;
    while (this.#ids[slot] !== 0 && this.#keys[slot] !== key) slot = (slot + 1) & mask;
    return slot;
  }

  #enlarge(): void {
    const [keys, ids] = [this.#keys, this.#ids];
    this.#keys = new Uint32Array(keys.length * 2);
    this.#ids = new Uint32Array(keys.length * 2);
    keys.forEach((key, old) => {
      if (ids[old] === 0) return;
      const slot = this.#slotOf(key);
      this.#keys[slot] = key;
      this.#ids[slot] = ids[old] ?? 0;
    });
  }
}
