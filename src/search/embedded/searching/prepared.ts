import type { NearQuery, PhraseQuery, Query } from '../../query/query.ts';
import { type PreparedPhrase, prepare } from './phrase.ts';

/** A query with what its phrases need, made once for all segments. */
export class PreparedQuery {
  readonly query: Query;
  readonly #phrases = new Map<Query, PreparedPhrase>();
  readonly #values = new Map<Query, ReadonlySet<string>>();

  constructor(query: Query) {
    this.query = query;
  }

  phrase(query: PhraseQuery | NearQuery): PreparedPhrase {
    const phrase = this.#phrases.get(query) ?? prepare(query);
    this.#phrases.set(query, phrase);
    return phrase;
  }

  /** Any of which a number or code may be. */
  values(query: Extract<Query, { anyOf: readonly string[] }>): ReadonlySet<string> {
    const values = this.#values.get(query) ?? new Set(query.anyOf);
    this.#values.set(query, values);
    return values;
  }
}
