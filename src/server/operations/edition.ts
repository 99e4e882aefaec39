import { problem, ProblemError } from '#domain/errors.ts';
import type { ROUTES } from '#contract/routes.ts';
import type { Operation } from '../context.ts';
import { restatementsOf } from '../report/restatements.ts';
import { editionReply, findEdition } from '../report/stored-edition.ts';

/** A published report as it was, and what has become of its figures since. */
export const edition: Operation<typeof ROUTES.edition> = async (server, { params, actor }) => {
  const stored = await findEdition(server.database.kysely, params.id);
  if (!stored) throw new ProblemError(problem('not-found', { what: { zh: '已发布的报告', en: 'The published report' } }));
  const restatements = await restatementsOf(server, stored, actor);
  return { edition: editionReply(await server.organisation(), stored, restatements.length), report: stored.report, restatements };
};
