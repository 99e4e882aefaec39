import type { FastifyInstance } from 'fastify';
import { openApp } from '../http/app.ts';
import type { BareOptions } from '../http/bare-app.ts';
import { serveContract } from '../http/contract-pages.ts';
import { servePages } from '../http/pages.ts';
import { boundOperations } from '../operations/bound.ts';
import type { Server } from '../context.ts';

export interface OfficeOptions extends BareOptions {
  /** The built pages. */
  readonly pages?: string;
  readonly isReady: () => boolean;
}

/** The office's application (局内端): API, contract and pages; not listening yet. */
export async function officeApp(server: Server, options: OfficeOptions): Promise<FastifyInstance> {
  const { pages, ...rest } = options;
  const app = await openApp({ ...rest, server, surface: 'office', operations: boundOperations() });
  await serveContract(app, server.catalog, 'office');
  if (pages) await servePages(app, pages, 'index.html');
  return app;
}
