import type { ROUTES } from '#contract/routes.ts';
import type { Operation } from '../context.ts';
import { findPatents } from '../patents/list-patents.ts';
import { conditionFor, pageFor } from './cases.ts';
import { showingFor } from './showing.ts';

const SHOWN = 20;

/** Finds cases and patents by any number in any spelling, a name, a title or its pinyin initials (全局查找). */
export const search: Operation<typeof ROUTES.search> = async (server, { query, actor }) => {
  const showing = await showingFor(server, actor);
  const page = await pageFor(server, showing, conditionFor(showing, { q: query.q }), { sort: '-day', limit: SHOWN });
  return { cases: page.rows, patents: await findPatents(server.database.kysely, query.q, SHOWN) };
};
