import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { foldText } from '#domain/chinese/fold.ts';
import type { SearchDocument } from '#search/document.ts';

/**
 * SQLite's FTS5 over pairs of characters, used as well as it can be: titles and abstracts only, no content kept, and
 * asked for nothing but row ids.
 */
export class FullTextTable {
  readonly #database: DatabaseSync;
  readonly #insert: StatementSync;
  readonly #select: StatementSync;

  constructor(path: string) {
    this.#database = new DatabaseSync(path);
    this.#database.exec("pragma journal_mode = off; pragma synchronous = off; pragma cache_size = -500000; pragma mmap_size = 8000000000; create virtual table if not exists patent using fts5(title, abstract, content = '', columnsize = 0)");
    this.#insert = this.#database.prepare('insert into patent (rowid, title, abstract) values (?, ?, ?)');
    this.#select = this.#database.prepare('select rowid from patent where patent match ?');
    this.#select.setReturnArrays(true);
  }

  fill(documents: Iterable<SearchDocument>): void {
    this.#database.exec('begin');
    for (const { id, texts } of documents) this.#insert.run(id, pairsOf(texts.title?.[0] ?? ''), pairsOf(texts.abstract?.[0] ?? ''));
    this.#database.exec('commit');
  }

  optimize(): void {
    this.#database.exec("insert into patent (patent) values ('optimize')");
  }

  /** The number of documents that have all of the terms. */
  count(terms: readonly string[]): number {
    return this.#select.all(terms.map((term) => `"${pairsOf(term)}"`).join(' AND ')).length;
  }

  close(): void {
    this.#database.close();
  }
}

/** `锂电池` as `锂电 电池`. */
function pairsOf(text: string): string {
  const folded = foldText(text);
  let pairs = '';
  for (let place = 0; place + 1 < folded.length; place++) pairs += `${folded.slice(place, place + 2)} `;
  return pairs;
}
