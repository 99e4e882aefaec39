import { searchServiceDay } from '#catalog/service/search-service.ts';
import { SYSTEM } from '#domain/access/actor.ts';
import { type Server, slotsOf } from '../context.ts';
import { openCaseIn } from '../store/cases.ts';

/** Enters the days that are over in the ledger of the search service, one entry for each unit that used it; each count once. */
export async function postSearchUses(server: Server): Promise<void> {
  const { database } = server;
  const setting = await server.setting();
  const due = await database.kysely.selectFrom('search_use').select(['day', 'unit']).where('day', '<', setting.today()).orderBy('day').orderBy('unit').execute();
  for (const { day, unit } of due) {
    await database.transaction(async (trx) => {
      const counted = await trx.deleteFrom('search_use').where('day', '=', day).where('unit', '=', unit).returning(['searches', 'documents', 'downloads']).executeTakeFirst();
      if (!counted) return;
      await openCaseIn(trx, setting, slotsOf(database), searchServiceDay.id, { action: 'open', input: { date: day, source: 'system', ...counted, analyses: 0 } }, { ...SYSTEM, unit }, unit);
    });
  }
}
