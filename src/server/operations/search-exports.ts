import type { ROUTES } from '#contract/routes.ts';
import type { Operation } from '../context.ts';
import { collectionsFor } from '../search/collections.ts';
import { exportsOf, shownExport } from '../search/exports.ts';

/** The caller's exports (导出任务): those under way with how far they have come, and files kept for a day. */
export const searchExports: Operation<typeof ROUTES.searchExports> = async (server, { actor: { person } }) => {
  const { kysely } = server.database;
  const rows = await exportsOf(kysely, person);
  const names = rows.some(({ request }) => request.within !== undefined) ? new Map((await collectionsFor(kysely, { person })).map(({ id, name }) => [String(id), name])) : new Map<string, string>();
  return { rows: rows.map((row) => shownExport(row, row.request.q === '' ? names.get(row.request.within ?? '') : undefined)) };
};
