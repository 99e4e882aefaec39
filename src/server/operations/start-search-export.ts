import type { ROUTES } from '#contract/routes.ts';
import type { Operation } from '../context.ts';
import { sortFrom } from '../search/asked.ts';
import { getCollection } from '../search/collections.ts';
import { continueExports } from '../search/export-work.ts';
import { formatFrom } from '../search/export.ts';
import { assertMayExport, getExport, shownExport } from '../search/exports.ts';

/** Begins a file of hits, or of a collection, that is written in the background. A query that cannot be read is refused at once. */
export const startSearchExport: Operation<typeof ROUTES.startSearchExport> = async (server, { body, actor: { person, unit }, write }) => {
  const { q, sort, synonyms = true, within, format, language = 'zh' } = body;
  const collection = within === undefined ? undefined : await getCollection(server.database.kysely, person, within);
  if (q !== undefined) await (await server.search()).assertReadable(q);
  const request = { q: q ?? '', sort: sortFrom(sort), synonyms, format: formatFrom(format), language, ...(within !== undefined && { within }) };
  const started = await write(async (trx) => {
    await assertMayExport(trx, person);
    const { id } = await trx.insertInto('search_export').values({ owner: person, unit, request: JSON.stringify(request), state: 'waiting', total: null, hash: null, size: null, problem: null, ended_at: null, holder: null, heartbeat: null }).returning('id').executeTakeFirstOrThrow();
    return shownExport(await getExport(trx, person, String(id)), request.q === '' ? collection?.name : undefined);
  });
  await continueExports(server);
  return started;
};
