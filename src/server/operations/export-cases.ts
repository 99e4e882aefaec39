import { Readable } from 'node:stream';
import { mayReadField } from '#domain/access/reading.ts';
import type { CaseType } from '#domain/case/case-type.ts';
import type { CaseView } from '#domain/case/view.ts';
import { problem, ProblemError } from '#domain/errors.ts';
import { type Field, fieldType } from '#domain/form/index.ts';
import type { ROUTES } from '#contract/routes.ts';
import type { FileReply, Operation, Server } from '../context.ts';
import { FILE_KINDS } from '../files/file-kinds.ts';
import type { SheetRow } from '../sheets/sheet.ts';
import { streamWorkbook } from '../sheets/write-sheet.ts';
import { listCases } from '../store/page.ts';
import { conditionFor, filterFrom } from './cases.ts';
import type { Showing } from './case-row.ts';
import { showingFor } from './showing.ts';
import { namesFrom } from './timeline.ts';

const PAGE = 500;

/** The columns that come before the fields of the case. */
const FIXED = [
  { header: '编号', kind: 'text', width: 18 },
  { header: '名称', kind: 'text', width: 36 },
  { header: '状态', kind: 'text', width: 12 },
  { header: '承办处室', kind: 'text', width: 16 },
  { header: '登记日期', kind: 'date', width: 12 },
] as const;

/** A list as an Excel file: one type, the same rows and the same fields that the list shows to this person. */
export const exportCases: Operation<typeof ROUTES.exportCases> = async (server, { query, actor }): Promise<FileReply> => {
  const showing = await showingFor(server, actor);
  const type = showing.setting.catalog.findType(query.type ?? '');
  if (!type) throw new ProblemError(problem('required', { field: { zh: '事项', en: 'type' } }, 'type'));
  const condition = conditionFor(showing, filterFrom(query));
  const fields = Object.entries(type.fields);
  const columns = [...FIXED, ...fields.map(([, field]) => ({ header: field.name.zh, ...fieldType(field).format(field) }))];
  return {
    name: `${type.name.zh}.xlsx`,
    mediaType: FILE_KINDS.xlsx.mediaType,
    content: Readable.from(streamWorkbook({ sheets: [{ name: type.name.zh.slice(0, 31), columns, rows: rowsOf(server, showing, condition, fields), frozenColumns: 1 }] })),
  };
};

async function* rowsOf(server: Server, showing: Showing, condition: ReturnType<typeof conditionFor>, fields: readonly [string, Field][]): AsyncGenerator<SheetRow> {
  let after: string | undefined;
  do {
    const page = await listCases(server.database.kysely, condition, '-day', PAGE, after);
    for (const { view } of page.rows) yield rowOf(showing, view, fields);
    after = page.next;
  } while (after);
}

function rowOf(showing: Showing, view: CaseView, fields: readonly [string, Field][]): SheetRow {
  const { setting, organisation } = showing;
  const type = setting.catalog.getType(view.type, view.typeVersion);
  const fixed = [view.number, type.title(view.values), type.states[view.state]?.name.zh ?? view.state, organisation.findUnit(view.unit)?.name.zh ?? view.unit, view.openedOn];
  return [...fixed, ...fields.map(([name, field]) => cellOf(showing, type, view, field, view.values[name]))];
}

function cellOf(showing: Showing, type: CaseType, view: CaseView, field: Field, value: unknown): string | number | null {
  if (value === undefined || value === null) return null;
  if (!mayReadField(field, type, view, showing.actor)) return '（无权查看）';
  return fieldType(field).toCell(field, value, 'zh', namesFrom(showing, 'zh'));
}
