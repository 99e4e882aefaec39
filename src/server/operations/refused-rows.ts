import { Readable } from 'node:stream';
import type { ROUTES } from '#contract/routes.ts';
import { problem, ProblemError } from '#domain/errors.ts';
import type { FileReply, Operation } from '../context.ts';
import { FILE_KINDS } from '../files/file-kinds.ts';
import { refusedWorkbook } from '../imports/refused-rows.ts';
import { runById } from '../imports/runs.ts';
import { streamWorkbook } from '../sheets/write-sheet.ts';

/** The refused rows as an Excel file with reasons, to be mended and imported again. */
export const refusedRows: Operation<typeof ROUTES.refusedRows> = async (server, { params, query }): Promise<FileReply> => {
  const { kysely } = server.database;
  const workbook = refusedWorkbook(kysely, await runById(kysely, params.id), query.file);
  if (!workbook) throw new ProblemError(problem('not-found', { what: { zh: '被拒的行', en: 'Refused rows' } }));
  return { name: `被拒行 ${query.file ?? params.id}.xlsx`, mediaType: FILE_KINDS.xlsx.mediaType, content: Readable.from(streamWorkbook(workbook)) };
};
