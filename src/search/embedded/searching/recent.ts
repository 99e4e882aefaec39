import { foldText } from '#domain/chinese/fold.ts';
import { isClassBelow } from '../../class-match.ts';
import type { SearchDocument, TextField } from '../../document.ts';
import type { NearQuery, PhraseQuery, Query } from '../../query/query.ts';
import { FIELD_WEIGHT } from '../../relevance.ts';
import type { Change, KeptDocument } from '../change.ts';
import { joinedTexts } from '../segment/write-text.ts';
import type { Meter } from './meter.ts';
import type { PreparedQuery } from './prepared.ts';

/** A document that is in no segment yet, its texts folded. */
export interface RecentDocument {
  readonly kept: KeptDocument;
  readonly folded: Readonly<Partial<Record<TextField, string>>>;
}

export function recentDocument(kept: KeptDocument): RecentDocument {
  return { kept, folded: foldedTexts(kept.document) };
}

/** The documents put since the last segment was written (增量): few enough to look at each. */
export class RecentDocuments {
  readonly #documents = new Map<number, RecentDocument>();

  get size(): number {
    return this.#documents.size;
  }

  values(): Iterable<RecentDocument> {
    return this.#documents.values();
  }

  find(id: number): RecentDocument | undefined {
    return this.#documents.get(id);
  }

  add(document: RecentDocument): void {
    this.#documents.set(document.kept.document.id, document);
  }

  delete(id: number): void {
    this.#documents.delete(id);
  }
}

/** What a history of changes leaves: of each document the greatest revision since it was last removed. */
export function keptAfter(changes: Iterable<Change>): KeptDocument[] {
  const kept = new Map<number, KeptDocument>();
  for (const change of changes) {
    if (change.kind === 'remove') for (const id of change.ids) kept.delete(id);
    else for (const each of change.documents) if (isNewer(each, kept.get(each.document.id))) kept.set(each.document.id, each);
  }
  return [...kept.values()];
}

const isNewer = ({ document }: KeptDocument, known: KeptDocument | undefined): boolean => !known || document.revision > known.document.revision;

function foldedTexts({ texts }: SearchDocument): RecentDocument['folded'] {
  return Object.fromEntries(Object.entries(texts).map(([field, of]) => [field, joinedTexts(of.map(foldText))]));
}

/** No code: control characters stand in none. */
const NO_CODE = '\0';

/** Answers a query for one document after the other. */
export class RecentQuery {
  readonly #prepared: PreparedQuery;
  readonly #meter: Meter;

  constructor(prepared: PreparedQuery, meter: Meter) {
    this.#prepared = prepared;
    this.#meter = meter;
  }

  matches(document: RecentDocument, query: Query = this.#prepared.query): boolean {
    const { classes, numbers, days, codes } = document.kept.document;
    switch (query.kind) {
      case 'all': return true;
      case 'and': return query.of.every((each) => this.matches(document, each));
      case 'or': return query.of.some((each) => this.matches(document, each));
      case 'not': return !this.matches(document, query.of);
      case 'phrase':
      case 'near': return query.fields.some((field) => this.#hasPhrase(document, query, field));
      case 'class': return (classes[query.field] ?? []).some((symbol) => isClassBelow(symbol, query.prefix));
      case 'number': return this.#hasNumber(numbers[query.field] ?? [], query);
      case 'days': return isWithin(days[query.field], query);
      case 'code': return this.#prepared.values(query).has(codes[query.field] ?? NO_CODE);
    }
  }

  /** The relevance of a document that matches. */
  score(document: RecentDocument, query: Query = this.#prepared.query): number {
    if (query.kind === 'and' || query.kind === 'or') return query.of.reduce((sum, each) => sum + this.score(document, each), 0);
    if (query.kind !== 'phrase' && query.kind !== 'near') return 0;
    const field = this.#prepared.phrase(query).fields.find((each) => this.#hasPhrase(document, query, each));
    return field === undefined ? 0 : FIELD_WEIGHT[field];
  }

  #hasNumber(numbers: readonly string[], query: Extract<Query, { kind: 'number' }>): boolean {
    const values = this.#prepared.values(query);
    if (!query.prefix) return numbers.some((number) => values.has(number));
    this.#meter.spend(numbers.length * values.size * 10);
    return numbers.some((number) => query.anyOf.some((beginning) => number.startsWith(beginning)));
  }

  #hasPhrase({ folded }: RecentDocument, query: PhraseQuery | NearQuery, field: TextField): boolean {
    const text = folded[field];
    if (text === undefined) return false;
    this.#meter.spend(text.length);
    return this.#prepared.phrase(query).matches(text);
  }
}

function isWithin(day: string | undefined, { from, to }: Extract<Query, { kind: 'days' }>): boolean {
  return day !== undefined && (from === undefined || day >= from) && (to === undefined || day <= to);
}
