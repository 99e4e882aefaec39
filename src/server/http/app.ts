import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import type { FastifyInstance } from 'fastify';
import { ProblemError, problem } from '#domain/errors.ts';
import type { Route, Surface } from '#contract/route.ts';
import { type RouteId, ROUTES } from '#contract/routes.ts';
import type { Server } from '../context.ts';
import { API_BASE, bareApp, type BareOptions, refuse } from './bare-app.ts';
import { type AnyOperation, registerRoutes } from './pipeline.ts';

export interface AppOptions extends BareOptions {
  readonly server: Server;
  readonly surface: Exclude<Surface, 'both'>;
  readonly operations: Readonly<Record<RouteId, AnyOperation>>;
  /** Whether migrations and the demo are done; until then only `/healthz` answers. */
  readonly isReady: () => boolean;
  /** In tests a reply that differs from its declaration is a fault. */
  readonly strictReplies?: boolean;
}

/** The routes that a surface serves. */
export function routesOf(surface: 'office' | 'portal'): readonly Route[] {
  return Object.values(ROUTES).filter((route) => route.surface === surface || route.surface === 'both') as readonly Route[];
}

function unavailable(): ProblemError {
  return new ProblemError(problem('unavailable'));
}

/** The API of one surface, with its health. Pages are added by `servePages`. */
export async function openApp(options: AppOptions): Promise<FastifyInstance> {
  const app = bareApp(options);
  await app.register(cookie);
  await app.register(multipart);
  app.get('/healthz', async () => ({ status: 'ok' }));
  app.get('/readyz', async (request, reply) => (options.isReady() ? { status: 'ready' } : refuse(request, reply, unavailable())));
  app.addHook('onRequest', async (request, reply) => {
    if (!options.isReady() && request.url.startsWith(API_BASE)) return refuse(request, reply, unavailable());
  });
  registerRoutes(app, {
    server: options.server,
    base: API_BASE,
    strictReplies: options.strictReplies ?? false,
    onDifferingReply: (route, where) => app.log.warn({ route, where }, 'reply differs from its declaration'),
  }, routesOf(options.surface), options.operations);
  return app;
}
