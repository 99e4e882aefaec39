import { sql } from 'kysely';
import type { ROUTES } from '#contract/routes.ts';
import { problem, ProblemError } from '#domain/errors.ts';
import type { FileReply, Operation } from '../context.ts';
import { collectionsFor } from '../search/collections.ts';
import { fileNameOf, formatFrom, mediaTypeOf } from '../search/export.ts';
import { getExport } from '../search/exports.ts';

const NOT_YET = { zh: '文件还没有写好，请稍候。', en: 'The file is not ready yet; please wait a moment.' };

/** The file of a finished export; counted as downloaded the first time. @throws ProblemError `guard-refused` before it is ready */
export const searchExportFile: Operation<typeof ROUTES.searchExportFile> = async (server, { params, actor: { person, unit } }): Promise<FileReply> => {
  const { kysely } = server.database;
  const { id, state, hash, done, request } = await getExport(kysely, person, params.id);
  if (state !== 'ready' || hash === null) throw new ProblemError(problem('guard-refused', { reason: NOT_YET }));
  const content = await server.files.get(hash);
  const { numAffectedRows } = await sql`update search_export set fetched = true where id = ${id} and not fetched`.execute(kysely);
  if (numAffectedRows === 1n) (await server.search()).uses.count((await server.setting()).today(), unit, 'downloads', done);
  const [collection] = request.q === '' && request.within !== undefined ? await collectionsFor(kysely, { person, id: BigInt(request.within) }) : [];
  const format = formatFrom(request.format);
  return { name: fileNameOf({ format, language: request.language, ...(collection && { name: collection.name }) }), mediaType: mediaTypeOf(format), content };
};
