import { Readable } from 'node:stream';
import { problem, ProblemError } from '#domain/errors.ts';
import type { Server } from '../context.ts';
import { BackgroundWorks } from '../database/background-works.ts';
import { sortFrom } from './asked.ts';
import { collectedNotes, withinCollection } from './collected.ts';
import { getCollection } from './collections.ts';
import { formatFrom, hitsFile, MOST_EXPORTED } from './export.ts';
import { claimExport, type ExportRow, failExport, finishExport, keepExport, releaseExports } from './exports.ts';

/** Files that one process writes at once. */
const AT_ONCE = 2;
/** How often it says how far it has come. */
const TELL_MILLIS = 400;
/** The largest file that is kept. */
const MOST_BYTES = 2 * 1024 ** 3;

/** Exports by their id. */
const WORKING = new BackgroundWorks<bigint>();

/** Takes up what waits, or was left by a process that stopped or died, as far as this process has room. */
export async function continueExports(server: Server): Promise<void> {
  const { database } = server;
  while (WORKING.count(database) < AT_ONCE) {
    const row = await claimExport(database);
    if (!row || WORKING.has(database, row.id)) return;
    const { ended, signal } = WORKING.start(database, row.id, (stopped) => workThrough(server, row, stopped));
    void ended.then(() => (signal.aborted ? undefined : continueExports(server))).catch(() => undefined);
  }
}

/** Stops the work on an export here, if it is done here, and waits for its end. */
export async function stopExport({ database }: Pick<Server, 'database'>, id: bigint): Promise<void> {
  await WORKING.stop(database, id);
}

/** Stops all work on exports in this process; each is begun anew at the next start. */
export async function stopExports({ database }: Pick<Server, 'database'>): Promise<void> {
  await WORKING.stopAll(database);
  await releaseExports(database.kysely);
}

async function workThrough(server: Server, row: ExportRow, signal: AbortSignal): Promise<void> {
  const { kysely } = server.database;
  try {
    await writeFile(server, row, signal);
  } catch (error) {
    if (signal.aborted || error instanceof Gone) return;
    const [fault] = error instanceof ProblemError ? error.problems : [];
    if (!fault) process.emitWarning(error instanceof Error ? error : String(error), 'ExportFault');
    await failExport(kysely, row.id, fault ?? problem('internal', { ref: `export-${row.id}` })).catch(() => undefined);
  }
}

/** The export was cancelled, or another process has taken it. */
class Gone extends Error {
  override readonly name = 'Gone';
}

interface Source {
  readonly total: number;
  readonly ids: AsyncIterable<readonly number[]>;
  readonly notes?: ReadonlyMap<number, string>;
}

async function writeFile(server: Server, row: ExportRow, signal: AbortSignal): Promise<void> {
  const { kysely } = server.database;
  const { format, language } = row.request;
  const { total, ids, notes } = await sourceOf(server, row, signal);
  let done = 0;
  let toldAt = 0;
  async function* told(): AsyncIterable<readonly number[]> {
    for await (const batch of ids) {
      signal.throwIfAborted();
      if (performance.now() - toldAt > TELL_MILLIS) {
        if (!(await keepExport(kysely, row.id, { done, total }))) throw new Gone();
        toldAt = performance.now();
      }
      yield batch;
      done = Math.min(total, done + batch.length);
    }
  }
  const { content } = hitsFile(kysely, told(), { format: formatFrom(format), language, ...(notes && { notes }) });
  const { hash, size } = await server.files.put(content instanceof Readable ? content : Readable.from([content]), { maxBytes: MOST_BYTES });
  if (!(await keepExport(kysely, row.id, { done: total, total }))) throw new Gone();
  await finishExport(kysely, row.id, { hash, size, done: total });
}

/** Few enough that whoever waits sees how far it has come, and other processes that this one is at work. */
const BATCH = 500;

function* inBatches(ids: readonly number[]): Generator<readonly number[]> {
  for (let start = 0; start < ids.length; start += BATCH) yield ids.slice(start, start + BATCH);
}

/** What goes into the file. @throws ProblemError where the query cannot be read or the collection is not the person's to see any more */
async function sourceOf(server: Server, { owner, request: { q, sort, synonyms, within } }: ExportRow, signal: AbortSignal): Promise<Source> {
  const { kysely } = server.database;
  const collection = within === undefined ? undefined : await getCollection(kysely, owner, within);
  const notes = collection && (await collectedNotes(kysely, collection.id));
  if (collection && notes && q === '') return { total: notes.size, ids: Readable.from(inBatches([...notes.keys()])), notes };
  const search = await server.search();
  const asked = { q, sort: sortFrom(sort), synonyms, ...(collection && { within: await withinCollection(kysely, collection.id) }) };
  const { total } = await search.ids({ ...asked, offset: 0, limit: 0 });
  return { total: Math.min(total, MOST_EXPORTED), ids: search.scan(asked, signal), ...(notes && { notes }) };
}
