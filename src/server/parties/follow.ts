import { sql } from 'kysely';
import { type Server, slotsOf } from '../context.ts';
import { takeInCases } from './follow-cases.ts';
import { markOf, takeInEntries } from './follow-register.ts';
import { matchNames } from './match-names.ts';
import { placeDue, placingBy } from './place-entries.ts';

/** Rows of one transaction: few enough that the embedded database is free again within a tenth of a second. */
const BATCH = { pglite: 40, postgres: 1_000 } as const;
/** Names are matched in smaller ones: each may become a link, which is an event. */
const NAMES = { pglite: 15, postgres: 200 } as const;

type Followed = Pick<Server, 'database' | 'setting' | 'organisation'>;

/**
 * Brings names, suggestions and places up to the register and the journal (主体匹配、区划随册更新), at most so many batches, so
 * that other work gets its turn. Several processes may do it at once.
 * @returns whether all is taken in
 */
export async function followParties(server: Followed, batches: number = Number.POSITIVE_INFINITY): Promise<boolean> {
  const { database } = server;
  const placing = placingBy((await server.organisation()).districts);
  const linking = { setting: await server.setting(), slots: slotsOf(database) };
  const size = BATCH[database.kind];
  for (let done = 0; done < batches; done += 1) {
    const more = await database.transaction(async (trx) =>
      (await takeInCases(trx, size)) || (await takeInEntries(trx, placing, size)) || (await matchNames(trx, linking, NAMES[database.kind])) || placeDue(trx, placing, size));
    if (!more) return true;
  }
  return false;
}

/** Whether the register of patents is taken in whole, and every name and place with it. */
export async function isFollowed(server: Followed): Promise<boolean> {
  const mark = markOf(placingBy((await server.organisation()).districts));
  const { rows } = await sql<{ whole: boolean }>`select exists (select from party_mark m where m.version = ${mark}::text and not exists (
      select from import_run r join case_event e on e.case_id = r.case_id and e.seq = 1 where r.kind = 'patents' and r.state = 'published' and e.id >= m.event))
    and not exists (select from known_name where not matched) and not exists (select from place_due) as whole`.execute(server.database.kysely);
  const [found] = rows;
  return found?.whole ?? false;
}
