import type { SearchDocument } from '../document.ts';

/** A document as it is kept: with the WIPO technology fields of its IPC symbols, known when it is put (技术领域). */
export interface KeptDocument {
  readonly document: SearchDocument;
  readonly technologyFields: readonly string[];
}

/** One step of the index's history (变更): what the log keeps and what every reader applies, in the same order. */
export type Change =
  | { readonly kind: 'put'; readonly documents: readonly KeptDocument[] }
  | { readonly kind: 'remove'; readonly ids: readonly number[] };
