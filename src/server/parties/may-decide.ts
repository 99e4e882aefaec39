import { party } from '#catalog/registers/party.ts';
import { type Actor, isDoer, postsOf } from '#domain/access/actor.ts';
import { problem, ProblemError } from '#domain/errors.ts';
import type { Label } from '#domain/text.ts';
import type { Setting } from '../store/setting.ts';

/** Who decides on parties and places: the statistics post, and the division that owns the register with its head. */
const DECIDERS = ['statistics-officer', 'officer@owner', 'division-head@owner'] as const;

/** @throws ProblemError `not-your-role` */
export function assertMayDecide({ catalog }: Setting, actor: Actor, action: Label): void {
  if (postsOf(actor).some((post) => isDoer(DECIDERS, party, undefined, post))) return;
  throw new ProblemError(problem('not-your-role', { action, roles: catalog.doerNames(DECIDERS, party) }));
}
