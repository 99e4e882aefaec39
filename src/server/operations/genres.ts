import type { ROUTES } from '#contract/routes.ts';
import type { Operation } from '../context.ts';
import { listEditions } from '../report/editions.ts';

/** The kinds of report, and the editions published of them. */
export const genres: Operation<typeof ROUTES.genres> = async (server) => ({
  genres: server.catalog.genres.map(({ id, name, covers = 'year', readers = 'staff' }) => ({ id, name, covers, readers })),
  editions: await listEditions(server, await server.organisation()),
});
