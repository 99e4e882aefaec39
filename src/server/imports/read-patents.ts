import type { CivilDate } from '#domain/calendar/civil-date.ts';
import { failure, type Outcome, problem } from '#domain/errors.ts';
import { type PatentReading, toPatentRecord } from '#domain/patent/read-record.ts';
import type { ReadRow } from '../patents/judge-rows.ts';
import { type ReadOptions, readTable } from '../tables/read-table.ts';
import type { TableRow } from '../tables/table-row.ts';
import { patentFileKindOf } from './patent-file-kind.ts';
import type { PatentFile, ReadBatch } from './read-batch.ts';
import type { SheetMapping } from './tables.ts';
import { readXmlPatents } from './xml/read-xml-patents.ts';

interface Sheet {
  readonly mapping: SheetMapping | undefined;
  /** Rows of the sheet met so far. */
  met: number;
}

/** Reads the rows of one file by its mapping. */
class FileReader {
  readonly #sheets = new Map<string | undefined, Sheet>();
  readonly #mapping: readonly SheetMapping[];
  readonly #name: string;
  readonly #today: CivilDate;

  constructor(mapping: readonly SheetMapping[], name: string, today: CivilDate) {
    this.#mapping = mapping;
    this.#name = name;
    this.#today = today;
  }

  /** The row as read; undefined for a header, and for all but the first row of a sheet that cannot be read. */
  read(place: number, row: TableRow, skipped: boolean): ReadRow | undefined {
    const sheet = this.#sheetOf(row.sheet);
    const at = sheet.met;
    sheet.met += 1;
    if (skipped) return undefined;
    const { mapping } = sheet;
    if (mapping?.recognised && at <= mapping.headerRow) return undefined;
    if (!mapping?.recognised && at > 0) return undefined;
    return { place, row: row.row, cells: row.cells, reading: this.#reading(row, mapping), ...(row.sheet !== undefined && { sheet: row.sheet }) };
  }

  #sheetOf(name: string | undefined): Sheet {
    const known = this.#sheets.get(name) ?? { mapping: this.#mapping.find(({ sheet }) => sheet === name), met: 0 };
    this.#sheets.set(name, known);
    return known;
  }

  #reading({ cells, problem: refused, sheet }: TableRow, mapping: SheetMapping | undefined): Outcome<PatentReading> {
    if (refused) return failure(refused);
    if (!mapping?.recognised) return failure(problem('unknown-columns', { file: sheet === undefined ? this.#name : `${this.#name} [${sheet}]`, expected: { zh: '申请号或公开（公告）号', en: 'application number or publication number' } }));
    return toPatentRecord(cells, mapping, this.#today);
  }
}

/** The rows of a file in batches, after those that were read before. @throws ProblemError when the file cannot be read */
export async function* readPatents(file: PatentFile, today: CivilDate, batch: number, options: ReadOptions): AsyncGenerator<ReadBatch> {
  const kind = await patentFileKindOf(file.source);
  if (kind === 'xml' || kind === 'zip') yield* readXmlPatents(file, kind, today, batch, options);
  else yield* readTablePatents(file, today, batch, options);
}

async function* readTablePatents({ source, mapping, from }: PatentFile, today: CivilDate, batch: number, options: ReadOptions): AsyncGenerator<ReadBatch> {
  const reader = new FileReader(mapping, source.name, today);
  let rows: ReadRow[] = [];
  let place = 0;
  for await (const row of readTable(source, options)) {
    place += 1;
    const read = reader.read(place, row, place <= from);
    if (read) rows.push(read);
    if (rows.length < batch) continue;
    yield { rows, done: place };
    rows = [];
  }
  if (rows.length > 0 || place > from) yield { rows, done: place };
}
