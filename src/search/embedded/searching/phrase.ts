import type { TextField } from '../../document.ts';
import type { NearQuery, PhrasePart, PhraseQuery } from '../../query/query.ts';
import { FIELD_WEIGHT } from '../../relevance.ts';
import { matcherOf } from '../../text-match.ts';
import { TEXT_END } from '../segment/write-text.ts';
import { type Clues, cluesOf, cluesOfBoth } from '../terms/clues.ts';
import { isSurrogate, UnitKind, unitKind } from '../terms/units.ts';
import { type Literal, literalOf } from '../terms/literal.ts';

/** A phrase or a proximity, prepared once for all segments and documents. */
export interface PreparedPhrase {
  /** The same for the same phrase or proximity, whatever the fields. */
  readonly key: string;
  /** The heaviest first. */
  readonly fields: readonly TextField[];
  readonly clues: Clues;
  /** The whole phrase, where it is of ideographs alone: a frequent one has postings of its own. */
  readonly ideographs: string | undefined;
  /** Where verifying needs no more than comparing characters. */
  readonly literal: Literal | undefined;
  /** Whether it is found in a folded text, or in several with `TEXT_END` between them. */
  matches(text: string): boolean;
}

export function prepare(query: PhraseQuery | NearQuery): PreparedPhrase {
  const matcher = matcherOf(query);
  const fields = [...new Set(query.fields)].sort((a, b) => FIELD_WEIGHT[b] - FIELD_WEIGHT[a]);
  const matches = (text: string): boolean => matcher.matches(text);
  const key = JSON.stringify({ ...query, fields: [] });
  if (query.kind === 'phrase') return { key, fields, clues: cluesOf(query.parts), ideographs: ideographsOf(query.parts), literal: literalOfParts(query.parts), matches };
  return { key, fields, clues: cluesOfBoth(query.left, query.right), ideographs: undefined, literal: undefined, matches: (text) => text.split(TEXT_END).some(matches) };
}

function ideographsOf(parts: readonly PhrasePart[]): string | undefined {
  const text = plainText(parts);
  return Array.from(text, (character) => unitKind(character.charCodeAt(0))).every((kind) => kind === UnitKind.glyph) ? text : undefined;
}

/** Wild cards as white space. */
const plainText = (parts: readonly PhrasePart[]): string => parts.map((part) => ('text' in part ? part.text : ' ')).join('');

/** A phrase of plain characters alone. White space and halves of characters are left to the matcher. */
function literalOfParts(parts: readonly PhrasePart[]): Literal | undefined {
  const text = plainText(parts);
  const isPlain = text !== '' && !/\s/.test(text) && !isSurrogate(text.charCodeAt(0)) && !text.includes(TEXT_END);
  return isPlain ? literalOf(text) : undefined;
}
