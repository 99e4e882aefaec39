import { isCivilDate } from '#domain/calendar/civil-date.ts';
import { problem, ProblemError } from '#domain/errors.ts';
import type { ROUTES } from '#contract/routes.ts';
import type { Operation } from '../context.ts';
import { dependentsOf } from '../organisation/dependents.ts';

/** What has to be seen to before a unit or district ends, and what has to be known. */
export const organisationDependents: Operation<typeof ROUTES.organisationDependents> = async (server, { params, query }) => {
  const organisation = await server.organisation();
  const today = (await server.setting()).today();
  const on = query.on ?? today;
  const found = params.node === 'unit' ? organisation.findUnit(params.code) : organisation.findDistrict(params.code);
  if ((params.node !== 'unit' && params.node !== 'district') || !found) throw new ProblemError(problem('not-found', { what: { zh: '这个单位或区划', en: 'This unit or district' } }));
  if (!isCivilDate(on)) throw new ProblemError(problem('wrong-format', { field: { zh: '生效日', en: 'In force from' }, expected: 'YYYY-MM-DD' }, 'on'));
  return { dependents: await dependentsOf(server.database.kysely, server.catalog, organisation, { node: params.node, code: params.code, on, today }) };
};
