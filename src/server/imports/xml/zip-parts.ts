import { Unzip, UnzipInflate } from 'fflate';
import { type Problem, problem, ProblemError } from '#domain/errors.ts';

/** A stretch of a file in a zip, and whether the file begins or ends with it. */
export interface PartChunk {
  readonly part: string;
  readonly bytes: Uint8Array;
  readonly begins: boolean;
  readonly ends: boolean;
}

/** Compressed bytes unpacked at a time: a bomb makes a thousand times as many of them, and no more is ever held. */
const STEP = 16 * 1024;
/** The most that the XML files of one zip may unpack to; a weekly file of the USPTO has 1 GB. */
const MOST_UNPACKED = 8 * 1024 ** 3;

/** Unpacks the XML files of a zip as it streams by, one after another. @throws ProblemError `damaged-file`, `too-large` */
export async function* zipParts(chunks: AsyncIterable<Uint8Array>, name: string): AsyncGenerator<PartChunk> {
  const state = { ready: [] as PartChunk[], unpacked: 0, open: false, broken: false };
  const unzip = opener(state);
  for await (const chunk of chunks) {
    for (let at = 0; at < chunk.length; at += STEP) {
      push(unzip, chunk.subarray(at, at + STEP), state, name);
      yield* state.ready.splice(0);
      if (state.unpacked > MOST_UNPACKED) throw new ProblemError(problem('too-large', { max: { zh: '解压后 8 GB', en: '8 GB unpacked' } }));
    }
  }
  if (state.open || state.broken) throw new ProblemError(damaged(name));
}

interface Unpacking {
  readonly ready: PartChunk[];
  unpacked: number;
  open: boolean;
  broken: boolean;
}

function opener(state: Unpacking): Unzip {
  const unzip = new Unzip((file) => {
    if (!/\.xml$/i.test(file.name) || /(?:^|\/)(?:__MACOSX|\.)/.test(file.name)) return;
    let begins = true;
    state.open = true;
    file.ondata = (error, bytes, ends) => {
      state.broken ||= error !== null;
      if (error) return;
      state.unpacked += bytes.length;
      state.ready.push({ part: file.name, bytes, begins, ends });
      begins = false;
      state.open = !ends;
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  return unzip;
}

function push(unzip: Unzip, bytes: Uint8Array, state: Unpacking, name: string): void {
  try {
    unzip.push(bytes);
  } catch {
    throw new ProblemError(damaged(name));
  }
  if (state.broken) throw new ProblemError(damaged(name));
}

function damaged(file: string): Problem {
  return problem('damaged-file', { file, detail: { zh: '压缩包不完整或已损坏', en: 'the zip is cut off or damaged' } });
}
