import { request as httpRequest, type IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ProblemError, problem } from '#domain/errors.ts';
import { API_BASE, bareApp, type BareOptions } from '../http/bare-app.ts';
import { servePages } from '../http/pages.ts';
import { PORTAL_SECRET_HEADER } from './portal-secret.ts';
import { rateLimit } from './rate-limit.ts';

export interface PortalOptions extends BareOptions {
  /** The office's door for the portal, and the secret that opens it. */
  readonly door: string;
  readonly secret: string;
  readonly pages: string;
}

const READS_PER_MINUTE = 600;
const WRITES_PER_MINUTE = 60;

/** What of a caller's request goes on to the office, and of the office's answer back. Cookies and tokens do not. */
const SENT_ON = ['accept', 'accept-language', 'content-type', 'content-length', 'idempotency-key', 'origin', 'sec-fetch-site', 'host'];
const SENT_BACK = ['content-type', 'content-length', 'content-disposition', 'cache-control'];

function pick(headers: NodeJS.Dict<string | string[]>, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.flatMap((name) => (typeof headers[name] === 'string' ? [[name, headers[name]]] : [])));
}

/** Asks the office. @throws ProblemError `unavailable` when it does not answer */
function askOffice({ door, secret }: PortalOptions, method: string, url: string, headers: Record<string, string>, body?: Readable): Promise<IncomingMessage> {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  const asked = httpRequest(new URL(url, door), { method, headers: { ...headers, [PORTAL_SECRET_HEADER]: secret }, timeout: 5 * 60 * 1000 });
  asked.on('response', resolve);
  asked.on('timeout', () => asked.destroy(new Error('timeout')));
  asked.on('error', () => reject(new ProblemError(problem('unavailable'))));
  if (body) {
    body.on('error', () => asked.destroy());
    body.pipe(asked);
  } else asked.end();
  return promise;
}

function passOn(options: PortalOptions): (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply> {
  const reads = rateLimit(READS_PER_MINUTE);
  const writes = rateLimit(WRITES_PER_MINUTE);
  return async (request, reply) => {
    const limit = request.method === 'GET' ? reads : writes;
    if (!limit.admits(request.ip, Date.now())) throw new ProblemError(problem('locked-out', { minutes: 1 }));
    const answer = await askOffice(options, request.method, request.url, pick(request.headers, SENT_ON), request.body as Readable | undefined);
    return reply.status(answer.statusCode ?? 502).headers(pick(answer.headers, SENT_BACK)).send(answer);
  };
}

/** The API and its contract as the portal has them: every call goes through the office's door, its body unread. */
function serveApi(app: FastifyInstance, options: PortalOptions): void {
  const handler = passOn(options);
  void app.register(async (api) => {
    api.removeAllContentTypeParsers();
    api.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
    api.route({ method: ['GET', 'POST'], url: `${API_BASE}/*`, handler });
    for (const url of ['/openapi.json', '/docs', '/docs/*']) api.get(url, handler);
  });
}

/**
 * The portal's application (公众端), a process of its own on the internet's side: pages, and a door to the office. It holds
 * no database, no files and no key to either.
 */
export async function portalApp(options: PortalOptions): Promise<FastifyInstance> {
  const app = bareApp(options);
  app.get('/healthz', async () => ({ status: 'ok' }));
  app.get('/readyz', async (_request, reply) => {
    const answer = await askOffice(options, 'GET', '/readyz', {});
    return reply.status(answer.statusCode ?? 502).headers(pick(answer.headers, SENT_BACK)).send(answer);
  });
  serveApi(app, options);
  await servePages(app, options.pages, 'portal.html');
  return app;
}
