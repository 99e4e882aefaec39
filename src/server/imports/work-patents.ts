import type { Actor } from '#domain/access/actor.ts';
import { problem, ProblemError } from '#domain/errors.ts';
import type { Server } from '../context.ts';
import { storedAsSource } from '../files/byte-source.ts';
import { stageRows } from '../patents/stage-rows.ts';
import { digestOf } from './digest.ts';
import { publishPatents } from './publish-patents.ts';
import type { ReadBatch } from './read-batch.ts';
import { readPatents } from './read-patents.ts';
import { claimRun, failRun, getRun, type ImportFile, keepRun, releaseRun } from './runs.ts';
import { clearStaging, takeStagingPlace } from './staging.ts';

/** Rows staged in one transaction: few enough that the embedded database is free again within a tenth of a second. */
const BATCH_ROWS = { pglite: 250, postgres: 1000 } as const;

const HEARTBEAT_MILLIS = 4_000;

/** How far a run has come, for people. */
export interface ImportProgress {
  readonly run: number;
  readonly file: string;
  /** Rows read of the file. */
  readonly rows: number;
  readonly waiting: boolean;
}

export interface WorkOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: ImportProgress) => void;
}

/** Ends the work because the run was cancelled or taken over by another process. */
class NoLongerOurs extends Error {}

interface Work extends WorkOptions {
  readonly server: Server;
  readonly run: number;
}

/**
 * Works a patent run through: stages its files from where they were left, and publishes it when it is to be published.
 * What goes wrong with the run is written to it; a run that another process works on is left alone.
 * @throws the signal's reason; the run is then left as it is, for whoever cancels or resumes it
 */
export async function workPatents(server: Server, run: number, actor: Actor, options: WorkOptions = {}): Promise<void> {
  if (!(await claimRun(server.database, run))) return;
  const work: Work = { server, run, ...options };
  const beat = setInterval(() => void keepRun(server.database.kysely, run).catch(() => undefined), HEARTBEAT_MILLIS).unref();
  try {
    await stageAll(work);
    await finish(work, actor);
  } catch (error) {
    await end(work, error);
  } finally {
    clearInterval(beat);
    await releaseRun(server.database, run);
  }
}

async function stageAll(work: Work): Promise<void> {
  const { server, run, signal, onProgress } = work;
  await takeStagingPlace(server.database, run, signal, () => onProgress?.({ run, file: '', rows: 0, waiting: true }));
  const { files } = await getRun(server.database.kysely, run);
  for (const file of files) if (!file.problem) await stageFile(work, file);
}

async function stageFile(work: Work, file: ImportFile): Promise<void> {
  const { server, run, signal, onProgress } = work;
  const source = { name: file.name, stored: storedAsSource(server.files, file.hash, Number(file.size)) };
  const meter = { bytes: 0 };
  const options = { ...(signal && { signal }), onProgress: ({ bytes }: { bytes: number }) => void (meter.bytes = bytes) };
  const today = (await server.setting()).today();
  for await (const batch of readPatents({ source, mapping: file.mapping, from: file.done }, today, BATCH_ROWS[server.database.kind], options)) {
    refuseSecrets(file, batch);
    await stageBatch(work, file, batch, meter.bytes);
    onProgress?.({ run, file: file.name, rows: batch.done, waiting: false });
  }
}

/** A file with the mark of a state secret is refused whole, so that nothing of it is kept. */
function refuseSecrets(file: ImportFile, { rows }: ReadBatch): void {
  for (const { reading, row } of rows) {
    const secret = reading.ok ? undefined : reading.problems.find(({ code }) => code === 'state-secret');
    if (secret) throw new ProblemError({ ...secret, row, path: file.name });
  }
}

async function stageBatch({ server, run }: Work, file: ImportFile, { rows, done }: ReadBatch, bytes: number): Promise<void> {
  await server.database.transaction(async (trx) => {
    if (!(await keepRun(trx, run))) throw new NoLongerOurs();
    const counts = await stageRows(trx, run, file.position, rows);
    await trx.updateTable('import_file').set(({ eb }) => ({
      done, done_bytes: BigInt(bytes),
      added: eb('added', '+', counts.added), updated: eb('updated', '+', counts.updated),
      duplicates: eb('duplicates', '+', counts.duplicates), refused: eb('refused', '+', counts.refused),
    })).where('run', '=', run).where('position', '=', file.position).execute();
  });
}

/** All rows are staged: the run waits for a person, or is published. */
async function finish({ server, run }: Work, actor: Actor): Promise<void> {
  const digest = await digestOf(server.database.kysely, run);
  const ready = await server.database.transaction(async (trx) => {
    const row = await trx.selectFrom('import_run').select(['state', 'automatic']).where('id', '=', run).where('staged', '=', true).where('state', 'in', ['reading', 'publishing']).forUpdate().executeTakeFirst();
    if (!row) throw new NoLongerOurs();
    const publish = row.automatic || row.state === 'publishing';
    await trx.updateTable('import_run').set({ digest, state: publish ? 'publishing' : 'ready' }).where('id', '=', run).execute();
    return publish;
  });
  if (ready) await publishPatents(server, run, actor);
}

async function end({ server, run, signal }: Work, error: unknown): Promise<void> {
  if (error instanceof NoLongerOurs || signal?.aborted) {
    signal?.throwIfAborted();
    return;
  }
  if (!(error instanceof ProblemError)) throw error;
  const [found = problem('internal', { ref: '–' })] = error.problems;
  await failRun(server.database.kysely, run, found);
  await clearStaging(server.database, run);
  await server.database.kysely.updateTable('import_run').set({ staged: false }).where('id', '=', run).execute();
  if (found.code === 'state-secret') await forgetFiles(server, run, found.path);
}

/** Deletes the stored file that bears the mark of a secret. */
async function forgetFiles(server: Server, run: number, name: string | undefined): Promise<void> {
  const { files } = await getRun(server.database.kysely, run);
  for (const { hash } of files.filter((file) => file.name === name)) {
    await server.database.kysely.deleteFrom('uploaded_file').where('hash', '=', hash).execute();
    await server.files.delete(hash);
  }
}
