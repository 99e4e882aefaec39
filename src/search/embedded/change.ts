import type { SearchDocument } from '../document.ts';

/** A document as it is kept: with the WIPO technology fields of its IPC symbols, known when it is put (技术领域). */
export interface KeptDocument {
  readonly document: SearchDocument;
  readonly technologyFields: readonly string[];
}

/** One step of the index's history (变更): what the log keeps and what every thread applies, in the same order. */
export type Change =
  | { readonly kind: 'put'; readonly documents: readonly KeptDocument[] }
  | { readonly kind: 'remove'; readonly ids: readonly number[] };

/** A change as a record of the log and on its way between threads. */
export const bytesOfChange = (change: Change): Uint8Array<ArrayBuffer> => new TextEncoder().encode(JSON.stringify(change));

export const changeFrom = (bytes: Uint8Array): Change => JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString()) as Change;
