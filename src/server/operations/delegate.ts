import { isCivilDate } from '#domain/calendar/civil-date.ts';
import { type Problem, ProblemError, problem } from '#domain/errors.ts';
import type { Call } from '#contract/route.ts';
import type { ROUTES } from '#contract/routes.ts';
import type { Operation, Server } from '../context.ts';
import type { Organisation } from '../organisation/organisation.ts';

type Wanted = NonNullable<Call<typeof ROUTES.delegate>['body']>;

const FIELDS = { to: { zh: '代理人', en: 'Deputy' }, since: { zh: '起始日', en: 'From' }, until: { zh: '截止日', en: 'Until' } };

/**
 * Entrusts the caller's own posts to another while away (委托代理). The three administrators neither give nor take:
 * a deputy would hold two of the posts that are kept apart.
 */
export const delegate: Operation<typeof ROUTES.delegate> = async (server, { body, actor, write }) => {
  const today = (await server.setting()).today();
  const found = problemsOf(server, await server.organisation(), body, actor.person, today);
  if (found.length > 0) throw new ProblemError(...found);
  return write(async (trx) => {
    await trx.insertInto('delegation').values({ delegator: actor.person, deputy: body.to, since: body.since, until: body.until, created_by: actor.person }).execute();
    return { done: true };
  });
};

function isSeparate(server: Server, organisation: Organisation, person: string): boolean {
  return (organisation.findPerson(person)?.roles ?? []).some((role) => server.catalog.roles[role]?.separation !== undefined);
}

function problemsOf(server: Server, organisation: Organisation, { to, since, until }: Wanted, caller: string, today: string): Problem[] {
  const deputy = organisation.findPerson(to);
  const invalid = (['since', 'until'] as const).filter((name) => !isCivilDate({ since, until }[name]));
  return [
    ...(!deputy?.active || to === caller ? [problem('not-allowed-value', { field: FIELDS.to, value: to }, 'to')] : []),
    ...([caller, to].some((person) => isSeparate(server, organisation, person)) ? [problem('roles-separated', {}, 'to')] : []),
    ...invalid.map((name) => problem('wrong-format', { field: FIELDS[name], expected: 'YYYY-MM-DD' }, name)),
    ...(invalid.length === 0 && (until < since || until < today) ? [problem('out-of-range', { field: FIELDS.until, min: since > today ? since : today, max: '9999-12-31' }, 'until')] : []),
  ];
}
