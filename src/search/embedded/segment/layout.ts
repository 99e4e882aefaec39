import { CLASS_FIELDS, CODE_FIELDS, NUMBER_FIELDS, TEXT_FIELDS, type DateField, type SearchDocument } from '../../document.ts';
import type { Facet } from '../../engine.ts';
import type { KeptDocument } from '../change.ts';

/**
 * What a segment is made of (段的构成). Its documents are numbered by ordinals from 0, newest filed first, those without
 * a filing day last, equal ones by id, greatest first. Each section's name begins with what it belongs to.
 */
export const IDENTITY = { ids: 'ids', revisions: 'revisions', byId: 'by-id', idRanks: 'id-ranks' } as const;

export const daysName = (field: DateField): string => `days.${field}`;
/** The ordinals by one of these days, newest first, those without it last, equal ones with the greatest id first. */
export const orderName = (field: DateField): string => `order.${field}`;
/** Days that hits are ordered by, besides that of filing, by which the documents stand. */
export const ORDERED_DAYS: readonly DateField[] = ['published', 'granted'];
export const textName = (field: string): string => `text.${field}`;
export const glyphsName = (field: string): string => `glyphs.${field}`;
export const wordsName = (field: string): string => `words.${field}`;
/** Frequent phrases of a field that need no verifying. */
export const phrasesName = (field: string): string => `phrases.${field}`;
export const facetName = (facet: Facet): string => `facet.${facet}`;

/** Texts and postings grow with the documents' texts: they need not be in memory. */
export const isLarge = (section: string): boolean => isText(section) || section.endsWith('.postings');
/** Texts are read for verifying only. */
export const isText = (section: string): boolean => section.startsWith('text.') && !section.endsWith('.ends');

/** Terms that are looked up whole or by their beginning: of each its name and what a document has. */
export const TERM_FIELDS: readonly { readonly name: string; readonly of: (document: SearchDocument) => readonly string[] }[] = [
  ...CLASS_FIELDS.map((field) => ({ name: `class.${field}`, of: ({ classes }: SearchDocument) => classes[field] ?? [] })),
  ...NUMBER_FIELDS.map((field) => ({ name: `number.${field}`, of: ({ numbers }: SearchDocument) => numbers[field] ?? [] })),
  ...CODE_FIELDS.map((field) => ({ name: `code.${field}`, of: ({ codes }: SearchDocument) => given(codes[field]) })),
];

/** All sorted lists of strings with postings. */
export const STRING_TERMS: readonly string[] = [...TEXT_FIELDS.map(wordsName), ...TERM_FIELDS.map(({ name }) => name)];

/** Under what a document is counted, each value once. */
export function facetValues({ document, technologyFields }: KeptDocument, facet: Facet): readonly string[] {
  return [...new Set(FACET_VALUES[facet](document, technologyFields))];
}

const given = (value: string | undefined): readonly string[] => (value === undefined ? [] : [value]);

const FACET_VALUES: Readonly<Record<Facet, (document: SearchDocument, technologyFields: readonly string[]) => readonly string[]>> = {
  year: ({ days }) => given(days.filed?.slice(0, 4)),
  kind: ({ codes }) => given(codes.kind),
  office: ({ codes }) => given(codes.office),
  district: ({ codes }) => given(codes.district),
  state: ({ codes }) => given(codes.state),
  class: ({ classes }) => (classes.ipc ?? []).map((symbol) => symbol.slice(0, 4)),
  field: (_, technologyFields) => technologyFields,
  applicant: ({ texts }) => texts.applicants ?? [],
};
