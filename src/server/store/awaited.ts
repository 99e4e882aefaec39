import type { Transaction } from 'kysely';
import type { CaseType } from '#domain/case/case-type.ts';
import type { Command } from '#domain/case/decide.ts';
import { problem, ProblemError } from '#domain/errors.ts';
import type { Schema } from '../database/schema.ts';

/** Refuses an action while cases that it waits for have not come so far (前置办结). @throws ProblemError `guard-refused` */
export async function assertNothingAwaited(trx: Transaction<Schema>, type: CaseType, id: string, command: Command): Promise<void> {
  const awaited = (command.kind ?? 'act') === 'act' ? type.actions[command.action]?.awaits : undefined;
  if (!awaited) return;
  const { count } = await trx.selectFrom('case_file as f').innerJoin('search_value as s', 's.case_id', 'f.id')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('s.type', '=', awaited.type).where('s.field', '=', `${awaited.by}.id`).where('s.text', '=', id)
    .where('f.state', 'not in', [...awaited.states]).where('f.annulled', '=', false)
    .executeTakeFirstOrThrow();
  if (Number(count) === 0) return;
  const { zh, en } = awaited.message;
  throw new ProblemError(problem('guard-refused', { reason: { zh: `还有 ${Number(count)} ${zh}，办完再来。`, en: `${Number(count)} ${en}; finish them first.` } }));
}
