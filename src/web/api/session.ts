import type { UseQueryResult } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ApiProblem } from '#contract/api-problem.ts';
import type { Reply } from '#contract/route.ts';
import { ROUTES } from '#contract/routes.ts';
import type { Actor } from '#domain/access/actor.ts';
import { forgetSettings } from '../ui/settings.ts';
import { client, queryClient, useRead } from './api.ts';

export type Me = Reply<typeof ROUTES.me>;

/** Who is signed in, if anybody; a 401 is the answer “nobody”. */
export function useSession(): UseQueryResult<Me, ApiProblem> {
  return useRead(ROUTES.me, undefined, { staleTime: 60_000 });
}

/** Who is signed in, on pages that only somebody signed in sees. Throws elsewhere. */
export function useMe(): Me {
  const { data } = useSession();
  if (!data) throw new Error('nobody is signed in');
  return data;
}

/** Signs in and forgets what was read before; the session cookie comes with the answer. Throws ApiProblem. */
export async function signIn(user: string, password: string): Promise<void> {
  const { me } = await client.call(ROUTES.signIn, { body: { user, password } });
  // The answer to “who am I” stays and is replaced: whoever waits for it would not hear of a new one.
  queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== ROUTES.me.id });
  queryClient.setQueryData([ROUTES.me.id, {}, {}], me);
}

/** Signs out and forgets everything read and every draft on this device. */
export async function signOut(): Promise<void> {
  await client.call(ROUTES.signOut);
  forgetSettings('draft.');
  window.location.assign('/');
}

/** Who is signed in, as the domain's rules about doers and readers take it. */
export function useActor(): Actor {
  const { person, unit, functions, roles, delegations } = useMe();
  return useMemo(() => ({ kind: 'staff', person, unit, functions, roles, delegations }), [person, unit, functions, roles, delegations]);
}
