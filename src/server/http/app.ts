import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import { fastify, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { ProblemError, problem } from '#domain/errors.ts';
import type { Route, Surface } from '#contract/route.ts';
import { ROUTES } from '#contract/routes.ts';
import type { Server } from '../context.ts';
import { logOptions } from './log.ts';
import { type AnyOperation, registerRoutes } from './pipeline.ts';
import { preferredLanguage, problemBody, problemsOf } from './problem-reply.ts';
import { securityHeaders } from './security-headers.ts';

/** What tests call an application with, and what it answers. */
export type { FastifyInstance as App, InjectOptions, LightMyRequestResponse as Answer } from 'fastify';

export const API_BASE = '/api/v1';

/** A JSON body at most: the largest form with all its lists is far below. */
const BODY_BYTES = 4 * 1024 * 1024;
const BODY_LIMIT = '4 MB';

export interface AppOptions {
  readonly server: Server;
  readonly surface: Exclude<Surface, 'both'>;
  readonly operations: Readonly<Partial<Record<string, AnyOperation>>>;
  /** Whether migrations and the demo are done; until then only `/healthz` answers. */
  readonly isReady: () => boolean;
  /** In tests a reply that differs from its declaration is a fault. */
  readonly strictReplies?: boolean;
  /** Where structured logs go; nowhere unless told. */
  readonly log?: NodeJS.WritableStream;
}

/** The routes that a surface serves. */
export function routesOf(surface: 'office' | 'portal'): readonly Route[] {
  return Object.values(ROUTES).filter((route) => route.surface === surface || route.surface === 'both') as readonly Route[];
}

function refuse(request: FastifyRequest, reply: FastifyReply, error: unknown): FastifyReply {
  const problems = problemsOf(error, BODY_LIMIT, (ref, fault) => request.log.error({ ref, err: fault, route: request.routeOptions.config.routeId }, 'fault'));
  const body = problemBody(problems, preferredLanguage(request.headers['accept-language']));
  return reply.status(body.status).header('content-type', 'application/problem+json; charset=utf-8').header('cache-control', 'no-store').send(JSON.stringify(body));
}

declare module 'fastify' {
  interface FastifyContextConfig {
    readonly routeId?: string;
  }
}

/** A Fastify application with our refusals, headers and logs, and no route yet. */
export function bareApp(log?: NodeJS.WritableStream): FastifyInstance {
  const app = fastify({
    bodyLimit: BODY_BYTES,
    requestTimeout: 10 * 60 * 1000,
    connectionTimeout: 60 * 1000,
    keepAliveTimeout: 10 * 1000,
    trustProxy: 'loopback',
    return503OnClosing: true,
    routerOptions: { maxParamLength: 500 },
    frameworkErrors: (error, request, reply) => void refuse(request, reply as FastifyReply, error),
    ...logOptions(log),
  });
  app.setErrorHandler((error, request, reply) => refuse(request, reply, error));
  app.addHook('onRequest', securityHeaders);
  return app;
}

/** The API of one surface, with its health. Pages are added by `servePages`. */
export async function openApp(options: AppOptions): Promise<FastifyInstance> {
  const app = bareApp(options.log);
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

function unavailable(): ProblemError {
  return new ProblemError(problem('unavailable'));
}

/** Answers what no route knows: the office's page for addresses of pages, a refusal for those of the API. */
export function refuseUnknown(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return refuse(request, reply, new ProblemError(problem('not-found', { what: { zh: '该地址', en: 'That address' } })));
}
