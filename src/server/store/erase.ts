import type { Transaction } from 'kysely';
import { insertAll, insertMany } from '../database/bulk.ts';
import type { Schema } from '../database/schema.ts';
import { foldCase } from '#domain/case/fold.ts';
import { historyOf } from './history.ts';
import { type Recorded, searchInsert, standingInserts } from './record.ts';
import type { Setting } from './setting.ts';

/**
 * Forgets a personal value wherever the case's events held it, after the event that orders it was recorded (擦除):
 * the values and their salts go, a row says which event ordered it, and the case is folded again without them.
 * The journal keeps the digests, so its chain still verifies.
 */
export async function eraseField(trx: Transaction<Schema>, setting: Setting, recorded: Recorded, field: string): Promise<Recorded> {
  const orderedBy = recorded.events.at(-1)?.id ?? 0n;
  const { id, number, type } = recorded.view;
  const events = await trx.selectFrom('case_event').select('id').where('case_id', '=', id).execute();
  const values = await trx.selectFrom('erasable_value').select(['event_id', 'path']).where('event_id', 'in', events.map((event) => event.id)).execute();
  const gone = values.filter(({ path }) => path === field || path.startsWith(`${field}[`) || path === `values.${field}` || path.startsWith(`values.${field}[`));
  for (const { event_id, path } of gone) await trx.deleteFrom('erasable_value').where('event_id', '=', event_id).where('path', '=', path).execute();
  await insertMany(trx, 'erasure', { event_id: 'bigint', path: 'text', ordered_by: 'bigint' }, gone.map((each) => ({ ...each, ordered_by: orderedBy })));
  const history = await historyOf(trx, id);
  const view = foldCase((typeId, version) => setting.catalog.getType(typeId, version), { id, number, type }, history.map(({ event }) => event));
  const stored = { ...recorded, view };
  await trx.deleteFrom('search_value').where('case_id', '=', id).execute();
  await insertAll(trx, [searchInsert([stored]), ...standingInserts(setting, [stored])]);
  return stored;
}
