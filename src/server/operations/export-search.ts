import { problem, ProblemError } from '#domain/errors.ts';
import type { ROUTES } from '#contract/routes.ts';
import type { FileReply, Operation } from '../context.ts';
import { EXPORT_FORMATS, type ExportFormat, hitsFile } from '../search/export.ts';
import { sortFrom } from './search-patents.ts';

/**
 * The hits of a query as a file (检索结果导出), in their order, 100,000 at most. A query that cannot be read is refused
 * before the file begins.
 */
export const exportSearch: Operation<typeof ROUTES.exportSearch> = async (server, { query }): Promise<FileReply> => {
  const search = await server.search();
  const format = formatFrom(query.format);
  const { q, synonyms = true, language = 'zh' } = query;
  const sort = sortFrom(query.sort);
  await search.find({ q, offset: 0, limit: 0, sort, facets: [], synonyms });
  return hitsFile(server.database.kysely, search.scan(q, sort, undefined, synonyms), format, language);
};

function formatFrom(written: string): ExportFormat {
  const known = EXPORT_FORMATS.find((each) => each === written);
  if (!known) throw new ProblemError(problem('not-allowed-value', { field: { zh: '导出格式', en: 'format' }, value: written }, 'format'));
  return known;
}
