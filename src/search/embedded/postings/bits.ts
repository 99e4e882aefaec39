/** How many bits of a word are set. */
export function countBits(word: number): number {
  let count = word - ((word >>> 1) & 0x55555555);
  count = (count & 0x33333333) + ((count >>> 2) & 0x33333333);
  return Math.imul((count + (count >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

export function countAll(words: Uint32Array): number {
  let count = 0;
  for (let place = 0; place < words.length; place++) count += countBits(words[place] ?? 0);
  return count;
}

/** How many are set from one to before another. */
export function countBetween(words: Uint32Array, from: number, to: number): number {
  const [first, last] = [from >>> 5, to >>> 5];
  if (first === last) return countBits((words[first] ?? 0) & maskFrom(from) & ~maskFrom(to));
  let count = countBits((words[first] ?? 0) & maskFrom(from)) + countBits((words[last] ?? 0) & ~maskFrom(to));
  for (let place = first + 1; place < last; place++) count += countBits(words[place] ?? 0);
  return count;
}

/** The bits of its word from a bit on. */
const maskFrom = (bit: number): number => -1 << (bit & 31);

/** The numbers of the set bits, ascending, as many as `into` has room for. */
export function readBits(words: Uint32Array, into: Uint32Array): Uint32Array {
  let length = 0;
  for (let place = 0; place < words.length && length < into.length; place++) {
    for (let word = words[place] ?? 0; word !== 0 && length < into.length; word &= word - 1) {
      into[length++] = place * 32 + 31 - Math.clz32(word & -word);
    }
  }
  return into.subarray(0, length);
}

export function setBit(words: Uint32Array, bit: number): void {
  words[bit >>> 5] = (words[bit >>> 5] ?? 0) | (1 << (bit & 31));
}

export function clearBit(words: Uint32Array, bit: number): void {
  words[bit >>> 5] = (words[bit >>> 5] ?? 0) & ~(1 << (bit & 31));
}

export const hasBit = (words: Uint32Array, bit: number): boolean => (((words[bit >>> 5] ?? 0) >>> (bit & 31)) & 1) === 1;

/** Sets the bits from one to before another. */
export function setBits(words: Uint32Array, from: number, to: number): void {
  let bit = from;
  for (; bit < to && (bit & 31) !== 0; bit++) setBit(words, bit);
  const whole = Math.max(bit, to - (to & 31));
  words.fill(0xffffffff, bit >>> 5, whole >>> 5);
  for (bit = whole; bit < to; bit++) setBit(words, bit);
}
