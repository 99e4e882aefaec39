import { sql, type Transaction } from 'kysely';
import { PUBLIC } from '#domain/access/actor.ts';
import { problem, type Problem, ProblemError } from '#domain/errors.ts';
import { type Server, slotsOf } from '../context.ts';
import type { Schema } from '../database/schema.ts';
import { openCaseIn } from '../store/cases.ts';
import type { Setting } from '../store/setting.ts';

interface Waiting {
  readonly receipt: string;
  readonly type: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/** Any number, the same in every version. */
const TAKER_LOCK = 7_241_968_003;

/** What failed for no reason of the matter's own is tried again after this. */
const AGAIN_AFTER_MILLIS = 60 * 60 * 1000;

/**
 * Takes what the public sent into the books, oldest first, one case a transaction (收办). Servers
 * take turns, by a lock of its own: the inbox is append-only, and its rows cannot be locked without the right to change them.
 * The form was checked when it was sent; should it be refused now, the row stays, so that nothing acknowledged is lost,
 * and is set aside with the reason, so that it does not hold up those behind it.
 * @returns how many were taken
 */
export async function takeIn(server: Server): Promise<number> {
  for (let taken = 0; ; ) {
    const outcome = await takeOne(server);
    if (outcome === 'none') return taken;
    if (outcome === 'taken') taken += 1;
  }
}

async function takeOne(server: Server): Promise<'taken' | 'refused' | 'none'> {
  const setting = await server.setting();
  const unit = await deskUnit(server);
  let waiting: Waiting | undefined;
  try {
    return await server.database.transaction(async (trx) => {
      waiting = await nextWaiting(trx, setting.now());
      if (!waiting) return 'none';
      await open(trx, server, setting, unit, waiting);
      return 'taken';
    });
  } catch (error) {
    if (!waiting) throw error;
    await setAside(server, setting, waiting.receipt, error);
    return 'refused';
  }
}

/** The oldest row that is not taken and not set aside; undefined as well while another server takes. */
async function nextWaiting(trx: Transaction<Schema>, now: string): Promise<Waiting | undefined> {
  const turn = await sql<{ mine: boolean }>`select pg_try_advisory_xact_lock(${TAKER_LOCK}::bigint) as mine`.execute(trx);
  if (!turn.rows[0]?.mine) return undefined;
  const { rows } = await sql<Waiting>`select i.receipt, i.type, i.input from intake i
    where not exists (select 1 from intake_case c where c.receipt = i.receipt)
      and not exists (select 1 from intake_refusal r where r.receipt = i.receipt and (r.again_at is null or r.again_at > ${now}::timestamptz))
    order by i.submitted_at, i.receipt limit 1`.execute(trx);
  return rows[0];
}

async function open(trx: Transaction<Schema>, server: Server, setting: Setting, unit: string, { receipt, type, input }: Waiting): Promise<void> {
  const actor = { ...PUBLIC, person: `public:${receipt}`, unit };
  const { view } = await openCaseIn(trx, setting, slotsOf(server.database), type, { action: 'open', input }, actor, unit);
  await trx.insertInto('intake_case').values({ receipt, case_id: view.id }).execute();
  await trx.deleteFrom('intake_refusal').where('receipt', '=', receipt).execute();
}

/** A refusal waits for a person; what nobody expected is told as a warning of the process and tried again in an hour. */
async function setAside({ database }: Server, setting: Setting, receipt: string, error: unknown): Promise<void> {
  const now = setting.now();
  const isRefusal = error instanceof ProblemError;
  const problems: readonly Problem[] = isRefusal ? error.problems : [problem('internal', { ref: `intake-${receipt.slice(0, 4)}` })];
  const again = isRefusal ? null : new Date(Date.parse(now) + AGAIN_AFTER_MILLIS).toISOString();
  await sql`insert into intake_refusal as r (receipt, problems, refused_at, again_at)
    select ${receipt}, ${JSON.stringify(problems)}::jsonb, ${now}::timestamptz, ${again}::timestamptz where not exists (select from intake_case where receipt = ${receipt})
    on conflict (receipt) do update set problems = excluded.problems, attempts = r.attempts + 1, refused_at = excluded.refused_at, again_at = excluded.again_at`.execute(database.kysely);
  if (!isRefusal) process.emitWarning(error instanceof Error ? error : String(error), 'IntakeFault');
}

/** The unit that answers for the desk: the first with that function, else the bureau itself. */
async function deskUnit(server: Server): Promise<string> {
  const { units } = await server.organisation();
  return (units.find((unit) => unit.functions.includes('hotline')) ?? units[0])?.code ?? 'bureau';
}
