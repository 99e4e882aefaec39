import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, join, sep } from 'node:path';
import { Zip, ZipPassThrough } from 'fflate';
import { problem, ProblemError } from '#domain/errors.ts';

/** Beyond, the offsets of a plain zip overflow. */
const LARGEST = 2 * 1024 ** 3;
/** All parts bear one day, so that the same folder makes the same bytes and an import of it is gone on with. */
const MADE = new Date(2000, 0, 1);

/** The XML files in a folder, by name: an application filed electronically is a folder of them (电子申请案卷目录). */
async function xmlFilesIn(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder, { recursive: true });
  return names.filter((name) => /\.xml$/i.test(name)).toSorted();
}

/**
 * A folder of patent XML as a zip, streamed; each file keeps its path below the folder's own name.
 * @throws ProblemError `damaged-file` when there is none, `too-large` beyond 2 GB
 */
export async function* zipFolder(folder: string): AsyncGenerator<Uint8Array> {
  const names = await xmlFilesIn(folder);
  if (names.length === 0) throw new ProblemError(problem('damaged-file', { file: basename(folder), detail: { zh: '目录里没有 XML 文件', en: 'the folder holds no XML file' } }));
  const sizes = await Promise.all(names.map(async (name) => (await stat(join(folder, name))).size));
  if (sizes.reduce((sum, size) => sum + size, 0) > LARGEST) throw new ProblemError(problem('too-large', { max: { zh: '每个目录 2 GB', en: '2 GB a folder' } }));
  yield* zipped(folder, names);
}

async function* zipped(folder: string, names: readonly string[]): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = [];
  const zip = new Zip((error, bytes) => {
    if (error) throw error;
    ready.push(bytes);
  });
  for (const name of names) {
    const part = new ZipPassThrough(`${basename(folder)}/${name.split(sep).join('/')}`);
    part.mtime = MADE;
    zip.add(part);
    for await (const bytes of createReadStream(join(folder, name)) as AsyncIterable<Uint8Array>) {
      part.push(bytes);
      yield* ready.splice(0);
    }
    part.push(new Uint8Array(), true);
    yield* ready.splice(0);
  }
  zip.end();
  yield* ready;
}
