import { problem, ProblemError } from '#domain/errors.ts';
import type { Upload } from '../context.ts';
import { DOCX_LIMITS } from './open-docx.ts';

/** A file in memory. */
export interface WholeFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The one file of an upload, held in memory and not kept. @throws ProblemError `too-large`, `bad-request` for several */
export async function oneDocument(uploads: AsyncIterable<Upload>): Promise<WholeFile> {
  const files: WholeFile[] = [];
  for await (const upload of uploads) files.push({ name: upload.name, bytes: await wholeOf(upload) });
  const [file, ...more] = files;
  if (!file || more.length > 0) throw new ProblemError(problem('bad-request', { detail: { zh: '一次只能处理一个文件', en: 'one file at a time' } }, 'file'));
  return file;
}

async function wholeOf({ content }: Upload): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of content) {
    size += (chunk as Buffer).length;
    if (size > DOCX_LIMITS.fileBytes) throw new ProblemError(problem('too-large', { max: '50 MB' }));
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}
