import { Worker } from 'node:worker_threads';
import type { OfficialDocument } from '#domain/report/document.ts';
import { typesettingData } from './pdf-data.ts';
import type { TypesettingReply, TypesettingRequest } from './pdf-worker.ts';

const IDLE_MS = 60_000;
const LIMIT_MS = 120_000;

export interface PdfOptions {
  /** Where a figure opens to its rows; only absolute http(s) addresses become links. */
  readonly figureHref?: (id: string) => string;
}

interface Waiting {
  readonly resolve: (pdf: Uint8Array) => void;
  readonly reject: (error: Error) => void;
  readonly timer: NodeJS.Timeout;
}

/** The thread that sets type: started at the first document, ended after a minute without one, so that its fonts leave the memory. */
class Typesetter {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  readonly #ended: () => void;
  #idle: NodeJS.Timeout | undefined;
  #nextId = 1;

  constructor(ended: () => void) {
    this.#ended = ended;
    const officialFonts = process.env['ZHISHU_FONTS'];
    this.#worker = new Worker(new URL('./pdf-worker.ts', import.meta.url), { workerData: officialFonts === undefined ? {} : { officialFonts } });
    this.#worker.on('message', (reply: TypesettingReply) => this.#answer(reply));
    this.#worker.on('error', (error) => this.#end(error));
    this.#worker.on('exit', () => this.#end(new Error('the typesetting thread has ended')));
    this.#worker.unref();
  }

  typeset(data: string): Promise<Uint8Array> {
    clearTimeout(this.#idle);
    return new Promise((resolve, reject) => {
      const id = this.#nextId++;
      const timer = setTimeout(() => this.#end(new Error(`typesetting took longer than ${LIMIT_MS / 1000} s`)), LIMIT_MS);
      this.#waiting.set(id, { resolve, reject, timer });
      this.#worker.ref();
      this.#worker.postMessage({ id, data } satisfies TypesettingRequest);
    });
  }

  #answer(reply: TypesettingReply): void {
    const waiting = this.#waiting.get(reply.id);
    if (waiting === undefined) return;
    clearTimeout(waiting.timer);
    this.#waiting.delete(reply.id);
    if ('pdf' in reply) waiting.resolve(reply.pdf);
    else waiting.reject(new Error(`typesetting failed: ${reply.error}`));
    if (this.#waiting.size === 0) this.#rest();
  }

  #rest(): void {
    this.#worker.unref();
    this.#idle = setTimeout(() => this.#end(new Error('idle')), IDLE_MS).unref();
  }

  #end(reason: Error): void {
    clearTimeout(this.#idle);
    this.#ended();
    for (const waiting of this.#waiting.values()) {
      clearTimeout(waiting.timer);
      waiting.reject(reason);
    }
    this.#waiting.clear();
    void this.#worker.terminate();
  }
}

let typesetter: Typesetter | undefined;

/**
 * The document as a PDF on the GB/T 9704 page, with the Noto substitutes unless the directory in `ZHISHU_FONTS` has the
 * official fonts. Set in a thread of its own, so that the server goes on answering. Rejects when the type cannot be set.
 */
export function writePdf(document: OfficialDocument, options: PdfOptions = {}): Promise<Uint8Array> {
  typesetter ??= startTypesetter();
  return typesetter.typeset(typesettingData(document, options.figureHref));
}

function startTypesetter(): Typesetter {
  const started = new Typesetter(() => {
    if (typesetter === started) typesetter = undefined;
  });
  return started;
}
