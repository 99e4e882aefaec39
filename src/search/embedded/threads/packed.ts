import type { KeptDocument } from '../change.ts';
import { compareKeys, type OrderKey, orderKey } from '../segment/order-key.ts';

/** Documents on their way to the building thread: they move as bytes and are read one at a time, where they are needed. */
export interface PackedDocuments {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Where each one's bytes end. */
  readonly ends: Uint32Array;
  readonly keys: readonly OrderKey[];
}

export function pack(documents: readonly KeptDocument[]): PackedDocuments {
  const parts = documents.map((kept) => Buffer.from(JSON.stringify(kept)));
  const ends = new Uint32Array(parts.length);
  parts.forEach((part, place) => (ends[place] = (ends[place - 1] ?? 0) + part.length));
  const bytes = new Uint8Array(ends.at(-1) ?? 0);
  parts.forEach((part, place) => bytes.set(part, ends[place - 1] ?? 0));
  return { bytes, ends, keys: documents.map(orderKey) };
}

/** The documents of several packs in the order of a segment. */
export function* inOrder(packs: readonly PackedDocuments[]): Generator<KeptDocument> {
  const places = packs.flatMap((pack) => pack.keys.map((key, place) => ({ pack, place, key })));
  places.sort((a, b) => compareKeys(a.key, b.key));
  for (const { pack, place } of places) yield unpacked(pack, place);
}

function unpacked({ bytes, ends }: PackedDocuments, place: number): KeptDocument {
  return JSON.parse(Buffer.from(bytes.buffer).toString('utf8', ends[place - 1] ?? 0, ends[place])) as KeptDocument;
}
