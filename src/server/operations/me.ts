import { isBlind } from '#domain/access/reading.ts';
import { ProblemError, problem } from '#domain/errors.ts';
import type { Reply } from '#contract/route.ts';
import type { ROUTES } from '#contract/routes.ts';
import type { Operation, Server } from '../context.ts';
import { actorOf, bureauName, type Person } from '../organisation/organisation.ts';

type Me = Reply<typeof ROUTES.me>;

/** What a person's pages need to know of them: posts, deputies, and the bureau. */
export async function meOf(server: Server, person: Person): Promise<Me> {
  const organisation = await server.organisation();
  const today = (await server.setting()).today();
  const actor = await actorOf(server.database.kysely, organisation, person, today);
  return {
    person: person.code,
    name: person.name,
    unit: person.unit,
    unitName: organisation.findUnit(person.unit)?.name ?? { zh: person.unit, en: person.unit },
    functions: [...actor.functions],
    roles: [...person.roles],
    delegations: actor.delegations.map((each) => ({ person: each.person, name: organisation.personName(each.person), unit: each.unit, functions: [...each.functions], roles: [...each.roles] })),
    mustChangePassword: person.user ? await server.accounts.mustChangePassword(person.user) : false,
    blind: isBlind(actor, server.catalog.reading),
    today,
    bureau: { name: bureauName(organisation), demo: organisation.kind === 'demo', kind: organisation.kind },
  };
}

/** The person of the bureau who calls. @throws ProblemError `not-signed-in` */
export async function callingPerson(server: Server, code: string): Promise<Person> {
  const person = (await server.organisation()).findPerson(code);
  if (!person) throw new ProblemError(problem('not-signed-in'));
  return person;
}

/** Who the caller is. */
export const me: Operation<typeof ROUTES.me> = async (server, { actor }) => meOf(server, await callingPerson(server, actor.person));
