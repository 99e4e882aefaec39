import type { NearQuery, PhraseQuery, Query } from '../../query/query.ts';
import { type PreparedPhrase, prepare } from './phrase.ts';

/** A query with what its phrases need, made once for all segments. */
export class PreparedQuery {
  readonly query: Query;
  readonly #phrases = new Map<Query, PreparedPhrase>();

  constructor(query: Query) {
    this.query = query;
  }

  phrase(query: PhraseQuery | NearQuery): PreparedPhrase {
    const phrase = this.#phrases.get(query) ?? prepare(query);
    this.#phrases.set(query, phrase);
    return phrase;
  }
}
