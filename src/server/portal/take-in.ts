import { sql } from 'kysely';
import { PUBLIC } from '#domain/access/actor.ts';
import { type Server, slotsOf } from '../context.ts';
import { openCaseIn } from '../store/cases.ts';

interface Waiting {
  readonly receipt: string;
  readonly type: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/** Any number, the same in every version. */
const TAKER_LOCK = 7_241_968_003;

/**
 * Takes what the public sent into the books, oldest first, one case a transaction (收办). Servers
 * take turns, by a lock of its own: the inbox is append-only, and its rows cannot be locked without the right to change them. The form was checked when it was sent; should it be refused now, the error
 * is thrown and the row stays, so that nothing acknowledged is lost.
 * @returns how many were taken
 */
export async function takeIn(server: Server): Promise<number> {
  let taken = 0;
  while (await takeOne(server)) taken += 1;
  return taken;
}

async function takeOne(server: Server): Promise<boolean> {
  const setting = await server.setting();
  const unit = await deskUnit(server);
  return server.database.transaction(async (trx) => {
    const turn = await sql<{ mine: boolean }>`select pg_try_advisory_xact_lock(${TAKER_LOCK}::bigint) as mine`.execute(trx);
    if (!turn.rows[0]?.mine) return false;
    const { rows } = await sql<Waiting>`select i.receipt, i.type, i.input from intake i where not exists (select 1 from intake_case c where c.receipt = i.receipt)
      order by i.submitted_at, i.receipt limit 1`.execute(trx);
    const [waiting] = rows;
    if (!waiting) return false;
    const actor = { ...PUBLIC, person: `public:${waiting.receipt}`, unit };
    const { view } = await openCaseIn(trx, setting, slotsOf(server.database), waiting.type, { action: 'open', input: waiting.input }, actor, unit);
    await trx.insertInto('intake_case').values({ receipt: waiting.receipt, case_id: view.id }).execute();
    return true;
  });
}

/** The unit that answers for the desk: the first with that function, else the bureau itself. */
async function deskUnit(server: Server): Promise<string> {
  const { unitsNow } = await server.organisation();
  return (unitsNow.find((unit) => unit.functions.includes('hotline')) ?? unitsNow[0])?.code ?? 'bureau';
}
