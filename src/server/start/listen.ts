import type { FastifyInstance } from 'fastify';
import { ProblemError, problem } from '#domain/errors.ts';

/** A running office or portal: where it answers, and how it stops. */
export interface Running {
  readonly address: string;
  /** Finishes the requests it has, and takes no more. */
  stop(): Promise<void>;
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
