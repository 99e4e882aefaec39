import { failure, type Outcome, problem, ProblemError, success } from '#domain/errors.ts';
import { type PatentRole, PATENT_ROLES } from '#domain/patent/column-role.ts';
import { applyMapping, recogniseColumns, recognisePatentTable } from '#domain/patent/recognise-columns.ts';
import { readTable } from '../tables/read-table.ts';
import type { TableSource } from '../tables/source.ts';
import { patentFileKindOf } from './patent-file-kind.ts';
import type { SheetMapping } from './tables.ts';
import { recogniseXml } from './xml/read-xml-patents.ts';

/** Rows of a sheet that its columns are recognised by. */
const SAMPLE_ROWS = 300;
const SHOWN_SAMPLES = 3;
const SHOWN_LENGTH = 80;

/** The first rows of each sheet. A text file is read no further than needed. */
async function firstRows(source: TableSource, signal?: AbortSignal): Promise<Map<string | undefined, string[][]>> {
  const sheets = new Map<string | undefined, string[][]>();
  for await (const { sheet, cells } of readTable(source, { ...(signal && { signal }) })) {
    const rows = sheets.get(sheet) ?? [];
    sheets.set(sheet, rows);
    if (rows.length < SAMPLE_ROWS) rows.push([...cells]);
    else if (sheet === undefined) break;
  }
  return sheets;
}

function samplesOf(rows: readonly (readonly string[])[], headerRow: number, columns: number): string[][] {
  const data = rows.slice(headerRow + 1);
  return Array.from({ length: columns }, (_, column) => {
    const filled = data.map((cells) => cells[column]?.trim() ?? '').filter((text) => text !== '');
    return [...new Set(filled)].slice(0, SHOWN_SAMPLES).map((text) => text.slice(0, SHOWN_LENGTH));
  });
}

function mapSheet(sheet: string | undefined, rows: readonly (readonly string[])[], file: string): SheetMapping {
  const found = recognisePatentTable(rows, file);
  const { headerRow, mapping } = found.ok ? found.value : { headerRow: 0, mapping: recogniseColumns(rows[0] ?? [], rows.slice(1)) };
  return { ...(sheet !== undefined && { sheet }), headerRow, columns: mapping.columns, samples: samplesOf(rows, headerRow, mapping.columns.length), recognised: found.ok };
}

/**
 * What the columns of a patent file hold, sheet by sheet (列识别).
 * @throws ProblemError when the file is neither table nor patent XML, too large or damaged
 */
export async function recogniseFile(source: TableSource, signal?: AbortSignal): Promise<readonly SheetMapping[]> {
  const kind = await patentFileKindOf(source);
  if (kind === 'xml' || kind === 'zip') return recogniseXml(source, kind, signal);
  const sheets = await firstRows(source, signal);
  const filled = [...sheets].filter(([, rows]) => rows.length > 0);
  if (filled.length === 0) throw new ProblemError(problem('damaged-file', { file: source.name, detail: { zh: '没有任何行', en: 'it has no rows' } }));
  return filled.map(([sheet, rows]) => mapSheet(sheet, rows, source.name));
}

/** What a person says of a column: its role, or null for one that is not read. */
export interface ChosenColumn {
  readonly index: number;
  readonly field: string | null;
}

const NUMBER_ROLES: readonly string[] = ['applicationNumber', 'patentNumber', 'publicationNumber', 'grantNumber'] satisfies PatentRole[];

/** A sheet's mapping as a person corrected it; refused without a column of numbers or with a role that does not exist. */
export function chooseColumns(mapping: SheetMapping, chosen: readonly ChosenColumn[], file: string): Outcome<SheetMapping> {
  const unknown = chosen.find(({ index, field }) => (field !== null && !Object.hasOwn(PATENT_ROLES, field)) || !mapping.columns.some(({ column }) => column === index));
  if (unknown) return failure(problem('not-allowed-value', { field: { zh: `第 ${unknown.index + 1} 列`, en: `column ${unknown.index + 1}` }, value: unknown.field ?? '' }, `columns[${unknown.index}]`));
  const changed = chosen.filter(({ index, field }) => mapping.columns.some(({ column, role }) => column === index && role !== (field ?? 'other')));
  const roles = Object.fromEntries(changed.map(({ index, field }) => [index, (field ?? 'other') as PatentRole]));
  const { columns } = applyMapping({ columns: mapping.columns }, roles);
  const expected = { zh: '申请号或公开（公告）号', en: 'application number or publication number' };
  if (!columns.some(({ role }) => NUMBER_ROLES.includes(role))) return failure(problem('unknown-columns', { file, expected }));
  return success({ ...mapping, columns, recognised: true });
}
