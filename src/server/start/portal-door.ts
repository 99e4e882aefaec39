import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { ProblemError, problem } from '#domain/errors.ts';
import type { Server } from '../context.ts';
import { openApp } from '../http/app.ts';
import { refuseUnknown } from '../http/bare-app.ts';
import { serveContract } from '../http/contract-pages.ts';
import { boundOperations } from '../operations/bound.ts';
import { PORTAL_SECRET_HEADER } from './portal-secret.ts';

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/**
 * The office's door for the portal (公众端): the public's routes and nothing else, for the process that knows the secret.
 * Whoever comes through it is the public; no session is looked at.
 */
export async function portalDoor(server: Server, secret: string, isReady: () => boolean, log?: NodeJS.WritableStream): Promise<FastifyInstance> {
  const app = await openApp({ server, surface: 'portal', operations: boundOperations(), isReady, ...(log && { log }) });
  await serveContract(app, server.catalog, 'portal');
  app.setNotFoundHandler(refuseUnknown);
  const expected = digest(secret);
  app.addHook('onRequest', async (request) => {
    const given = request.headers[PORTAL_SECRET_HEADER];
    if (typeof given !== 'string' || !timingSafeEqual(digest(given), expected)) throw new ProblemError(problem('forbidden'));
    delete request.headers.authorization;
    delete request.headers.cookie;
  });
  return app;
}
