import type { ROUTES } from '#contract/routes.ts';
import type { FileReply, Operation } from '../context.ts';
import { formatFrom, hitsFile } from '../search/export.ts';
import { sortFrom, withinFrom } from '../search/asked.ts';

/**
 * The hits of a query as a file (检索结果导出), in their order, 100,000 at most. A query that cannot be read is refused
 * before the file begins.
 */
export const exportSearch: Operation<typeof ROUTES.exportSearch> = async (server, { query, actor }): Promise<FileReply> => {
  const search = await server.search();
  const format = formatFrom(query.format);
  const { q = '', synonyms = true, language = 'zh' } = query;
  const within = await withinFrom(server, actor.person, query.within);
  const sort = sortFrom(query.sort);
  await search.ids({ q, offset: 0, limit: 0, sort, synonyms, ...within });
  const today = (await server.setting()).today();
  const ids = counted(search.scan({ q, sort, synonyms, ...within }), (documents) => search.uses.count(today, actor.unit, 'downloads', documents));
  return hitsFile(server.database.kysely, ids, { format, language });
};

/** Batches as they come, each told of in the statistics of the service as it is handed out. */
async function* counted(batches: AsyncIterable<readonly number[]>, count: (documents: number) => void): AsyncIterable<readonly number[]> {
  for await (const batch of batches) {
    count(batch.length);
    yield batch;
  }
}
