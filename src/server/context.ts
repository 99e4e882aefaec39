import type { Readable } from 'node:stream';
import type { Transaction } from 'kysely';
import type { Actor } from '#domain/access/actor.ts';
import type { Catalog } from '#domain/catalog/catalog.ts';
import type { Call, Reply, Route } from '#contract/route.ts';
import type { Accounts } from './accounts/accounts.ts';
import type { Database } from './database/database.ts';
import type { Schema } from './database/schema.ts';
import type { FileStore } from './files/file-store.ts';
import type { Organisation } from './organisation/organisation.ts';
import type { PatentSearch } from './search/patent-search.ts';
import type { Setting } from './store/setting.ts';

/** What every operation works with. Nothing here would be missed by a second server. */
export interface Server {
  readonly database: Database;
  readonly files: FileStore;
  readonly catalog: Catalog;
  readonly accounts: Accounts;
  /** Rules with settings, working days and the time, as they are now. */
  setting(): Promise<Setting>;
  /** The bureau as it is now. */
  organisation(): Promise<Organisation>;
  /** The search of the patent register, opened when first asked for. @throws DataDirectoryBusy */
  search(): Promise<PatentSearch>;
  /** Forgets what was read of settings and organisation, after one of them was changed here. */
  refresh(): void;
  /** Removes the file with the first one-time password, once that password opens nothing any more. */
  forgetFirstPassword(): Promise<void>;
}

/** A file on its way in. The name is the sender's word; the content is not checked yet. */
export interface Upload {
  readonly name: string;
  readonly content: Readable;
}

/** What the operation of a `file` route answers with. */
export interface FileReply {
  /** What the file is called where it is saved. */
  readonly name: string;
  readonly mediaType: string;
  readonly content: Uint8Array | Readable;
  /** Shown in the browser instead of saved. */
  readonly inline?: boolean;
}

/** What several callers' writes do in one transaction: a reply for each input, in their order. */
export type JointWork<I, T> = (trx: Transaction<Schema>, inputs: readonly I[]) => Promise<readonly T[]>;

/** One call of a route: its checked input, and who calls. */
export interface Request<R extends Route> extends Required<Call<R>> {
  readonly actor: Actor;
  /** Where the call comes from, a trusted proxy left out. */
  readonly address: string;
  /** The session's token, when the caller has signed in. */
  readonly token?: string;
  /** The files of an `upload` route, one after the other: each must be read to its end before the next. */
  uploads(): AsyncIterable<Upload>;
  /**
   * Runs a write in one transaction, which also claims the request's Idempotency-Key and keeps the reply under it:
   * a repeated request finds either nothing done or the same answer. Only for routes that write.
   */
  write(work: (trx: Transaction<Schema>) => Promise<Reply<R>>): Promise<Reply<R>>;
  /** Whether this write was carried out before under its key: for work that takes transactions of its own before `write`. */
  wasDone(): Promise<boolean>;
  /** Like `write`; writes of the same work that come at the same time share one transaction, unless it fails. */
  writeTogether<I>(work: JointWork<I, Reply<R>>, input: I): Promise<Reply<R>>;
}

/** One operation: a file of its own in `operations/`, bound to its route. */
export type Operation<R extends Route> = (server: Server, request: Request<R>) => Promise<Reply<R>>;

/** Rows that a busy account is spread over: the embedded database has one writer and needs none. */
export function slotsOf(database: Pick<Database, 'kind'>): number {
  return database.kind === 'postgres' ? 16 : 1;
}
