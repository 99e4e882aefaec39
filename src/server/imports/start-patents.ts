import { type Kysely, sql } from 'kysely';
import type { Actor } from '#domain/access/actor.ts';
import { problem, ProblemError } from '#domain/errors.ts';
import type { Server, Upload } from '../context.ts';
import type { Schema } from '../database/schema.ts';
import { storedAsSource } from '../files/byte-source.ts';
import { detectTableKind } from '../tables/file-kind.ts';
import { TABLE_LIMITS } from '../tables/limits.ts';
import { detectPatentFileKind } from './patent-file-kind.ts';
import { recogniseFile } from './recognise-file.ts';
import { createRun, type FileToImport } from './runs.ts';

const MEDIA_TYPES = {
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  xls: 'application/vnd.ms-excel',
  xml: 'application/xml',
  zip: 'application/zip',
} as const;

const HEAD_BYTES = 4096;

/** A file taken into the store for an import. */
export type StoredTable = Pick<FileToImport, 'name' | 'hash' | 'size' | 'mediaType'>;

/**
 * Stores a table and looks whether it is one (存原件).
 * @throws ProblemError `wrong-file-type`, `too-large`
 */
export async function storeTable(server: Server, upload: Upload): Promise<StoredTable> {
  return store(server, upload, detectTableKind);
}

/**
 * Stores a table or patent XML, up to 4 GB as a year's bulk file is, and looks whether it is one (存原件).
 * @throws ProblemError `wrong-file-type`, `too-large`
 */
export async function storePatentFile(server: Server, upload: Upload): Promise<StoredTable> {
  return store(server, upload, detectPatentFileKind, { maxBytes: TABLE_LIMITS.maxTextBytes });
}

async function store(server: Server, { name, content }: Upload, detect: typeof detectPatentFileKind, limits: { readonly maxBytes?: number } = {}): Promise<StoredTable> {
  const { hash, size } = await server.files.put(content, limits);
  const kind = detect(await server.files.read(hash, 0, HEAD_BYTES), name);
  if (!kind.ok) throw new ProblemError(...kind.problems);
  return { name, hash, size, mediaType: MEDIA_TYPES[kind.value] };
}

/** Names of the files of one run are told apart. */
export function withDistinctNames<T extends { readonly name: string }>(files: readonly T[]): T[] {
  return files.map((file, index) => {
    const earlier = files.slice(0, index).filter(({ name }) => name === file.name).length;
    return earlier === 0 ? file : { ...file, name: `${file.name} (${earlier + 1})` };
  });
}

/** A stored table with what its columns hold, or with why it cannot be read. */
export async function withMapping(server: Server, file: StoredTable, signal?: AbortSignal): Promise<FileToImport> {
  try {
    const source = { name: file.name, stored: storedAsSource(server.files, file.hash, file.size) };
    const mapping = await recogniseFile(source, signal);
    const recognised = mapping.some((sheet) => sheet.recognised);
    if (recognised) return { ...file, mapping };
    return { ...file, mapping, problem: problem('unknown-columns', { file: file.name, expected: { zh: '申请号或公开（公告）号', en: 'application number or publication number' } }) };
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return { ...file, mapping: [], ...(error.problems[0] && { problem: error.problems[0] }) };
  }
}

/** Keeps the files of a run from being swept up before it is published. */
export async function noteUploads(database: Kysely<Schema>, files: readonly StoredTable[], by: string): Promise<void> {
  if (files.length === 0) return;
  const rows = files.map(({ hash, name, size, mediaType }) => ({ hash, name, size: BigInt(size), media_type: mediaType, uploaded_by: by }));
  await database.insertInto('uploaded_file').values(rows).onConflict((conflict) => conflict.column('hash').doUpdateSet({ uploaded_at: sql<string>`now()` })).execute();
}

/**
 * Begins an import that goes on by itself to publication, as from the command line. An unfinished one of the same files,
 * left by a process that died, is gone on with instead.
 * @returns the run's id; `workPatents` does the work
 */
export async function startPatents(server: Server, files: readonly FileToImport[], actor: Actor): Promise<number> {
  const unfinished = await findUnfinished(server.database.kysely, files);
  if (unfinished !== undefined) return unfinished;
  return server.database.transaction(async (trx) => {
    await noteUploads(trx, distinctContents(files), actor.person);
    return createRun(trx, { kind: 'patents', state: 'reading', automatic: true, startedBy: actor.person, unit: actor.unit, files });
  });
}

/** One file may come twice under two names. */
export function distinctContents<T extends { readonly hash: string }>(files: readonly T[]): T[] {
  return [...new Map(files.map((file) => [file.hash, file])).values()];
}

async function findUnfinished(database: Kysely<Schema>, files: readonly FileToImport[]): Promise<number | undefined> {
  const hashes = JSON.stringify(files.map(({ hash, name }) => `${hash} ${name}`));
  const { rows } = await sql<{ id: number }>`select r.id from import_run r where r.state in ('reading', 'publishing') and r.kind = 'patents' and r.automatic
    and ${hashes}::jsonb = (select jsonb_agg(f.hash || ' ' || f.name order by f.position) from import_file f where f.run = r.id) order by r.id limit 1`.execute(database);
  return rows[0]?.id;
}
