import * as fs from 'node:fs';
import { NodeFS } from '@electric-sql/pglite/nodefs';

/** The parts of Emscripten's file system that we touch: an open stream has the host's descriptor. */
interface HostStream {
  readonly nfd: number;
  readonly node: { readonly mode: number };
}
interface HostModule {
  readonly NODEFS: { readonly stream_ops: { fsync?: (stream: HostStream) => number } };
  readonly FS: {
    isDir(mode: number): boolean;
  };
}

/** EX_IOERR of sysexits.h. */
const EXIT_INPUT_OUTPUT_ERROR = 74;

type Init = NodeFS['init'];
type PreRun = NonNullable<Awaited<ReturnType<Init>>['emscriptenOpts']['preRun']>[number];

/**
 * PGlite's file system on a host directory, with the one operation it lacks: fsync reaches the disk.
 * Emscripten calls `stream_ops.fsync` when there is one and reports success when there is none; with it, PostgreSQL's
 * own write-ahead protocol holds: a commit returns after its log is on disk, a checkpoint after its pages are.
 */
export class DurableNodeFs extends NodeFS {
  /** How many times the engine asked for a sync; the opening check reads it. */
  syncs = 0;

  override async init(...args: Parameters<Init>): ReturnType<Init> {
    const { emscriptenOpts } = await super.init(...args);
    const installSync = ((module: HostModule) => {
      module.NODEFS.stream_ops.fsync = (stream) => this.#sync(module, stream);
    }) as unknown as PreRun;
    return { emscriptenOpts: { ...emscriptenOpts, preRun: [...(emscriptenOpts.preRun ?? []), installSync] } };
  }

  #sync(module: HostModule, stream: HostStream): number {
    this.syncs += 1;
    try {
      fs.fsyncSync(stream.nfd);
    } catch (error) {
      const isFolder = module.FS.isDir(stream.node.mode);
      if (!(isFolder && process.platform === 'win32')) stopProcess(error);
    }
    return 0;
  }
}

/**
 * After a failed sync nobody knows what is on disk, and asking again may wrongly succeed: PostgreSQL panics and
 * recovers from its log. In one process that means ending it at once, before anything is acknowledged; the next
 * start recovers.
 */
function stopProcess(error: unknown): never {
  process.stderr.write(`The disk refused to keep data (${String(error)}); stopping, the next start recovers.\n`);
  process.exit(EXIT_INPUT_OUTPUT_ERROR);
}

/** Flushes a file or a directory to disk; Windows cannot flush a directory and does not need it. */
function syncPath(path: string, directory: boolean): void {
  if (directory && process.platform === 'win32') return;
  const descriptor = fs.openSync(path, directory ? 'r' : 'r+');
  try {
    fs.fsyncSync(descriptor);
  } finally {
    fs.closeSync(descriptor);
  }
}

/** Flushes a whole directory tree: a freshly created database was written by PGlite without any sync. */
export function syncTree(directory: string): void {
  for (const entry of fs.readdirSync(directory, { withFileTypes: true })) {
    const path = `${directory}/${entry.name}`;
    if (entry.isDirectory()) syncTree(path);
    else if (entry.isFile()) syncPath(path, false);
  }
  syncPath(directory, true);
}

/** Flushes the names in one directory, after a file in it was created, renamed or removed. */
export function syncDirectory(directory: string): void {
  syncPath(directory, true);
}
