import { sql } from 'kysely';
import type { Actor } from '#domain/access/actor.ts';
import { type Problem, problem, ProblemError, problemText } from '#domain/errors.ts';
import type { ROUTES } from '#contract/routes.ts';
import type { Operation } from '../context.ts';

/** The desk: its officers, and the head of the unit that has it, or whoever stands in for them. */
function isOfDesk(actor: Actor): boolean {
  return [actor, ...actor.delegations].some(({ roles, functions }) => roles.includes('hotline-officer') || (roles.includes('division-head') && functions.includes('hotline')));
}

interface Row {
  readonly receipt: string;
  readonly subject: string | null;
  readonly submitted_at: string;
  readonly refused_at: string;
  readonly again_at: string | null;
  readonly attempts: number;
  readonly problems: readonly Problem[];
}

/** The matters of the public that could not be taken in (暂搁来件), oldest first; heads of other divisions see none. */
export const setAside: Operation<typeof ROUTES.setAside> = async ({ database }, { actor }) => {
  if (!isOfDesk(actor)) return { rows: [] };
  const { rows } = await sql<Row>`select r.receipt, i.input ->> 'subject' as subject, i.submitted_at, r.refused_at, r.again_at, r.attempts, r.problems
    from intake_refusal r join intake i on i.receipt = r.receipt where not exists (select 1 from intake_case c where c.receipt = r.receipt)
    order by i.submitted_at, r.receipt limit 200`.execute(database.kysely);
  return {
    rows: rows.map(({ receipt, subject, submitted_at, refused_at, again_at, attempts, problems }) => ({
      receipt, subject: subject ?? '', submittedAt: submitted_at, refusedAt: refused_at, attempts, ...(again_at && { againAt: again_at }),
      reasons: problems.map((each) => ({ zh: problemText(each, 'zh'), en: problemText(each, 'en') })),
    })),
  };
};

/** Lets a matter be taken in again, within seconds; one that is refused again stands in the list again. */
export const retryIntake: Operation<typeof ROUTES.retryIntake> = async (_server, { params, actor, write }) =>
  write(async (trx) => {
    const due = await trx.updateTable('intake_refusal').set({ again_at: sql<string>`refused_at` }).where('receipt', '=', params.receipt).returning('receipt').execute();
    if (due.length === 0 || !isOfDesk(actor)) throw new ProblemError(problem('not-found', { what: { zh: '这件来件', en: 'This matter' } }));
    return { done: true };
  });
