import { type Actor, isDoer, postsOf } from '#domain/access/actor.ts';
import { CATALOG } from '#catalog/index.ts';
import { PARTY_DECIDERS } from '#catalog/registers/party-deciders.ts';
import type { MatchingSearch } from './searches.ts';

/** What each part of the page is given: its filters as the address bar has them. */
export interface ViewProps {
  readonly search: MatchingSearch;
  onSearch(search: MatchingSearch): void;
}

/** Whether somebody decides on parties and places; the server asks the same. */
export function mayDecide(me: Actor): boolean {
  return postsOf(me).some((post) => isDoer(PARTY_DECIDERS, CATALOG.getType('party'), undefined, post));
}
