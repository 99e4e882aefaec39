import { createHash } from 'node:crypto';
import { type Kysely, sql, type Transaction } from 'kysely';
import { type Description, lengthOfDescription, type Paragraph, passagesOf } from '#domain/patent/description.ts';
import type { DescriptionReference, PatentRecord } from '#domain/patent/record.ts';
import { insertMany } from '../database/bulk.ts';
import type { Schema } from '../database/schema.ts';
import { canonicalJson } from '../journal/canonical-json.ts';
import { getPatent } from './get-patent.ts';

/** A description as a patent's page shows it. */
export interface ShownDescription extends Description {
  /** The publication whose description it is, where that is known. */
  readonly publication?: string;
}

/** What a record says of a description that is kept apart; `publication` is the document that holds it. */
export function referenceTo(description: Description, publication: string | undefined): DescriptionReference {
  const { language } = description;
  return { language, digest: packed(description).digest, characters: lengthOfDescription(description), ...(publication !== undefined && { publication }) };
}

/** A description as it is kept: each passage as JSON, and SHA-256 over them, each with a line's end. */
interface Packed {
  readonly digest: string;
  readonly passages: readonly string[];
}

/** A description is referred to when it is read, and kept some moments later. */
const PACKED = new WeakMap<Description, Packed>();

function packed(description: Description): Packed {
  const known = PACKED.get(description);
  if (known) return known;
  const passages = passagesOf(description.paragraphs).map(canonicalJson);
  const hash = createHash('sha256');
  for (const passage of passages) hash.update(`${passage}\n`);
  const made = { digest: hash.digest('hex'), passages };
  PACKED.set(description, made);
  return made;
}

const COLUMNS = { digest: 'text', position: 'integer', run: 'integer', paragraphs: 'text' } as const;
/** Passages of some 8,000 characters each in one statement. */
const AT_ONCE = 100;

/** Keeps descriptions in the transaction that stages what refers to them; one that is kept already stays as it is. */
export async function keepDescriptions(trx: Transaction<Schema>, run: number, descriptions: readonly Description[]): Promise<void> {
  const rows = descriptions.flatMap((description) => {
    const { digest, passages } = packed(description);
    return passages.map((paragraphs, position) => ({ digest, position, run, paragraphs }));
  });
  await insertMany(trx, 'patent_passage', COLUMNS, rows, { chunk: AT_ONCE, suffix: sql`on conflict do nothing` });
}

/**
 * The descriptions of an entry as it stands (说明书), Chinese first, each with its paragraphs in their order; of an entry
 * that was merged into another, that one's. @throws ProblemError `not-found`
 */
export async function getDescription(database: Kysely<Schema>, patentId: string): Promise<readonly ShownDescription[]> {
  const { descriptions = [] } = (await getPatent(database, patentId)).record;
  const passages = await passagesUnder(database, descriptions.map(({ digest }) => digest));
  return descriptions.map(({ language, digest, publication }) => ({
    language, paragraphs: (passages.get(digest) ?? []).flat(), ...(publication !== undefined && { publication }),
  }));
}

/** The passages of descriptions in their order, by digest. */
async function passagesUnder(database: Kysely<Schema>, digests: readonly string[]): Promise<ReadonlyMap<string, readonly (readonly Paragraph[])[]>> {
  if (digests.length === 0) return new Map();
  const { rows } = await sql<{ digest: string; paragraphs: string }>`select digest, paragraphs from patent_passage
    where digest = any(${`{${digests.join(',')}}`}::text[]) order by digest, position`.execute(database);
  const passages = new Map<string, Paragraph[][]>();
  for (const { digest, paragraphs } of rows) {
    const known = passages.get(digest) ?? [];
    passages.set(digest, known);
    known.push(JSON.parse(paragraphs) as Paragraph[]);
  }
  return passages;
}

/** Characters of descriptions that are read at once. */
const LONGEST_READ = 4_000_000;

/** An entry with the texts of its descriptions as the search looks in them: a passage each. */
export interface Described<T> {
  readonly entry: T;
  readonly description: readonly string[];
}

/** Entries with their descriptions, in their order, in batches of bounded length. */
export async function* withDescriptions<T extends { readonly record: PatentRecord | undefined }>(database: Kysely<Schema>, entries: readonly T[]): AsyncGenerator<readonly Described<T>[]> {
  let batch: T[] = [];
  let length = 0;
  for (const entry of entries) {
    batch.push(entry);
    length += charactersOf(entry.record);
    if (length < LONGEST_READ) continue;
    yield await described(database, batch);
    [batch, length] = [[], 0];
  }
  if (batch.length > 0) yield await described(database, batch);
}

function charactersOf(record: PatentRecord | undefined): number {
  return (record?.descriptions ?? []).reduce((sum, { characters }) => sum + characters, 0);
}

async function described<T extends { readonly record: PatentRecord | undefined }>(database: Kysely<Schema>, entries: readonly T[]): Promise<readonly Described<T>[]> {
  const digestsOf = ({ record }: T): string[] => (record?.descriptions ?? []).map(({ digest }) => digest);
  const passages = await passagesUnder(database, [...new Set(entries.flatMap(digestsOf))]);
  return entries.map((entry) => ({ entry, description: digestsOf(entry).flatMap((digest) => (passages.get(digest) ?? []).map(textOfPassage)) }));
}

function textOfPassage(paragraphs: readonly Paragraph[]): string {
  return paragraphs.map(({ text }) => text).join('\n');
}
