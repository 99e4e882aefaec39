import type { FastifyReply, FastifyRequest, FastifyServerOptions } from 'fastify';

function requestFields(request: FastifyRequest): object {
  return { id: request.id, method: request.method, route: request.routeOptions?.config.routeId ?? request.routeOptions?.url };
}

/** An error without the values it quotes: messages of databases repeat what was typed. */
function errorFields(error: Error & { readonly code?: unknown }): object {
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)).map((line) => line.trim());
  return { type: error.name, code: error.code, message: error.message.replaceAll(/"[^"]*"|'[^']*'|\([^)]*\)=\([^)]*\)/g, '"…"'), frames };
}

/**
 * Structured logs without personal data (日志不含个人信息): method and route, never the address with its parameters and
 * search words, no bodies, no names, no addresses of callers. `LOG_LEVEL` sets how much; `info` unless told.
 */
export function logOptions(log: NodeJS.WritableStream | undefined): Pick<FastifyServerOptions, 'logger'> {
  if (!log) return { logger: false };
  const serializers = { req: requestFields, res: (reply: FastifyReply) => ({ status: reply.statusCode }), err: errorFields };
  return { logger: { level: process.env['LOG_LEVEL'] ?? 'info', base: null, stream: log, serializers } as never };
}
