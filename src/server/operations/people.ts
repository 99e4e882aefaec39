import type { ROUTES } from '#contract/routes.ts';
import type { Operation } from '../context.ts';

/** The people of the bureau. Administrators also see user names, which are theirs to give. */
export const people: Operation<typeof ROUTES.people> = async (server, { actor }) => {
  const organisation = await server.organisation();
  const seesUsers = actor.roles.some((role) => server.catalog.roles[role]?.separation !== undefined);
  return {
    people: organisation.people.map(({ code, name, unit, roles, active, user }) => ({ code, name, unit, roles: [...roles], active, ...(seesUsers && user && { user }) })),
  };
};
