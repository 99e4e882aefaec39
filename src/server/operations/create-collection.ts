import type { ROUTES } from '#contract/routes.ts';
import type { Operation } from '../context.ts';
import { checkedName, checkedNote, getCollection, shownCollection, tellAct } from '../search/collections.ts';

/** Begins a collection of the caller's own, empty. */
export const createCollection: Operation<typeof ROUTES.createCollection> = async (server, { body, actor: { person }, write }) => {
  const columns = { name: checkedName(body.name), note: checkedNote(body.note ?? ''), shared: body.shared ?? 'none' };
  const organisation = await server.organisation();
  const at = (await server.setting()).now();
  return write(async (trx) => {
    const { id } = await trx.insertInto('patent_collection').values({ ...columns, owner: person, created_at: at }).returning('id').executeTakeFirstOrThrow();
    await tellAct(trx, { collection: id, person, at, act: 'created', patents: 0, detail: columns.name });
    return shownCollection(await getCollection(trx, person, String(id)), person, organisation);
  });
};
