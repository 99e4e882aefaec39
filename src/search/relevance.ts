import type { TextField } from './document.ts';

/**
 * What finding a phrase in a field is worth (相关度权重). A document's relevance is the sum over the query's phrases and
 * proximities that stand under no NOT: of each the weight of the heaviest of its fields in which the document has it, 0
 * where it has it in none. Classes, numbers, days and codes add nothing. Equal documents stand newest filed first, those
 * without a filing day last, then by id, greatest first. The same in every engine.
 */
export const FIELD_WEIGHT = {
  title: 8,
  applicants: 6,
  owners: 6,
  inventors: 6,
  abstract: 4,
  claims: 3,
  description: 1,
  agency: 1,
  titlePinyin: 8,
  applicantsPinyin: 6,
  ownersPinyin: 6,
  inventorsPinyin: 6,
} as const satisfies Record<TextField, number>;
