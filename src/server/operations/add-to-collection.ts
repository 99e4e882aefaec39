import type { Static } from 'typebox';
import type { Gathering } from '#contract/collection-schemas.ts';
import type { ROUTES } from '#contract/routes.ts';
import { problem, ProblemError } from '#domain/errors.ts';
import type { Operation, Server } from '../context.ts';
import { sortFrom, withinFrom } from '../search/asked.ts';
import { addItems, heirsOf, MOST_COLLECTED } from '../search/collected.ts';
import { checkedNote, getEditableCollection, tellAct } from '../search/collections.ts';

/** Hits that are added at once. */
const MOST_ADDED = 10_000;
const FULL = { zh: `一个收藏夹至多收录 ${MOST_COLLECTED.toLocaleString('en')} 件，请另建一个。`, en: `A collection holds ${MOST_COLLECTED.toLocaleString('en')} patents at most; please begin another.` };
const NOTHING = { zh: '没有指明收录哪些专利。', en: 'Nothing says which patents.' };

/** Puts patents into a collection: some, or the hits of a query, the first 10,000 of them. What it holds already stays as it is. */
export const addToCollection: Operation<typeof ROUTES.addToCollection> = async (server, { params, body, actor: { person }, write }) => {
  const note = checkedNote(body.note ?? '');
  await getEditableCollection(server.database.kysely, person, params.id);
  const { patents, left } = await gathered(server, person, body);
  const at = (await server.setting()).now();
  return write(async (trx) => {
    const row = await getEditableCollection(trx, person, params.id);
    const added = await addItems(trx, { collection: row.id, patents, note, person, at });
    if (row.patents + added > MOST_COLLECTED) throw new ProblemError(problem('guard-refused', { reason: FULL }));
    if (added > 0) await tellAct(trx, { collection: row.id, person, at, act: 'added', patents: added, ...(body.query && { detail: body.query.q }) });
    return { added, already: patents.length - added, left };
  });
};

/** The entries meant, in their order, and how many more there are. @throws ProblemError as a search */
async function gathered(server: Server, person: string, { patents, query }: Static<typeof Gathering>): Promise<{ readonly patents: readonly number[]; readonly left: number }> {
  if (patents) return { patents: [...new Set((await heirsOf(server.database.kysely, patents.map(Number))).values())], left: 0 };
  if (!query) throw new ProblemError(problem('guard-refused', { reason: NOTHING }));
  const { q, sort, synonyms, within } = query;
  const asked = { q, sort: sortFrom(sort), ...(synonyms !== undefined && { synonyms }), ...(await withinFrom(server, person, within)) };
  const { total, ids } = await (await server.search()).ids({ ...asked, offset: 0, limit: MOST_ADDED });
  return { patents: ids, left: Math.max(0, total - ids.length) };
}
