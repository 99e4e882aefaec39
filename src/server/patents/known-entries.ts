import { type Kysely, sql } from 'kysely';
import type { KnownPatent } from '#domain/patent/identity.ts';
import type { PatentRecord } from '#domain/patent/record.ts';
import { recordset } from '../database/bulk.ts';
import type { Schema } from '../database/schema.ts';
import { standingFor } from './visible.ts';

/** An entry of the register as a batch of rows finds and changes it. */
export interface Entry {
  readonly id: number;
  record: PatentRecord;
  /** The run of the version that stood before this batch; undefined for an entry that the batch adds. */
  readonly version?: number;
  /** An earlier row of the same file spoke of it. */
  seen: boolean;
  changed: boolean;
  mergedInto?: number;
}

/** More entries under one number than can be: the limits make the planner go by the keys, whatever its statistics say. */
const MOST = 100;

interface Raw {
  readonly number: string;
  readonly id: bigint;
  readonly run: number;
  readonly record: string;
  readonly seen: boolean;
}

/** The entries that some numbers find, with what is done to them while a batch is judged. */
export class KnownEntries {
  readonly entries = new Map<number, Entry>();
  readonly #byNumber = new Map<string, Set<number>>();

  /** Reads the entries that stand for a run under any of the numbers. */
  static async read(database: Kysely<Schema>, run: number, file: number, numbers: readonly string[]): Promise<KnownEntries> {
    const known = new KnownEntries();
    const { rows } = await sql<Raw>`select x.number, p.id, p.run, p.record,
        exists (select from import_row r where r.patent = p.id and r.run = ${run}::integer and r.file = ${file}::integer) as seen
      from ${recordset({ number: 'text' }, numbers.map((number) => ({ number })))}
      cross join lateral (select n.patent from patent_number n where n.number = x.number limit ${MOST}) n
      cross join lateral (select p.id, p.run, p.record from patent p where p.id = n.patent and ${standingFor(run)} limit 2) p`.execute(database);
    for (const row of rows) known.#take(row);
    return known;
  }

  #take({ number, id, run, record, seen }: Raw): void {
    const entry = this.entries.get(Number(id)) ?? { id: Number(id), record: JSON.parse(record) as PatentRecord, version: run, seen, changed: false };
    this.entries.set(entry.id, entry);
    this.name(number, entry.id);
  }

  /** Notes that a number finds an entry. */
  name(number: string, id: number): void {
    const ids = this.#byNumber.get(number) ?? new Set();
    this.#byNumber.set(number, ids.add(id));
  }

  get(id: string | number): Entry {
    const entry = this.entries.get(Number(id));
    if (!entry) throw new Error(`no entry ${id} among those found`);
    return entry;
  }

  /** Every entry that any of the numbers finds, oldest first. */
  find(numbers: readonly string[]): KnownPatent[] {
    const ids = new Set(numbers.flatMap((number) => [...(this.#byNumber.get(number) ?? [])]));
    const standing = [...ids].sort((a, b) => a - b).map((id) => this.get(id)).filter(({ mergedInto }) => mergedInto === undefined);
    return standing.map(({ id, record, seen }) => ({ id: String(id), record, seenInThisFile: seen }));
  }
}
