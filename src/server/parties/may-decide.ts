import { party } from '#catalog/registers/party.ts';
import { PARTY_DECIDERS } from '#catalog/registers/party-deciders.ts';
import { type Actor, isDoer, postsOf } from '#domain/access/actor.ts';
import { problem, ProblemError } from '#domain/errors.ts';
import type { Label } from '#domain/text.ts';
import type { Setting } from '../store/setting.ts';

/** Lets in who decides on parties and places. @throws ProblemError `not-your-role` */
export function assertMayDecide({ catalog }: Setting, actor: Actor, action: Label): void {
  if (postsOf(actor).some((post) => isDoer(PARTY_DECIDERS, party, undefined, post))) return;
  throw new ProblemError(problem('not-your-role', { action, roles: catalog.doerNames(PARTY_DECIDERS, party) }));
}
