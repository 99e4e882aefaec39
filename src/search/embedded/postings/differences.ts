import { setBit } from './bits.ts';
import type { VarintWriter } from './varint.ts';

/** Ascending ordinals as the differences between neighbours (差值), in as few bytes as each needs. */
export function writeDifferences(writer: VarintWriter, ordinals: Uint32Array): void {
  let before = 0;
  for (let index = 0; index < ordinals.length; index++) {
    const ordinal = ordinals[index] ?? 0;
    writer.write(ordinal - before);
    before = ordinal;
  }
}

/** Reads so many as there is room for, from a place on. */
export function readDifferences(bytes: Uint8Array, start: number, into: Uint32Array): Uint32Array {
  let [place, ordinal] = [start, 0];
  for (let index = 0; index < into.length; index++) {
    let byte = bytes[place++] ?? 0;
    let difference = byte & 0x7f;
    for (let shift = 7; byte > 0x7f; shift += 7) {
      byte = bytes[place++] ?? 0;
      difference |= (byte & 0x7f) << shift;
    }
    ordinal += difference >>> 0;
    into[index] = ordinal;
  }
  return into;
}

/** Sets the bits of so many from a place on. */
export function setDifferences(bytes: Uint8Array, start: number, count: number, words: Uint32Array): void {
  let [place, ordinal] = [start, 0];
  for (let index = 0; index < count; index++) {
    let byte = bytes[place++] ?? 0;
    let difference = byte & 0x7f;
    for (let shift = 7; byte > 0x7f; shift += 7) {
      byte = bytes[place++] ?? 0;
      difference |= (byte & 0x7f) << shift;
    }
    ordinal += difference >>> 0;
    setBit(words, ordinal);
  }
}
