import { linePitchPt } from '../gbt9704.ts';
import { type Deviation, grouped } from './deviation.ts';
import { documentParts } from './document-parts.ts';
import { checkKind, type DocumentKind, findKind } from './kinds.ts';
import type { LaidOutDocument } from './laid-out.ts';
import { checkPage } from './page.ts';
import { checkParts } from './part-rules.ts';

/** What a check of a document's format found (公文格式核查结果). */
export interface FormatCheck {
  /** The kind of document that its title names or that was asked for; null for a summary, a plan and the like. */
  readonly kind: DocumentKind | null;
  /** Which parts were recognised, with how often. */
  readonly parts: Readonly<Record<string, number>>;
  readonly deviations: readonly Deviation[];
}

/**
 * Compares a document with GB/T 9704-2012: page, grid, faces, the order and form of its parts, and what its kind demands.
 * `kind` overrides the one that the title names.
 */
export function checkFormat(document: LaidOutDocument, kind?: DocumentKind): FormatCheck {
  const parts = documentParts(document.paragraphs, linePitchPt());
  const found = kind ?? findKind(parts);
  const firstPageDiffers = document.sections[0]?.firstPageDiffers ?? false;
  const findings = [...checkPage(document), ...checkParts(parts), ...(found ? checkKind(found, parts, firstPageDiffers) : [])];
  const counts = Map.groupBy(parts, ({ role }) => role);
  return { kind: found ?? null, parts: Object.fromEntries([...counts].map(([role, of]) => [role, of.length])), deviations: grouped(findings) };
}
