import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { Readable } from 'node:stream';
import { SYSTEM } from '#domain/access/actor.ts';
import { type Problem, problem, ProblemError } from '#domain/errors.ts';
import type { Server } from '#server/context.ts';
import { cancelRun } from '#server/imports/cancel.ts';
import { type FiledRun, type FileToImport, untilSettled } from '#server/imports/runs.ts';
import { startPatents, storePatentFile, storeTable, withDistinctNames, withMapping } from '#server/imports/start-patents.ts';
import { zipFolder } from '#server/imports/xml/zip-folder.ts';
import { type ImportProgress, workPatents } from '#server/imports/work-patents.ts';
import type { CommandCall } from '../command.ts';
import { type FileOutcome, outcomeOf, unreadable } from './outcome.ts';

const SAY_EVERY_MILLIS = 2_000;

/** A file as it was given, stored and looked at, or why it cannot be. */
type Given = { readonly given: string } & ({ readonly file: FileToImport } | { readonly problems: readonly Problem[] });

/** Stores a file that a person named by its path. @throws ProblemError `not-found` when there is none */
export async function storePath(server: Server, path: string, given: string, store: typeof storeTable = storeTable): ReturnType<typeof storeTable> {
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile()) throw new ProblemError(problem('not-found', { what: { zh: `文件“${given}”`, en: `File “${given}”` } }));
  return store(server, { name: basename(path), content: createReadStream(path) });
}

/** Stores a patent file, or a folder of patent XML as one zip. */
async function storePatents(server: Server, path: string, given: string): ReturnType<typeof storeTable> {
  const found = await stat(path).catch(() => undefined);
  if (!found?.isDirectory()) return storePath(server, path, given, storePatentFile);
  return storePatentFile(server, { name: `${basename(path)}.zip`, content: Readable.from(zipFolder(path)) });
}

async function take(server: Server, call: CommandCall, given: string): Promise<Given> {
  try {
    const file = await withMapping(server, await storePatents(server, call.path(given), given), call.signal);
    return file.problem ? { given, problems: [file.problem] } : { given, file };
  } catch (error) {
    if (error instanceof ProblemError) return { given, problems: error.problems };
    throw error;
  }
}

/** Progress on standard error, not more often than every two seconds. */
function teller(call: CommandCall): (progress: ImportProgress) => void {
  let last = performance.now();
  return ({ file, rows, waiting }) => {
    if (performance.now() - last < SAY_EVERY_MILLIS) return;
    last = performance.now();
    call.say(waiting ? '等待另一项导入完成… · waiting for another import…' : `${file}: ${rows.toLocaleString('en-US')} 行 rows`);
  };
}

/** Works a run to its end here, or waits while another process does. A caller who gives up cancels it: nothing is written. */
async function work(server: Server, call: CommandCall, run: number): Promise<FiledRun> {
  try {
    await workPatents(server, run, SYSTEM, { signal: call.signal, onProgress: teller(call) });
    return await untilSettled(server.database, run, call.signal);
  } catch (error) {
    if (!call.signal.aborted) throw error;
    if (await cancelRun(server, run)) throw new ProblemError(problem('cancelled'));
    return untilSettled(server.database, run);
  }
}

/** Imports patent files and publishes them at once. */
export async function importPatents(server: Server, call: CommandCall, files: readonly string[], folder: string): Promise<FileOutcome[]> {
  const all: Given[] = [];
  for (const given of files) all.push(await take(server, call, given));
  const good = all.flatMap((each) => ('file' in each ? [each] : []));
  const bad = new Map(all.flatMap((each) => ('problems' in each ? [[each.given, unreadable(each.given, each.problems)] as const] : [])));
  const done = good.length === 0 ? new Map<string, FileOutcome>() : await run(server, call, good, folder);
  return files.flatMap((given) => done.get(given) ?? bad.get(given) ?? []);
}

async function run(server: Server, call: CommandCall, good: readonly { readonly given: string; readonly file: FileToImport }[], folder: string): Promise<Map<string, FileOutcome>> {
  const id = await startPatents(server, withDistinctNames(good.map(({ file }) => file)), SYSTEM);
  const filed = await work(server, call, id);
  const { problem: found, state } = filed.run;
  const failed = state === 'failed' && filed.files.every(({ refused }) => refused === 0);
  const outcomes = new Map<string, FileOutcome>();
  for (const [index, file] of filed.files.entries()) {
    const given = good[index]?.given ?? file.name;
    outcomes.set(given, failed ? unreadable(given, [found ?? problem('cancelled')]) : await outcomeOf(server, filed, file, given, folder));
  }
  return outcomes;
}
