import { type InfiniteData, keepPreviousData, QueryClient, useInfiniteQuery, type UseInfiniteQueryResult, useMutation, type UseMutationResult, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiProblem } from '#contract/api-problem.ts';
import { type AnyRoute, createClient, newKey } from '#contract/client.ts';
import { type Call, needsKey, type Reply } from '#contract/route.ts';
import { ROUTES } from '#contract/routes.ts';
import { currentLanguage } from '../ui/language.tsx';

/** Passing failures are tried again; a refusal is an answer and is not. */
function isPassing(error: unknown): boolean {
  return error instanceof ApiProblem && (error.status === 0 || error.status === 503);
}

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { retry: (count, error) => isPassing(error) && count < 2, staleTime: 5_000, refetchOnWindowFocus: true },
    mutations: { retry: false },
  },
});

/** Where the answer to “who is signed in” is kept: null when nobody is. */
export const SESSION_KEY = [ROUTES.me.id, {}, {}] as const;

/** The client of this page; cookies carry the session. A session that has ended leads back to the door, once. */
export const client = createClient({
  base: '/api/v1',
  language: currentLanguage,
  fetch: (address, init) => fetch(address, init as RequestInit),
  onProblem: (found) => {
    if (found.code === 'not-signed-in' && queryClient.getQueryData(SESSION_KEY)) queryClient.setQueryData(SESSION_KEY, null);
  },
});

export function freshKey(): string {
  return newKey((bytes) => crypto.getRandomValues(bytes));
}

export interface ReadOptions {
  readonly enabled?: boolean;
  /** Milliseconds for which an answer is taken as it is. */
  readonly staleTime?: number;
  /** Keeps showing the last answer while another is fetched: for lists whose filter changes. */
  readonly keep?: boolean;
  /** Milliseconds between refreshes, while work runs on the server. */
  readonly every?: number | false;
}

/** Reads a route; the answer is kept under the route's id and the call. */
export function useRead<R extends AnyRoute>(route: R, call?: Call<R>, options: ReadOptions = {}): UseQueryResult<Reply<R>, ApiProblem> {
  const { enabled, staleTime, keep, every } = options;
  return useQuery<Reply<R>, ApiProblem>({
    queryKey: [route.id, call?.params ?? {}, call?.query ?? {}],
    queryFn: ({ signal }) => client.call(route, call, { signal }),
    ...(enabled !== undefined && { enabled }),
    ...(staleTime !== undefined && { staleTime }),
    ...(keep && { placeholderData: keepPreviousData as never }),
    ...(every !== undefined && { refetchInterval: every }),
  });
}

/** What every list answers: some rows and the key of the next ones. */
interface Paged {
  readonly next?: string;
}

/** Reads a list page by page by key; `next` fetches the following rows. Rows shown stay while a changed filter is fetched. */
export function usePages<R extends AnyRoute>(route: R, query: NonNullable<Call<R>['query']>): UseInfiniteQueryResult<InfiniteData<Reply<R>>, ApiProblem> {
  return useInfiniteQuery<Reply<R>, ApiProblem, InfiniteData<Reply<R>>, readonly unknown[], string | undefined>({
    queryKey: [route.id, 'pages', query],
    queryFn: ({ pageParam, signal }) => client.call(route, { query: { ...query, ...(pageParam !== undefined && { after: pageParam }) } } as Call<R>, { signal }),
    initialPageParam: undefined,
    getNextPageParam: (last) => (last as Paged).next,
    placeholderData: keepPreviousData,
  });
}

/** Forgets what was read from some routes, so that it is read again where it is shown. */
export async function refresh(...routes: readonly Pick<AnyRoute, 'id'>[]): Promise<void> {
  await Promise.all(routes.map((route) => queryClient.invalidateQueries({ queryKey: [route.id] })));
}

/** The key of an intent: the same while the same thing is tried again, a new one for another thing or after success. */
export interface Intent {
  keyFor(call: unknown): string;
  done(): void;
}

export function createIntent(fresh = freshKey): Intent {
  let held: { readonly said: string; readonly key: string } | undefined;
  return {
    keyFor: (call) => {
      const said = JSON.stringify(call ?? null);
      if (held?.said !== said) held = { said, key: fresh() };
      return held.key;
    },
    done: () => {
      held = undefined;
    },
  };
}

/** Sends each intent once: the same call while one is under way joins it, the same call after a failure carries the same key. */
export function sendOnce<C, T>(send: (call: C, key: string) => Promise<T>, intent: Intent = createIntent()): (call: C) => Promise<T> {
  const underWay = new Map<string, Promise<T>>();
  return (call) => {
    const key = intent.keyFor(call);
    const joined = underWay.get(key);
    if (joined) return joined;
    const sent = send(call, key).then((reply) => {
      intent.done();
      return reply;
    });
    underWay.set(key, sent);
    return sent.finally(() => underWay.delete(key));
  };
}

export type Write<R extends AnyRoute> = UseMutationResult<Reply<R>, ApiProblem, Call<R>>;

/** Writes to a route. A retry of the same call carries the same Idempotency-Key, so that a lost answer records nothing twice. */
export function useWrite<R extends AnyRoute>(route: R): Write<R> {
  const [send] = useState(() => sendOnce((call: Call<R>, key) => client.call(route, call, needsKey(route) ? { key } : {})));
  return useMutation<Reply<R>, ApiProblem, Call<R>>({ mutationFn: send });
}
