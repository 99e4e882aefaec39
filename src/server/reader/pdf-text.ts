import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { ProblemError, problem } from '#domain/errors.ts';
import type { Label } from '#domain/text.ts';
import { damaged } from '../documents/open-docx.ts';
import { REPORT_LIMITS } from './limits.ts';
import type { PdfTextReply } from './pdf-text-worker.ts';

/**
 * The text of a PDF, page after page, read in a worker so that a hostile file stops nothing else.
 * @throws ProblemError `damaged-file`, or `no-text` when its pages are pictures
 */
export async function pdfText(bytes: Uint8Array, file: string, signal?: AbortSignal): Promise<string> {
  const reply = await ask(new Uint8Array(bytes), file, signal);
  if ('failed' in reply) throw damaged(file, whyUnreadable(reply.failed));
  if (reply.text.replaceAll(/\s/g, '').length < reply.pages) throw new ProblemError(problem('no-text', { file }));
  return reply.text;
}

async function ask(bytes: Uint8Array<ArrayBuffer>, file: string, signal?: AbortSignal): Promise<PdfTextReply> {
  const worker = new Worker(new URL('./pdf-text-worker.ts', import.meta.url), {
    workerData: bytes, transferList: [bytes.buffer], resourceLimits: { maxOldGenerationSizeMb: REPORT_LIMITS.pdfHeapMiB },
  });
  const patience = AbortSignal.timeout(REPORT_LIMITS.pdfMs);
  try {
    const [reply] = (await once(worker, 'message', { signal: signal ? AbortSignal.any([patience, signal]) : patience })) as [PdfTextReply];
    return reply;
  } catch (error) {
    signal?.throwIfAborted();
    if (patience.aborted) throw damaged(file, { zh: '读取超时', en: 'it takes too long to open' });
    return { failed: error instanceof Error ? error.message : String(error) };
  } finally {
    await worker.terminate();
  }
}

function whyUnreadable(message: string): Label {
  if (/password/i.test(message)) return { zh: '文件有密码，请先解除密码', en: 'it has a password; please remove it first' };
  return { zh: '不是完整的 PDF', en: 'it is not a complete PDF' };
}
