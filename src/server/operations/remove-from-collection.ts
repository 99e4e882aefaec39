import { sql } from 'kysely';
import type { ROUTES } from '#contract/routes.ts';
import type { Operation } from '../context.ts';
import { getEditableCollection, tellAct } from '../search/collections.ts';

/** Takes patents out of a collection, with their notes. */
export const removeFromCollection: Operation<typeof ROUTES.removeFromCollection> = async (server, { params, body, actor: { person }, write }) => {
  const at = (await server.setting()).now();
  return write(async (trx) => {
    const { id } = await getEditableCollection(trx, person, params.id);
    const { numAffectedRows } = await sql`delete from patent_collection_item where collection = ${id} and patent = any(${`{${body.patents.join(',')}}`}::bigint[])`.execute(trx);
    const removed = Number(numAffectedRows ?? 0n);
    if (removed > 0) await tellAct(trx, { collection: id, person, at, act: 'removed', patents: removed });
    return { removed };
  });
};
