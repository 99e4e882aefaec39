import { problem, type Problem, ProblemError } from '#domain/errors.ts';
import { readFigure } from '#domain/statement/figure-text.ts';
import type { StatementRow } from '#domain/statement/header-rows.ts';
import type { ReturnRow } from '#catalog/governance/monthly-return.ts';
import type { Reply } from '#contract/route.ts';
import type { ROUTES } from '#contract/routes.ts';
import type { CaseView } from '#domain/case/view.ts';
import type { FileReply, Operation, Server } from '../context.ts';
import { oneDocument } from '../documents/whole-upload.ts';
import { FILE_KINDS } from '../files/file-kinds.ts';
import { formWorkbook, readForm, rowOfDistrict } from '../imports/statements/form.ts';
import { readStatementFile } from '../imports/statements/read-file.ts';
import { showingFor } from '../operations/showing.ts';
import { writeSheet } from '../sheets/write-sheet.ts';
import { isToldElsewhere, knownFor, readableReturn } from './one-return.ts';

/** What is still to be typed: what is asked and nothing else told. */
async function toType(server: Server, view: CaseView): Promise<readonly string[]> {
  const known = await knownFor(server, view);
  const rows = (view.values['rows'] ?? []) as readonly ReturnRow[];
  return (view.values['indicators'] as readonly string[]).filter((id) => !isToldElsewhere(known.get(id), rows.find(({ indicator }) => indicator === id)));
}

/** The return as a form for Excel or WPS (填报表): only what no ledger knows; what it is, and for whom, is locked. */
export const monthlyReturnForm: Operation<typeof ROUTES.monthlyReturnForm> = async (server, { params, actor }): Promise<FileReply> => {
  const showing = await showingFor(server, actor);
  const { view } = await readableReturn(server, showing, params.id);
  const { values } = view;
  const place = String(values['place']);
  const month = String(values['month']);
  const indicators = (await toType(server, view)).map((id) => server.catalog.getIndicator(id));
  const source = showing.organisation.findUnit(view.unit)?.name.zh ?? place;
  const content = await writeSheet(formWorkbook({ source, month, districts: [{ code: String(values['district']), name: { zh: place, en: place } }], indicators }));
  return { name: `${month} ${place} 月报填报表.xlsx`, mediaType: FILE_KINDS.xlsx.mediaType, content };
};

/**
 * Reads a form that came back: its values go into the page for the district to look through, and nothing is kept.
 * @throws ProblemError when it is no form of this return, or a cell holds no whole number
 */
export const readMonthlyReturnForm: Operation<typeof ROUTES.readMonthlyReturnForm> = async (server, { params, uploads, actor }) => {
  const showing = await showingFor(server, actor);
  const { view } = await readableReturn(server, showing, params.id);
  const file = await oneDocument(uploads());
  const { rows } = await readStatementFile(file);
  const form = readForm(rows);
  const row = form && form.month === view.values['month'] ? rowOfDistrict(rows, form, String(view.values['district'])) : undefined;
  if (!form || !row) throw new ProblemError(problem('damaged-file', { file: file.name, detail: { zh: `不是“${String(view.values['place'])} ${String(view.values['month'])}”月报的填报表，请先在本页下载填报表`, en: 'it is not the form of this return; download it on this page first' } }));
  return { values: valuesIn(form.mapping.columns, row), ...noteIn(row.note) };
};

type Values = Reply<typeof ROUTES.readMonthlyReturnForm>['values'];

function noteIn(note: string): { readonly note?: string } {
  return note === '' ? {} : { note };
}

/** The cells of the indicators: a whole number, or none. */
function valuesIn(columns: readonly { readonly column: number; readonly header: string; readonly indicator?: string }[], { row, cells }: StatementRow): Values {
  const problems: Problem[] = [];
  const values = columns.flatMap(({ column, header, indicator }) => {
    if (indicator === undefined) return [];
    const figure = readFigure(cells[column] ?? '');
    const isWhole = figure === null || (figure !== undefined && figure.value % 10 ** figure.scale === 0 && figure.value >= 0 && !figure.percent);
    if (!isWhole) problems.push({ ...problem('wrong-format', { field: header, expected: { zh: '整数，没有数的留空', en: 'a whole number, empty where there is none' } }, indicator), row });
    return [{ indicator, amount: figure ? figure.value / 10 ** figure.scale : null }];
  });
  if (problems.length > 0) throw new ProblemError(...problems);
  return values;
}
