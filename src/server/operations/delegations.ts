import type { ROUTES } from '#contract/routes.ts';
import type { Operation } from '../context.ts';

/** Who stands in for whom, from today on (代理安排). */
export const delegations: Operation<typeof ROUTES.delegations> = async (server) => {
  const { personName } = await server.organisation();
  const today = (await server.setting()).today();
  const rows = await server.database.kysely.selectFrom('delegation').selectAll().where('until', '>=', today).orderBy('since').orderBy('id').execute();
  return {
    delegations: rows.map(({ id, delegator, deputy, since, until }) => ({ id: String(id), from: delegator, to: deputy, since, until, fromName: personName(delegator), toName: personName(deputy) })),
  };
};
