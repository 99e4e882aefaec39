import type { FastifyInstance } from 'fastify';
import { openApp } from '../http/app.ts';
import { serveContract } from '../http/contract-pages.ts';
import { servePages } from '../http/pages.ts';
import { boundOperations } from '../operations/bound.ts';
import { ProblemError, problem } from '#domain/errors.ts';
import type { Server } from '../context.ts';

export interface OfficeOptions {
  readonly host: string;
  /** 0 for any free port. */
  readonly port: number;
  /** The built pages. */
  readonly pages?: string;
  readonly log?: NodeJS.WritableStream;
  readonly isReady: () => boolean;
}

/** A running office or portal: where it answers, and how it stops. */
export interface Running {
  readonly address: string;
  /** Finishes the requests it has, and takes no more. */
  stop(): Promise<void>;
}

/** The office's application (局内端): API, contract and pages; not listening yet. */
export async function officeApp(server: Server, options: Omit<OfficeOptions, 'host' | 'port'>): Promise<FastifyInstance> {
  const app = await openApp({ server, surface: 'office', operations: boundOperations(), isReady: options.isReady, ...(options.log && { log: options.log }) });
  await serveContract(app, server.catalog, 'office');
  if (options.pages) await servePages(app, options.pages, 'index.html');
  return app;
}

/** Listens. @throws ProblemError `address-in-use` */
export async function listen(app: FastifyInstance, host: string, port: number): Promise<Running> {
  try {
    const address = await app.listen({ host, port });
    return { address, stop: () => app.close() };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') throw new ProblemError(problem('address-in-use', { address: `${host}:${port}` }));
    throw error;
  }
}
