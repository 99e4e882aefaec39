import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ApiProblem } from '#contract/api-problem.ts';
import type { Reply } from '#contract/route.ts';
import { ROUTES } from '#contract/routes.ts';
import type { Actor } from '#domain/access/actor.ts';
import { forgetSettings } from '../ui/settings.ts';
import { client, queryClient, SESSION_KEY } from './api.ts';

export type Me = Reply<typeof ROUTES.me>;

async function readSession(): Promise<Me | null> {
  return client.call(ROUTES.me).catch((problem: ApiProblem) => {
    if (problem.status === 401) return null;
    throw problem;
  });
}

/** Who is signed in; null when nobody is. */
export function useSession(): UseQueryResult<Me | null, ApiProblem> {
  return useQuery<Me | null, ApiProblem>({ queryKey: SESSION_KEY, queryFn: readSession, staleTime: 60_000 });
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
  queryClient.setQueryData(SESSION_KEY, me);
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
