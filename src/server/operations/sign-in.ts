import { ProblemError, problem } from '#domain/errors.ts';
import type { ROUTES } from '#contract/routes.ts';
import type { Operation, Server } from '../context.ts';
import type { Person } from '../organisation/organisation.ts';
import { meOf } from './me.ts';

/** The person of an account who is still with the bureau. */
async function findStaff(server: Server, user: string): Promise<Person | undefined> {
  const person = (await server.organisation()).findUser(user);
  return person?.active ? person : undefined;
}

/** Signs in with user name and password. @throws ProblemError `bad-credentials`, after five wrong attempts, or many from one address, `locked-out` */
export const signIn: Operation<typeof ROUTES.signIn> = async (server, { body, address }) => {
  const { now } = await server.setting();
  const session = await server.accounts.signIn(body.user, body.password, address, now());
  if (!session.ok) throw new ProblemError(...session.problems);
  const person = await findStaff(server, session.value.user);
  if (person) return { token: session.value.token, me: await meOf(server, person) };
  await server.accounts.signOut(session.value.token);
  throw new ProblemError(problem('bad-credentials'));
};
