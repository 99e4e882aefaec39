import type { ROUTES } from '#contract/routes.ts';
import type { Operation } from '../context.ts';
import { getOwnCollection } from '../search/collections.ts';

/** Deletes one's own collection with its notes, for those too with whom it was shared; the patents stay in the register. */
export const removeCollection: Operation<typeof ROUTES.removeCollection> = async (_server, { params, actor, write }) =>
  write(async (trx) => {
    const { id } = await getOwnCollection(trx, actor.person, params.id);
    await trx.deleteFrom('patent_collection').where('id', '=', id).execute();
    return { done: true };
  });
