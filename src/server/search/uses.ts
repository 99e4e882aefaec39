import { type Kysely, sql } from 'kysely';
import type { CivilDate } from '#domain/calendar/civil-date.ts';
import type { Schema } from '../database/schema.ts';

/** What is counted of the search service: queries asked, documents opened from hits, documents exported. */
export type Use = 'searches' | 'documents' | 'downloads';

type Counts = Record<Use, number>;

/** How long counts wait before they are written together: a search never waits for its own count. */
const WRITE_MILLIS = 1_000;

/** Counts uses by day and unit (检索服务计数), and nothing of persons or queries. A killed process loses a second of them. */
export class SearchUses {
  readonly #database: Kysely<Schema>;
  #waiting = new Map<string, { readonly day: CivilDate; readonly unit: string; readonly counts: Counts }>();
  #timer: NodeJS.Timeout | undefined;

  constructor(database: Kysely<Schema>) {
    this.#database = database;
  }

  count(day: CivilDate, unit: string, use: Use, amount = 1): void {
    const key = JSON.stringify([day, unit]);
    const kept = this.#waiting.get(key) ?? { day, unit, counts: { searches: 0, documents: 0, downloads: 0 } };
    kept.counts[use] += amount;
    this.#waiting.set(key, kept);
    this.#timer ??= setTimeout(() => void this.write().catch(() => undefined), WRITE_MILLIS).unref();
  }

  /** Writes what waits; what cannot be written waits on. */
  async write(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const writing = this.#waiting;
    this.#waiting = new Map();
    for (const [key, { day, unit, counts: { searches, documents, downloads } }] of writing) {
      await sql`insert into search_use (day, unit, searches, documents, downloads) values (${day}, ${unit}, ${searches}, ${documents}, ${downloads})
        on conflict (day, unit) do update set searches = search_use.searches + excluded.searches, documents = search_use.documents + excluded.documents, downloads = search_use.downloads + excluded.downloads`
        .execute(this.#database).catch((error: unknown) => {
          this.#restore(writing);
          throw error;
        });
      writing.delete(key);
    }
  }

  #restore(unwritten: ReadonlyMap<string, { readonly day: CivilDate; readonly unit: string; readonly counts: Counts }>): void {
    for (const { day, unit, counts } of unwritten.values()) for (const use of ['searches', 'documents', 'downloads'] as const) if (counts[use] > 0) this.count(day, unit, use, counts[use]);
  }
}
