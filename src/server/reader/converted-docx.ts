import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ProblemError, problem } from '#domain/errors.ts';
import { damaged } from '../documents/open-docx.ts';
import { REPORT_LIMITS } from './limits.ts';

const run = promisify(execFile);
const CONVERTERS = ['soffice', 'libreoffice'] as const;

/**
 * A Word file of the old format (doc) or RTF as docx, by LibreOffice where it is installed; it runs with a profile of
 * its own and leaves nothing behind. @throws ProblemError `converter-missing` or `damaged-file`
 */
export async function convertedToDocx(bytes: Uint8Array, file: string, signal?: AbortSignal): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'zhishu-doc-'));
  try {
    await writeFile(join(folder, 'report.doc'), bytes);
    await convert(folder, file, signal);
    return await readFile(join(folder, 'report.docx')).catch(() => {
      throw damaged(file, { zh: '转换程序打不开', en: 'the converter cannot open it' });
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function convert(folder: string, file: string, signal?: AbortSignal): Promise<void> {
  const profile = new URL(`file://${join(folder, 'profile')}`).href;
  const args = [`-env:UserInstallation=${profile}`, '--headless', '--norestore', '--convert-to', 'docx:MS Word 2007 XML', '--outdir', folder, join(folder, 'report.doc')];
  for (const program of CONVERTERS) {
    try {
      await run(program, args, { timeout: REPORT_LIMITS.convertMs, killSignal: 'SIGKILL', ...(signal && { signal }) });
      return;
    } catch (error) {
      signal?.throwIfAborted();
      const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
      if (!isMissing) throw damaged(file, { zh: '转换程序打不开', en: 'the converter cannot open it' });
    }
  }
  throw new ProblemError(problem('converter-missing', { file }));
}
