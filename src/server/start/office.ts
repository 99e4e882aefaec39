import type { FastifyInstance } from 'fastify';
import { openApp } from '../http/app.ts';
import { serveContract } from '../http/contract-pages.ts';
import { servePages } from '../http/pages.ts';
import { boundOperations } from '../operations/bound.ts';
import type { Server } from '../context.ts';

export interface OfficeOptions {
  /** The built pages. */
  readonly pages?: string;
  readonly log?: NodeJS.WritableStream;
  readonly isReady: () => boolean;
}

/** The office's application (局内端): API, contract and pages; not listening yet. */
export async function officeApp(server: Server, options: OfficeOptions): Promise<FastifyInstance> {
  const app = await openApp({ server, surface: 'office', operations: boundOperations(), isReady: options.isReady, ...(options.log && { log: options.log }) });
  await serveContract(app, server.catalog, 'office');
  if (options.pages) await servePages(app, options.pages, 'index.html');
  return app;
}
