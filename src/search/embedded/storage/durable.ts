import { open, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Makes what was created, renamed or removed in a file's folder survive a power cut. */
export async function syncParent(path: string): Promise<void> {
  const folder = await open(dirname(path), 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** Puts a whole file in place of another: after a crash there is the old one or the new one. */
export async function replaceFile(path: string, content: string): Promise<void> {
  const draft = `${path}.draft`;
  await writeFile(draft, content, { flush: true });
  await rename(draft, path);
  await syncParent(path);
}
