import { foldText } from '#domain/chinese/fold.ts';
import type { TextField } from '../document.ts';
import { pinyinPhrases } from '../pinyin.ts';
import { disjunction, normalParts } from './build.ts';
import { LIMITS } from './limits.ts';
import type { NearQuery, PhrasePart, PhraseQuery, Query } from './query.ts';

/** Words that mean the same, by each of them folded (同义词表). */
export type Synonyms = ReadonlyMap<string, readonly string[]>;

/** A table from groups of words that mean the same; a word in several groups means all of theirs. */
export function synonymTable(groups: readonly (readonly string[])[]): Synonyms {
  const table = new Map<string, Set<string>>();
  for (const group of groups.map((words) => words.map(foldText))) {
    for (const word of group) table.set(word, new Set([...(table.get(word) ?? []), ...group.filter((each) => each !== word)]));
  }
  return new Map([...table].map(([word, others]) => [word, [...others]]));
}

/**
 * The query that an engine is asked for the one that was typed: a term becomes itself OR its synonyms OR, where it reads
 * as pinyin, what is pronounced so in title, applicants, owners and inventors. Where that would make more than the limit
 * of terms, the terms behind it stay as they are.
 */
export function widenQuery(query: Query, synonyms: Synonyms): Query {
  let terms = 0;
  const widened = (given: Query): Query => {
    switch (given.kind) {
      case 'and':
      case 'or': return { kind: given.kind, of: given.of.map(widened) };
      case 'not': return { kind: 'not', of: widened(given.of) };
      case 'phrase': return oneOf(given, [...meanings(given, synonyms), ...sounds(given)]);
      case 'near': return oneOf(given, pairs(given, synonyms));
      case 'all':
      case 'class':
      case 'number':
      case 'days':
      case 'code': return given;
    }
  };
  const oneOf = (given: PhraseQuery | NearQuery, others: readonly Query[]): Query => {
    if (others.length === 0 || terms + others.length > LIMITS.terms) return given;
    terms += others.length;
    return disjunction([given, ...others]);
  };
  return widened(query);
}

function meanings(phrase: PhraseQuery, synonyms: Synonyms): PhraseQuery[] {
  return synonymParts(phrase.parts, synonyms).map((parts) => ({ ...phrase, parts }));
}

function pairs(near: NearQuery, synonyms: Synonyms): NearQuery[] {
  const lefts = [near.left, ...synonymParts(near.left, synonyms)];
  const rights = [near.right, ...synonymParts(near.right, synonyms)];
  return lefts.flatMap((left) => rights.map((right) => ({ ...near, left, right }))).slice(1);
}

/** Only a term without wild cards has synonyms. */
function synonymParts(parts: readonly PhrasePart[], synonyms: Synonyms): PhrasePart[][] {
  const text = wholeText(parts);
  return text === undefined ? [] : (synonyms.get(text) ?? []).map((each) => normalParts([{ text: each }]));
}

const PINYIN_FIELDS: Readonly<Partial<Record<TextField, TextField>>> = {
  title: 'titlePinyin', applicants: 'applicantsPinyin', owners: 'ownersPinyin', inventors: 'inventorsPinyin',
};

function sounds({ fields, parts }: PhraseQuery): PhraseQuery[] {
  const text = wholeText(parts);
  const spoken = fields.flatMap((field) => PINYIN_FIELDS[field] ?? []);
  if (text === undefined || spoken.length === 0) return [];
  return pinyinPhrases(text).map((each) => ({ kind: 'phrase', fields: spoken, parts: [{ text: each }] }));
}

function wholeText(parts: readonly PhrasePart[]): string | undefined {
  const [only, more] = parts;
  return only && !more && 'text' in only ? only.text : undefined;
}
