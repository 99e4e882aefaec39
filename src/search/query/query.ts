import type { CivilDate } from '#domain/calendar/civil-date.ts';
import type { ClassField, CodeField, DateField, NumberField, TextField } from '../document.ts';

/**
 * A query after reading (检索式): what the form builds, what the language is parsed to, what an engine answers.
 * Texts are folded already (`foldText`).
 */
export type Query =
  | AllQuery
  | { readonly kind: 'and' | 'or'; readonly of: readonly Query[] }
  | { readonly kind: 'not'; readonly of: Query }
  | PhraseQuery
  | NearQuery
  | { readonly kind: 'class'; readonly field: ClassField; /** `H01M` finds everything below it. */ readonly prefix: string }
  | { readonly kind: 'number'; readonly field: NumberField; /** Any of these spellings, each a whole number or, where `prefix`, its beginning. */ readonly anyOf: readonly string[]; readonly prefix?: boolean }
  | { readonly kind: 'days'; readonly field: DateField; /** Both ends belong to it. */ readonly from?: CivilDate; readonly to?: CivilDate }
  | { readonly kind: 'code'; readonly field: CodeField; readonly anyOf: readonly string[] };

/** Every document: the empty query. */
export interface AllQuery {
  readonly kind: 'all';
}

/**
 * Characters that stand together in one text of one of the fields (词组). Chinese matches anywhere; a run of Latin
 * letters or digits is a word, and begins and ends at a word's boundary unless truncated.
 */
export interface PhraseQuery {
  readonly kind: 'phrase';
  readonly fields: readonly TextField[];
  readonly parts: readonly PhrasePart[];
}

/** A piece of a phrase: characters, one character whatever it is (`?`), or any characters of the word it stands in (`*`). */
export type PhrasePart = { readonly text: string } | { readonly any: 'one' | 'rest' };

/** Two phrases in one text with at most so many characters (Chinese) or words (Latin) between them (邻近). */
export interface NearQuery {
  readonly kind: 'near';
  readonly fields: readonly TextField[];
  readonly left: readonly PhrasePart[];
  readonly right: readonly PhrasePart[];
  readonly within: number;
  /** Left stands before right. */
  readonly ordered: boolean;
}
