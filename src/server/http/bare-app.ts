import { fastify, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { ProblemError, problem } from '#domain/errors.ts';
import { logOptions } from './log.ts';
import { preferredLanguage, problemBody, problemsOf } from './problem-reply.ts';
import { securityHeaders } from './security-headers.ts';

/** What tests call an application with, and what it answers. */
export type { FastifyInstance as App, InjectOptions, LightMyRequestResponse as Answer } from 'fastify';

export const API_BASE = '/api/v1';

/** A JSON body at most: the largest form with all its lists is far below. */
const BODY_BYTES = 4 * 1024 * 1024;
const BODY_LIMIT = '4 MB';

declare module 'fastify' {
  interface FastifyContextConfig {
    readonly routeId?: string;
  }
}

/** Answers a request with whatever was thrown, as a problem; what nobody expected is logged. */
export function refuse(request: FastifyRequest, reply: FastifyReply, error: unknown): FastifyReply {
  const problems = problemsOf(error, BODY_LIMIT, (ref, fault) => request.log.error({ ref, err: fault, route: request.routeOptions.config.routeId }, 'fault'));
  const body = problemBody(problems, preferredLanguage(request.headers['accept-language']));
  return reply.status(body.status).header('content-type', 'application/problem+json; charset=utf-8').header('cache-control', 'no-store').send(JSON.stringify(body));
}

/** Answers an address that no route knows. */
export function refuseUnknown(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return refuse(request, reply, new ProblemError(problem('not-found', { what: { zh: '该地址', en: 'That address' } })));
}

export interface BareOptions {
  /** Where structured logs go; nowhere unless told. */
  readonly log?: NodeJS.WritableStream;
  /** Reverse proxies (反向代理) on other machines, as addresses or networks: whom they serve is taken from them, for sign-in limits and the log. */
  readonly proxies?: readonly string[];
}

/** A Fastify application with our refusals, headers and logs, and no route yet. A proxy on this machine is always trusted. */
export function bareApp({ log, proxies = [] }: BareOptions = {}): FastifyInstance {
  const app = fastify({
    bodyLimit: BODY_BYTES,
    requestTimeout: 10 * 60 * 1000,
    connectionTimeout: 60 * 1000,
    keepAliveTimeout: 10 * 1000,
    trustProxy: ['loopback', ...proxies],
    return503OnClosing: true,
    routerOptions: { maxParamLength: 500 },
    frameworkErrors: (error, request, reply) => void refuse(request, reply as FastifyReply, error),
    ...logOptions(log),
  });
  app.setErrorHandler((error, request, reply) => refuse(request, reply, error));
  app.addHook('onRequest', securityHeaders);
  return app;
}
