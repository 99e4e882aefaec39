import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import type { SearchDocument } from '#search/document.ts';
import type { EngineStatus, SearchEngine } from '#search/engine.ts';
import type { Schema } from '../database/schema.ts';
import { type DistrictOf, documentOf } from './document.ts';
import { type ChangedEntry, changesFrom, countChanges, entriesOf, mergedIn, type RegisterChange } from './register-changes.ts';

/** How far a filling has come, for people. */
export type OnProgress = (documents: number) => void;

export interface FollowerOptions {
  readonly engine: SearchEngine;
  readonly database: Kysely<Schema>;
  /** Where the follower notes which register the index was made of; the index lies below. */
  readonly directory: string;
  districtOf(): Promise<DistrictOf>;
}

/** Entries that are read and put at once: the embedded database is soon free again. */
const BATCH = 500;

/**
 * Keeps the index as the register is (随册更新): puts what was published since the greatest revision that the index holds.
 * Cut off anywhere it goes on from there. An index that is damaged, or was made of another register, as after
 * a restore, is made anew.
 */
export class RegisterFollower {
  readonly #options: FollowerOptions;
  #turn: Promise<unknown> = Promise.resolve();
  /** The event of the last change that the index holds whole; undefined before the first look. */
  #at: number | undefined;
  /** Changes that were published when the index was last brought up to date. */
  #count: number | undefined;

  constructor(options: FollowerOptions) {
    this.#options = options;
  }

  /** Whether the index has once held all that was published. */
  get isUpToDate(): boolean {
    return this.#at !== undefined;
  }

  /** Brings the index up to what is published now. @returns documents put */
  follow(onProgress: OnProgress = () => undefined): Promise<number> {
    return this.#alone(async () => {
      const { engine, database } = this.#options;
      const [status, count] = [await engine.status(), await countChanges(database)];
      if (count === this.#count && status.damage === undefined) return 0;
      const put = await this.#catchUp(status, onProgress);
      this.#count = count;
      return put;
    });
  }

  async #catchUp({ revision, documents, damage }: EngineStatus, onProgress: OnProgress): Promise<number> {
    if (damage !== undefined) return this.#refill(onProgress);
    const at = this.#at ?? (documents > 0 ? await this.#notedEvent() : undefined);
    if (at === undefined) return this.#refill(onProgress);
    const put = await this.#putAll(await changesFrom(this.#options.database, at + 1), revision, onProgress);
    this.#at ??= at;
    return put;
  }

  /** Makes the index anew while the old one answers. @returns its documents */
  rebuild(onProgress: OnProgress = () => undefined): Promise<number> {
    return this.#alone(async () => this.#refill(onProgress));
  }

  /** Waits for what is under way. */
  async idle(): Promise<void> {
    await this.#turn;
  }

  /** One after the other, whoever asks. */
  #alone<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.#turn.then(work, work);
    this.#turn = mine.catch(() => undefined);
    return mine;
  }

  async #putAll(changes: readonly RegisterChange[], behind: number, onProgress: OnProgress): Promise<number> {
    const { engine, database, districtOf } = this.#options;
    const district = changes.length > 0 ? await districtOf() : () => undefined;
    let put = 0;
    for (const change of changes) {
      await engine.remove(await mergedIn(database, change));
      for await (const entries of entriesOf(database, change, behind, BATCH)) {
        const documents = standing(entries, district);
        await engine.put(documents);
        onProgress((put += documents.length));
      }
      await this.#note(change);
    }
    return put;
  }

  async #refill(onProgress: OnProgress): Promise<number> {
    const { engine, database, districtOf } = this.#options;
    const changes = await changesFrom(database, 0);
    const district = await districtOf();
    let put = 0;
    async function* documents(): AsyncIterable<readonly SearchDocument[]> {
      for (const change of changes) {
        for await (const entries of entriesOf(database, change, 0, BATCH)) {
          const batch = standing(entries, district);
          onProgress((put += batch.length));
          yield batch;
        }
      }
    }
    await engine.rebuild(documents());
    const last = changes.at(-1);
    if (last) await this.#note(last);
    else this.#at = 0;
    return put;
  }

  /** The event that the index was last brought up to, if the register still has it as it was. */
  async #notedEvent(): Promise<number | undefined> {
    const noted = await this.#noted();
    if (noted === undefined) return undefined;
    const [same] = await changesFrom(this.#options.database, noted.event);
    return same?.event === noted.event && same.hash === noted.hash ? noted.event : undefined;
  }

  async #noted(): Promise<Pick<RegisterChange, 'event' | 'hash'> | undefined> {
    try {
      return JSON.parse(await readFile(this.#notePath, 'utf8')) as RegisterChange;
    } catch {
      return undefined;
    }
  }

  /** Written whole or not at all; lost, it costs a rebuild. */
  async #note({ event, hash }: RegisterChange): Promise<void> {
    const candidate = `${this.#notePath}.new`;
    await writeFile(candidate, JSON.stringify({ event, hash }), { mode: 0o600 });
    await rename(candidate, this.#notePath);
    this.#at = event;
  }

  get #notePath(): string {
    return join(this.#options.directory, 'register.json');
  }
}

function standing(entries: readonly ChangedEntry[], districtOf: DistrictOf): SearchDocument[] {
  return entries.flatMap(({ id, revision, record }) => (record === undefined ? [] : [documentOf(id, revision, record, districtOf)]));
}
