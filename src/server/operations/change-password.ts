import { ProblemError, problem } from '#domain/errors.ts';
import type { ROUTES } from '#contract/routes.ts';
import { FIRST_USER } from '../accounts/first-password.ts';
import { countAttempt, forgetAttempts } from '../accounts/lock-out.ts';
import { passwordProblem } from '../accounts/password-rule.ts';
import type { Operation } from '../context.ts';
import { callingPerson } from './me.ts';

/** Changes the caller's own password; their other sessions end, and the file with the first one-time password goes. Guessing the current one counts as guessing at sign-in. */
export const changePassword: Operation<typeof ROUTES.changePassword> = async (server, { body, actor, token, write }) => {
  const { user = '' } = await callingPerson(server, actor.person);
  const weak = passwordProblem(body.next, user, 'next');
  if (weak) throw new ProblemError(weak);
  const { now } = await server.setting();
  const locked = await countAttempt(server.database.kysely, user, now());
  if (locked) throw new ProblemError(locked);
  if (!(await server.accounts.isPassword(server.database.kysely, user, body.current))) throw new ProblemError(problem('bad-credentials', {}, 'current'));
  const hash = await server.accounts.hash(body.next);
  const reply = await write(async (trx) => {
    await server.accounts.setPassword(trx, user, hash, { oneTime: false, ...(token && { keep: token }) });
    await forgetAttempts(trx, user);
    return { done: true };
  });
  if (user === FIRST_USER) await server.forgetFirstPassword();
  return reply;
};
