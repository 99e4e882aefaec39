import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import type { CivilDate } from '#domain/calendar/civil-date.ts';
import type { SearchDocument } from '#search/document.ts';
import type { EngineStatus, SearchEngine } from '#search/engine.ts';
import type { Schema } from '../database/schema.ts';
import { withDescriptions } from '../patents/descriptions.ts';
import { entryPlacedBy, heldPlaces, lastPlaceChange, placesAfter } from '../parties/held-places.ts';
import { type DistrictOf, documentOf } from './document.ts';
import { type ChangedEntry, changesFrom, countChanges, ENTRIES_OF_CHANGE, entriesOf, mergedIn, type RegisterChange } from './register-changes.ts';

/** How far a filling has come, for people. */
export type OnProgress = (documents: number) => void;

export interface FollowerOptions {
  readonly engine: SearchEngine;
  readonly database: Kysely<Schema>;
  /** Where the follower notes which register the index was made of; the index lies below. */
  readonly directory: string;
  /** How documents are made now. */
  recipe(): Promise<Recipe>;
}

/** How an entry becomes a document (成文规则): the index holds documents of one recipe. */
export interface Recipe {
  readonly districtOf: DistrictOf;
  /** The day as of which legal states are told. */
  readonly today: CivilDate;
  /** Another one where the same entry would become another document. */
  readonly mark: string;
}

/** The register and the recipe that the index was made of. */
interface Note {
  readonly event: number;
  readonly hash: string;
  readonly recipe: string;
  /** The last change of a district by seat or hand that the index holds, and the entry that it placed. */
  readonly places: number;
  readonly placed?: number;
}

/** Entries that are read and put at once: the embedded database is soon free again. */
const BATCH = 500;

/**
 * Keeps the index as the register is (随册更新): puts what was published since the greatest revision that the index holds.
 * Cut off anywhere it goes on from there. An index that is damaged, or was made of another register (after a
 * restore) or by another recipe (of an older version, or before districts changed) is made anew.
 */
export class RegisterFollower {
  readonly #options: FollowerOptions;
  #turn: Promise<unknown> = Promise.resolve();
  /** The event of the last change that the index holds whole; undefined before the first look. */
  #at: number | undefined;
  /** As last written. */
  #held: Note | undefined;
  /** Changes that were published when the index was last brought up to date. */
  #count: number | undefined;

  constructor(options: FollowerOptions) {
    this.#options = options;
  }

  /** Whether the index has once held all that was published. */
  get isUpToDate(): boolean {
    return this.#at !== undefined;
  }

  /** The event of the last change that the index holds whole, 0 before the first; undefined before the first look. */
  get heldEvent(): number | undefined {
    return this.#at;
  }

  /** Brings the index up to what is published now. @returns documents put */
  follow(onProgress: OnProgress = () => undefined): Promise<number> {
    return this.#alone(async () => {
      const { engine, database } = this.#options;
      const [status, count] = [await engine.status(), await countChanges(database)];
      const places = await lastPlaceChange(database);
      if (count === this.#count && places === (this.#held?.places ?? 0) && status.damage === undefined) return 0;
      const put = await this.#catchUp(status, onProgress);
      this.#count = count;
      return put;
    });
  }

  async #catchUp({ revision, documents, damage }: EngineStatus, onProgress: OnProgress): Promise<number> {
    if (damage !== undefined) return this.#refill(onProgress);
    const recipe = await this.#options.recipe();
    const at = documents > 0 ? await this.#notedEvent(recipe) : this.#at;
    if (at === undefined) return this.#refill(onProgress);
    const put = await this.#putAll(await changesFrom(this.#options.database, at + 1), recipe, revision, onProgress);
    this.#at ??= at;
    return put + (await this.#putPlaced(recipe, onProgress));
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

  async #putAll(changes: readonly RegisterChange[], recipe: Recipe, behind: number, onProgress: OnProgress): Promise<number> {
    const { engine, database } = this.#options;
    let put = 0;
    for (const change of changes) {
      await engine.remove(await mergedIn(database, change));
      for await (const entries of entriesOf(database, change, behind, BATCH)) {
        for await (const documents of documentsOf(database, entries, recipe)) {
          await engine.put(documents);
          onProgress((put += documents.length));
        }
      }
      await this.#note(change, recipe);
    }
    return put;
  }

  /** Puts entries again whose district changed since, by a decision or the seat of their owner. */
  async #putPlaced(recipe: Recipe, onProgress: OnProgress): Promise<number> {
    const { engine, database } = this.#options;
    let put = 0;
    for (let note = this.#held; note !== undefined; note = this.#held) {
      const changed = await placesAfter(database, note.places, BATCH);
      if (changed.length === 0) break;
      const { revision } = await engine.status();
      if (Math.floor((revision + BATCH) / ENTRIES_OF_CHANGE) > note.event) return put + (await this.#refill(onProgress));
      for await (const documents of documentsOf(database, changed.map(({ id, record }, index) => ({ id, record, revision: revision + index + 1 })), recipe)) {
        await engine.put(documents);
        put += documents.length;
      }
      const last = changed.at(-1);
      await this.#write({ ...note, ...(last && { places: last.seq, placed: last.id }) });
    }
    return put;
  }

  async #refill(onProgress: OnProgress): Promise<number> {
    const { engine, database } = this.#options;
    const changes = await changesFrom(database, 0);
    const places = await lastPlaceChange(database);
    const placed = await entryPlacedBy(database, places);
    const recipe = await this.#options.recipe();
    let put = 0;
    async function* documents(): AsyncIterable<readonly SearchDocument[]> {
      for (const change of changes) {
        for await (const entries of entriesOf(database, change, 0, BATCH)) {
          for await (const batch of documentsOf(database, entries, recipe)) {
            onProgress((put += batch.length));
            yield batch;
          }
        }
      }
    }
    await engine.rebuild(documents());
    const last = changes.at(-1);
    if (last) await this.#note(last, recipe, { places, ...(placed !== undefined && { placed }) });
    else this.#at = 0;
    return put;
  }

  /** The event that the index was last brought up to, if the register still has it as it was and the recipe is the same. */
  async #notedEvent({ mark }: Recipe): Promise<number | undefined> {
    const noted = await this.#noted();
    if (noted?.recipe !== mark) return undefined;
    const [change] = await changesFrom(this.#options.database, noted.event);
    if (change?.event !== noted.event || change.hash !== noted.hash) return undefined;
    const { places = 0, placed } = noted;
    // After a restore the changes of places are numbered anew; seen once, they are this process's own.
    const same = this.#held !== undefined || places === 0 || (await entryPlacedBy(this.#options.database, places)) === placed;
    this.#held = { ...noted, places: same ? places : 0 };
    return noted.event;
  }

  async #noted(): Promise<(Omit<Note, 'places'> & Partial<Note>) | undefined> {
    try {
      return JSON.parse(await readFile(this.#notePath, 'utf8')) as Note;
    } catch {
      return undefined;
    }
  }

  /** Written whole or not at all; lost, it costs a rebuild. */
  async #note({ event, hash }: RegisterChange, { mark }: Recipe, from: Pick<Note, 'places' | 'placed'> = this.#held ?? { places: 0 }): Promise<void> {
    const { places, placed } = from;
    await this.#write({ event, hash, recipe: mark, places, ...(placed !== undefined && { placed }) });
    this.#at = event;
  }

  async #write(note: Note): Promise<void> {
    const candidate = `${this.#notePath}.new`;
    await writeFile(candidate, JSON.stringify(note), { mode: 0o600 });
    await rename(candidate, this.#notePath);
    this.#held = note;
  }

  get #notePath(): string {
    return join(this.#options.directory, 'register.json');
  }
}

/** The documents of entries that stand, in batches of bounded length: descriptions are long. */
async function* documentsOf(database: Kysely<Schema>, entries: readonly ChangedEntry[], { districtOf, today }: Recipe): AsyncGenerator<readonly SearchDocument[]> {
  const placed = await heldPlaces(database, entries.map(({ id }) => id));
  const placeOf = (id: number): DistrictOf => (placed.has(id) ? () => placed.get(id) ?? undefined : districtOf);
  for await (const few of withDescriptions(database, entries)) {
    yield few.flatMap(({ entry: { id, revision, record }, description }) => (record === undefined ? [] : [documentOf(id, revision, record, placeOf(id), today, description)]));
  }
}
