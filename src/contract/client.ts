import type { TSchema } from 'typebox';
import type { Language } from '#domain/text.ts';
import { type ApiProblem, problemFrom, unreachable } from './api-problem.ts';
import { type Call, needsKey, type Reply, type Route } from './route.ts';

/** Any route of the contract. */
export type AnyRoute = Route<TSchema, TSchema, TSchema, TSchema>;

/** What the client passes to `fetch`; `signal` is the platform's own AbortSignal, whose type this layer does not know. */
export interface FetchInit {
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly credentials: 'same-origin';
  readonly body?: string;
  readonly signal?: unknown;
}

/** What of `fetch` the client uses. */
export type Fetch = (address: string, init: FetchInit) => Promise<{ readonly ok: boolean; readonly status: number; text(): Promise<string> }>;

export interface ClientOptions {
  readonly fetch: Fetch;
  /** Where the API lies, without a slash at the end: `/api/v1`. */
  readonly base: string;
  readonly language: () => Language;
  /** A bearer token, for callers without cookies. */
  readonly token?: () => string | undefined;
  /** Told of every refusal, for instance to ask for signing in again on 401. */
  readonly onProblem?: (problem: ApiProblem) => void;
}

/** What belongs to one call besides its parameters. */
export interface CallOptions {
  /** The Idempotency-Key: one per intent of the user, the same when the call is tried again. Required on writes. */
  readonly key?: string;
  readonly signal?: unknown;
}

export interface Client {
  /** Calls a route and gives its typed reply. Throws ApiProblem on a refusal or when no answer comes. */
  call<R extends AnyRoute>(route: R, call?: Call<R>, options?: CallOptions): Promise<Reply<R>>;
  /** The address of a route, for links to files. */
  address<R extends AnyRoute>(route: R, call?: Call<R>): string;
  /** The headers that any call to a route carries, for an upload that goes by other means. */
  headers(route: Pick<Route, 'id' | 'method'>, key?: string): Record<string, string>;
}

/** A new Idempotency-Key: 128 random bits. */
export function newKey(random: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>): string {
  return [...random(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The typed client of the API; it holds no state. */
export function createClient(options: ClientOptions): Client {
  const client: Client = {
    address: (route, call) => options.base + pathOf(route, call) + queryOf(call),
    headers: (route, key) => headersOf(options, route, key),
    call: async (route, call, { key, signal } = {}) => {
      const body = call?.body === undefined ? undefined : JSON.stringify(call.body);
      const headers = { ...headersOf(options, route, key), ...(body !== undefined && { 'content-type': 'application/json' }) };
      const init = { method: route.method, headers, credentials: 'same-origin' as const, ...(body !== undefined && { body }), ...(signal !== undefined && { signal }) };
      return (await answered(options, client.address(route, call), init)) as never;
    },
  };
  return client;
}

async function answered(options: ClientOptions, address: string, init: FetchInit): Promise<unknown> {
  const { status, ok, body } = await fetched(options, address, init);
  if (!ok) throw told(options, problemFrom(status, body));
  try {
    return JSON.parse(body);
  } catch {
    throw told(options, problemFrom(status, body));
  }
}

async function fetched(options: ClientOptions, address: string, init: FetchInit): Promise<{ status: number; ok: boolean; body: string }> {
  try {
    const reply = await options.fetch(address, init);
    return { status: reply.status, ok: reply.ok, body: await reply.text() };
  } catch (error) {
    if (error instanceof Error && error.name === 'AbortError') throw error;
    throw told(options, unreachable());
  }
}

function told(options: ClientOptions, found: ApiProblem): ApiProblem {
  options.onProblem?.(found);
  return found;
}

function headersOf(options: ClientOptions, route: Pick<Route, 'id' | 'method'>, key?: string): Record<string, string> {
  const token = options.token?.();
  if (needsKey(route) && key === undefined) throw new Error(`route "${route.id}" writes and needs an Idempotency-Key`);
  return {
    accept: 'application/json',
    'accept-language': options.language(),
    ...(token !== undefined && { authorization: `Bearer ${token}` }),
    ...(key !== undefined && { 'idempotency-key': key }),
  };
}

interface Parts {
  readonly params?: unknown;
  readonly query?: unknown;
}

function pathOf(route: Pick<Route, 'id' | 'path'>, call?: Parts): string {
  const params = (call?.params ?? {}) as Record<string, string | number>;
  return route.path.replace(/:(\w+)/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined || value === '') throw new Error(`route "${route.id}" needs the parameter "${name}"`);
    return encodeURIComponent(value);
  });
}

function queryOf(call?: Parts): string {
  const given = Object.entries((call?.query ?? {}) as Record<string, unknown>).filter(([, value]) => value !== undefined && value !== '');
  const pairs = given.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`);
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}
