/** Where each term's ordinals stand: those of term `t` from `starts[t]` to before `starts[t + 1]`, ascending. */
export interface Inverted {
  readonly starts: Uint32Array;
  readonly ordinals: Uint32Array;
}

/**
 * Turns terms by document into documents by term (倒排). Documents come in the order of their ordinals; a term counts once
 * in each.
 */
export class Inverter {
  /** The terms of all documents, one after the other, and where each document's end. */
  #terms = new Uint32Array(1 << 12);
  #length = 0;
  readonly #ends: number[] = [];
  /** By term: one more than the last ordinal it was met in, and in how many. */
  #lastMet = new Uint32Array(1 << 10);
  #counts = new Uint32Array(1 << 10);
  #termCount = 0;

  add(term: number): void {
    const mark = this.#ends.length + 1;
    if (term >= this.#lastMet.length) this.#makeRoom(term);
    if (this.#lastMet[term] === mark) return;
    this.#lastMet[term] = mark;
    this.#counts[term] = (this.#counts[term] ?? 0) + 1;
    if (term >= this.#termCount) this.#termCount = term + 1;
    if (this.#length === this.#terms.length) this.#terms = enlarged(this.#terms, this.#length * 2);
    this.#terms[this.#length++] = term;
  }

  endDocument(): void {
    this.#ends.push(this.#length);
  }

  invert(): Inverted {
    const starts = new Uint32Array(this.#termCount + 1);
    for (let term = 0; term < this.#termCount; term++) starts[term + 1] = (starts[term] ?? 0) + (this.#counts[term] ?? 0);
    return { starts, ordinals: this.#place(starts.slice()) };
  }

  /** `next` holds where each term's next ordinal goes. */
  #place(next: Uint32Array): Uint32Array {
    const ordinals = new Uint32Array(this.#length);
    let entry = 0;
    this.#ends.forEach((end, ordinal) => {
      for (; entry < end; entry++) {
        const term = this.#terms[entry] ?? 0;
        const place = next[term] ?? 0;
        ordinals[place] = ordinal;
        next[term] = place + 1;
      }
    });
    return ordinals;
  }

  #makeRoom(term: number): void {
    const length = Math.max(term + 1, this.#lastMet.length * 2);
    this.#lastMet = enlarged(this.#lastMet, length);
    this.#counts = enlarged(this.#counts, length);
  }
}

function enlarged(array: Uint32Array, length: number): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(length);
  larger.set(array);
  return larger;
}
