import type { ROUTES } from '#contract/routes.ts';
import type { Operation } from '../context.ts';
import { checkedName, checkedNote, getCollection, getOwnCollection, shownCollection, tellAct } from '../search/collections.ts';

/** Renames one's own collection, notes it, or says how far others may go with it; what the order leaves out stays. */
export const changeCollection: Operation<typeof ROUTES.changeCollection> = async (server, { params, body, actor: { person }, write }) => {
  const columns = { name: checkedName(body.name), ...(body.note !== undefined && { note: checkedNote(body.note) }), ...(body.shared !== undefined && { shared: body.shared }) };
  const organisation = await server.organisation();
  const at = (await server.setting()).now();
  return write(async (trx) => {
    const { id, name } = await getOwnCollection(trx, person, params.id);
    await trx.updateTable('patent_collection').set(columns).where('id', '=', id).execute();
    await tellAct(trx, { collection: id, person, at, act: 'changed', patents: 0, ...(name !== columns.name && { detail: name }) });
    return shownCollection(await getCollection(trx, person, params.id), person, organisation);
  });
};
