import { type Kysely, sql } from 'kysely';
import type { Problem } from '#domain/errors.ts';
import type { Schema } from '../database/schema.ts';
import type { Sheet, SheetRow, Workbook } from '../sheets/sheet.ts';
import type { FiledRun, ImportFile } from './runs.ts';
import { reasonOf } from './shown-run.ts';

const PAGE = 1_000;

export interface RefusedRow {
  readonly sheet?: string;
  /** The line or sheet row. */
  readonly row: number;
  readonly reasons: readonly Problem[];
  readonly cells: readonly string[];
}

interface Raw {
  readonly place: number;
  readonly sheet: string | null;
  readonly row: number;
  readonly reasons: readonly Problem[] | null;
  readonly cells: readonly string[] | null;
}

/** The refused rows of a file, in their order. */
export async function* refusedRowsOf(database: Kysely<Schema>, run: number, file: number): AsyncGenerator<RefusedRow> {
  let after = -1;
  for (;;) {
    const { rows } = await sql<Raw>`select place, sheet, row, reasons, cells from import_row
      where run = ${run}::integer and file = ${file}::integer and verdict = 'refuse' and place > ${after}::integer order by place limit ${PAGE}`.execute(database);
    for (const { sheet, row, reasons, cells } of rows) yield { row, reasons: reasons ?? [], cells: cells ?? [], ...(sheet !== null && { sheet }) };
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return;
    after = last.place;
  }
}

/**
 * The refused rows as a workbook to be mended and imported again (被拒行): each with its row in the original and the
 * reason, then its cells under their own headers. The first two columns are recognised as not to be imported.
 */
export function refusedWorkbook(database: Kysely<Schema>, { run, files }: FiledRun, name?: string): Workbook | undefined {
  const wanted = files.filter((file) => file.refused > 0 && (name === undefined || file.name === name));
  if (wanted.length === 0) return undefined;
  return { sheets: wanted.map((file) => sheetOf(database, run.statement?.mapping?.columns.map(({ header }) => header), file)) };
}

function sheetOf(database: Kysely<Schema>, statementHeaders: readonly string[] | undefined, file: ImportFile): Sheet {
  const headers = statementHeaders ?? file.mapping.find(({ recognised }) => recognised)?.columns.map(({ header }) => header) ?? [];
  return {
    name: file.name,
    columns: [
      { header: '行号', kind: 'integer', width: 8 },
      { header: '备注（拒收原因）', kind: 'text', width: 50 },
      ...headers.map((header) => ({ header, kind: 'text' as const, width: 18 })),
    ],
    rows: rowsOf(database, file, headers.length),
    frozenColumns: 2,
  };
}

async function* rowsOf(database: Kysely<Schema>, { run, position }: ImportFile, width: number): AsyncGenerator<SheetRow> {
  for await (const { sheet, row, reasons, cells } of refusedRowsOf(database, run, position)) {
    const place = sheet === undefined ? '' : `[${sheet}] `;
    yield [row, `${place}${reasonOf(reasons).zh}`, ...Array.from({ length: width }, (_, column) => cells[column] ?? '')];
  }
}
