import { type Kysely, sql, type Transaction } from 'kysely';
import type { Static } from 'typebox';
import type { Gathering } from '#contract/collection-schemas.ts';
import type { ROUTES } from '#contract/routes.ts';
import { problem, ProblemError } from '#domain/errors.ts';
import type { Operation, Server } from '../context.ts';
import type { Schema } from '../database/schema.ts';
import { sortFrom, withinFrom } from '../search/asked.ts';
import { addItems, heirsOf, MOST_COLLECTED } from '../search/collected.ts';
import { checkedNote, getEditableCollection, tellAct, tellMore } from '../search/collections.ts';

/** Hits that are added at once. */
const MOST_ADDED = 10_000;
const FULL = { zh: `一个收藏夹至多收录 ${MOST_COLLECTED.toLocaleString('en')} 件，请另建一个。`, en: `A collection holds ${MOST_COLLECTED.toLocaleString('en')} patents at most; please begin another.` };
const NOTHING = { zh: '没有指明收录哪些专利。', en: 'Nothing says which patents.' };

/** Put in at once: the embedded database is free again within a tenth of a second. */
const BATCH = 1_000;

/**
 * Puts patents into a collection: some, or the hits of a query, the first 10,000 of them. What it holds already stays as it
 * is, so that a repetition after a fault adds what is left. Each transaction tells what it added.
 */
export const addToCollection: Operation<typeof ROUTES.addToCollection> = async (server, { params, body, actor: { person }, wasDone, write }) => {
  const { kysely } = server.database;
  const note = checkedNote(body.note ?? '');
  const { id } = await getEditableCollection(kysely, person, params.id);
  const { patents, left } = await gathered(server, person, body);
  await assertRoom(kysely, id, patents);
  const at = (await server.setting()).now();
  const told = { collection: id, person, at, act: 'added', ...(body.query && { detail: body.query.q }) } as const;
  const put = async (trx: Transaction<Schema>, some: readonly number[], { added, act }: Put): Promise<Put> => {
    await getEditableCollection(trx, person, params.id);
    const more = await addItems(trx, { collection: id, patents: some, note, person, at });
    if (more === 0) return { added, act };
    if (act !== undefined) await tellMore(trx, act, more);
    return { added: added + more, act: act ?? (await tellAct(trx, { ...told, patents: more })) };
  };
  const last = (await wasDone()) ? 0 : Math.max(0, Math.ceil(patents.length / BATCH) - 1) * BATCH;
  let before: Put = { added: 0, act: undefined };
  for (let from = 0; from < last; from += BATCH) before = await server.database.transaction((trx) => put(trx, patents.slice(from, from + BATCH), before));
  return write(async (trx) => {
    const { added } = await put(trx, patents.slice(last), before);
    return { added, already: patents.length - added, left };
  });
};

/** How many were put in so far, and what tells of them. */
interface Put {
  readonly added: number;
  readonly act: bigint | undefined;
}

/** @throws ProblemError `guard-refused` where the collection cannot hold them all */
async function assertRoom(database: Kysely<Schema>, collection: bigint, patents: readonly number[]): Promise<void> {
  const { rows } = await sql<{ held: number; already: number }>`select count(*)::integer as held, count(*) filter (where patent = any(${`{${patents.join(',')}}`}::bigint[]))::integer as already
    from patent_collection_item where collection = ${collection}`.execute(database);
  const { held, already } = rows[0] ?? { held: 0, already: 0 };
  if (held + patents.length - already > MOST_COLLECTED) throw new ProblemError(problem('guard-refused', { reason: FULL }));
}

/** The entries meant, in their order, and how many more there are. @throws ProblemError as a search */
async function gathered(server: Server, person: string, { patents, query }: Static<typeof Gathering>): Promise<{ readonly patents: readonly number[]; readonly left: number }> {
  if (patents) return { patents: [...new Set((await heirsOf(server.database.kysely, patents.map(Number))).values())], left: 0 };
  if (!query) throw new ProblemError(problem('guard-refused', { reason: NOTHING }));
  const { q, sort, synonyms, within } = query;
  const asked = { q, sort: sortFrom(sort), ...(synonyms !== undefined && { synonyms }), ...(await withinFrom(server, person, within)) };
  const { total, ids } = await (await server.search()).ids({ ...asked, offset: 0, limit: MOST_ADDED });
  return { patents: ids, left: Math.max(0, total - ids.length) };
}
