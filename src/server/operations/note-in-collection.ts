import type { ROUTES } from '#contract/routes.ts';
import { problem, ProblemError } from '#domain/errors.ts';
import type { Operation } from '../context.ts';
import { rowIdFrom } from '../database/row-id.ts';
import { checkedNote, getEditableCollection, tellAct } from '../search/collections.ts';

const WHAT = { zh: '收藏夹中的这件专利', en: 'This patent of the collection' };

/** Says something of a patent in a collection; a blank note takes it back. */
export const noteInCollection: Operation<typeof ROUTES.noteInCollection> = async (server, { params, body, actor: { person }, write }) => {
  const note = checkedNote(body.note);
  const at = (await server.setting()).now();
  return write(async (trx) => {
    const { id } = await getEditableCollection(trx, person, params.id);
    const patent = rowIdFrom(params.patent) ?? 0n;
    const { numUpdatedRows } = await trx.updateTable('patent_collection_item').set({ note, noted_by: person, noted_at: at }).where('collection', '=', id).where('patent', '=', patent).executeTakeFirst();
    if (numUpdatedRows === 0n) throw new ProblemError(problem('not-found', { what: WHAT }));
    await tellAct(trx, { collection: id, person, at, act: 'noted', patents: 1 });
    return { done: true };
  });
};
