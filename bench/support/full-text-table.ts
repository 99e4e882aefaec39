import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { foldText } from '#domain/chinese/fold.ts';
import type { SearchDocument, TextField } from '#search/document.ts';
import type { FacetValue } from '#search/engine.ts';
import type { PhraseQuery, Query } from '#search/query/query.ts';

const FIELDS = ['title', 'abstract', 'applicants'] as const satisfies readonly TextField[];

/** What the table answers: as much as the engine does for the same request, sorted by filing day always. */
export interface TableAnswer {
  readonly total: number;
  readonly ids: readonly number[];
  readonly facets: readonly (readonly FacetValue[])[];
}

/**
 * SQLite's FTS5 over pairs of characters, used as well as it can be: no content kept, asked for nothing but row ids;
 * days, classes, the order and the facets come from columns in this process's memory.
 */
export class FullTextTable {
  readonly #database: DatabaseSync;
  readonly #insert: StatementSync;
  readonly #select: StatementSync;
  readonly #columns = new Columns();

  constructor(path: string) {
    this.#database = new DatabaseSync(path);
    this.#database.exec('pragma journal_mode = off; pragma synchronous = off; pragma cache_size = -1000000; pragma mmap_size = 8000000000');
    this.#database.exec(`create virtual table patent using fts5(${FIELDS.join(', ')}, content = '', columnsize = 0)`);
    this.#database.exec("insert into patent (patent, rank) values ('hashsize', 200000000), ('pgsz', 16000)");
    this.#insert = this.#database.prepare('insert into patent (rowid, title, abstract, applicants) values (?, ?, ?, ?)');
    this.#select = this.#database.prepare('select rowid from patent where patent match ?');
    this.#select.setReturnArrays(true);
  }

  /** Documents with ids from 1 on, in their order. */
  fill(documents: Iterable<SearchDocument>): void {
    this.#database.exec('begin');
    for (const document of documents) {
      this.#insert.run(document.id, ...FIELDS.map((field) => pairsOf((document.texts[field] ?? []).join(' '))));
      this.#columns.add(document);
    }
    this.#database.exec("commit; insert into patent (patent) values ('optimize')");
  }

  /** The first twenty and the facets of an AND, whose texts are asked of the table and whose other conditions of columns. */
  search(query: Query): TableAnswer {
    const conditions = query.kind === 'and' ? query.of : [query];
    const match = matchOf(conditions.filter(({ kind }) => kind !== 'days' && kind !== 'class'));
    const rows = this.#select.all(match).map((row) => Number(Object.values(row)[0]));
    return this.#columns.answer(rows, conditions);
  }

  close(): void {
    this.#database.close();
  }
}

/** Days and classes of all documents by id, as numbers. */
class Columns {
  readonly #filed: number[] = [0];
  readonly #published: number[] = [0];
  readonly #subclasses: (readonly number[])[] = [[]];
  readonly #symbols: (readonly string[])[] = [[]];
  readonly #numbers = new Map<string, number>();

  add({ days, classes }: SearchDocument): void {
    const symbols = classes.ipc ?? [];
    this.#filed.push(dayOf(days.filed));
    this.#published.push(dayOf(days.published));
    this.#symbols.push(symbols);
    this.#subclasses.push([...new Set(symbols.map((symbol) => this.#numberOf(symbol.slice(0, 4))))]);
  }

  answer(rows: readonly number[], conditions: readonly Query[]): TableAnswer {
    const hits = conditions.reduce((left, condition) => this.#keep(left, condition), rows);
    return { total: hits.length, ids: this.#newest(hits), facets: [this.#countYears(hits), this.#countSubclasses(hits)] };
  }

  #keep(rows: readonly number[], condition: Query): readonly number[] {
    if (condition.kind === 'class') return rows.filter((row) => this.#symbols[row]?.some((symbol) => symbol.startsWith(condition.prefix)));
    if (condition.kind !== 'days') return rows;
    const days = condition.field === 'filed' ? this.#filed : this.#published;
    const [from, to] = [dayOf(condition.from), dayOf(condition.to ?? '9999-12-31')];
    return rows.filter((row) => (days[row] ?? 0) >= from && (days[row] ?? 0) <= to);
  }

  #newest(rows: readonly number[]): number[] {
    const keys = Float64Array.from(rows, (row) => (this.#filed[row] ?? 0) * ROWS + row).sort();
    return Array.from(keys.subarray(-PAGE).reverse(), (key) => key % ROWS);
  }

  #countYears(rows: readonly number[]): FacetValue[] {
    const counts = new Uint32Array(10_000);
    for (const row of rows) add(counts, Math.floor((this.#filed[row] ?? 0) / 10_000));
    return mostFrequent(Array.from(counts, (count, year) => ({ value: String(year), count })));
  }

  #countSubclasses(rows: readonly number[]): FacetValue[] {
    const counts = new Uint32Array(this.#numbers.size);
    for (const row of rows) for (const number of this.#subclasses[row] ?? []) add(counts, number);
    return mostFrequent([...this.#numbers.keys()].map((value, number) => ({ value, count: counts[number] ?? 0 })));
  }

  #numberOf(subclass: string): number {
    const known = this.#numbers.get(subclass) ?? this.#numbers.size;
    this.#numbers.set(subclass, known);
    return known;
  }
}

const PAGE = 20;
/** More than there are rows. */
const ROWS = 2 ** 24;

/** `2018-03-01` as 20180301. */
const dayOf = (day: string | undefined): number => Number((day ?? '').replaceAll('-', ''));

function add(counts: Uint32Array, place: number): void {
  counts[place] = (counts[place] ?? 0) + 1;
}

const mostFrequent = (values: readonly FacetValue[]): FacetValue[] => values.filter(({ count }) => count > 0).sort((a, b) => b.count - a.count).slice(0, 50);

/** An AND in FTS5's own language. What is excluded stands last. */
function matchOf(conditions: readonly Query[]): string {
  const excluded = conditions.flatMap((condition) => (condition.kind === 'not' ? [` NOT ${textOf(condition.of)}`] : []));
  return conditions.filter(({ kind }) => kind !== 'not').map(textOf).join(' AND ') + excluded.join('');
}

function textOf(query: Query): string {
  if (query.kind === 'or') return `(${query.of.map(textOf).join(' OR ')})`;
  if (query.kind !== 'phrase') throw new Error(`no ${query.kind} in the table`);
  return `{${query.fields.join(' ')}} : "${pairsOf(writtenOf(query))}"`;
}

const writtenOf = ({ parts }: PhraseQuery): string => parts.map((part) => ('text' in part ? part.text : '')).join('');

/** `锂电池` as `锂电 电池`. */
function pairsOf(text: string): string {
  const folded = foldText(text);
  let pairs = '';
  for (let place = 0; place + 1 < folded.length; place++) pairs += `${folded.slice(place, place + 2)} `;
  return pairs;
}
