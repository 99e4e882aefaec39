import { type Outcome, problem, ProblemError } from '#domain/errors.ts';
import { bearsSecrecyMark } from '#domain/form/secrecy.ts';
import type { StatementRow } from '#domain/statement/header-rows.ts';
import { recogniseStatement } from '#domain/statement/recognise-statement.ts';
import type { StatementMapping } from '#domain/statement/statement-mapping.ts';
import { readTable } from '../../tables/read-table.ts';
import type { TableSource } from '../../tables/source.ts';

/** A table of statistics is no register: so many rows at most. */
const MOST_ROWS = 20_000;

/** The sheet of a file that holds a statement, and what its columns were taken for. */
export interface StatementSheet {
  readonly sheet?: string;
  readonly rows: readonly StatementRow[];
  readonly recognised: Outcome<StatementMapping>;
}

async function sheetsOf(source: TableSource, signal?: AbortSignal): Promise<Map<string | undefined, StatementRow[]>> {
  const sheets = new Map<string | undefined, StatementRow[]>();
  for await (const { sheet, row, cells, problem: refused } of readTable(source, { limits: { maxRows: MOST_ROWS }, ...(signal && { signal }) })) {
    if (refused) throw new ProblemError({ ...refused, row });
    if (bearsSecrecyMark(cells.join('\n'))) throw new ProblemError({ ...problem('state-secret'), row });
    sheets.set(sheet, [...(sheets.get(sheet) ?? []), { row, cells }]);
  }
  return sheets;
}

/**
 * Reads a file and finds the first sheet with a statement; without one, the first sheet and why it is none.
 * @throws ProblemError when the file cannot be read or bears the mark of a state secret
 */
export async function readStatementFile(source: TableSource, signal?: AbortSignal): Promise<StatementSheet> {
  const sheets = [...(await sheetsOf(source, signal))].map(([sheet, rows]) => ({ ...(sheet !== undefined && { sheet }), rows, recognised: recogniseStatement(rows, source.name) }));
  const found = sheets.find(({ recognised }) => recognised.ok) ?? sheets[0];
  if (!found) throw new ProblemError(problem('damaged-file', { file: source.name, detail: { zh: '没有任何行', en: 'it has no rows' } }));
  return found;
}
