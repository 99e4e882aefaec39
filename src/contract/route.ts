import type { Static, TSchema } from 'typebox';
import type { Label } from '#domain/text.ts';

/** Who may call a route at all; the operation narrows it further by case, field and relation. */
export type Access = 'anyone' | 'signed-in' | { readonly roles: readonly string[] };

/** Which process serves it: the office, the portal, or both. */
export type Surface = 'office' | 'portal' | 'both';

/** One route of the API, from which validation, OpenAPI and the typed client follow. */
export interface Route<P extends TSchema = TSchema, Q extends TSchema = TSchema, B extends TSchema = TSchema, R extends TSchema = TSchema> {
  readonly id: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below `/api/v1`, parameters as `:name`. */
  readonly path: string;
  readonly summary: Label;
  readonly access: Access;
  readonly surface: Surface;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  readonly reply: R;
  /** `upload`: a multipart body of files; `file`: the reply is a file, not JSON. */
  readonly transfer?: 'upload' | 'file';
}

/** Every write needs an Idempotency-Key; signing in and out and a long query change no business data and need none. */
export function needsKey(of: Pick<Route, 'method' | 'id'>): boolean {
  return of.method !== 'GET' && !['signIn', 'signOut', 'searchPatentsLong'].includes(of.id);
}

export function route<P extends TSchema, Q extends TSchema, B extends TSchema, R extends TSchema>(declared: Route<P, Q, B, R>): Route<P, Q, B, R> {
  return declared;
}

/** What a caller passes. */
export interface Call<R> {
  readonly params?: R extends Route<infer P, TSchema, TSchema, TSchema> ? Static<P> : never;
  readonly query?: R extends Route<TSchema, infer Q, TSchema, TSchema> ? Static<Q> : never;
  readonly body?: R extends Route<TSchema, TSchema, infer B, TSchema> ? Static<B> : never;
}

export type Reply<R> = R extends Route<TSchema, TSchema, TSchema, infer T> ? Static<T> : never;
