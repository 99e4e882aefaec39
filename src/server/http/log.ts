import type { FastifyReply, FastifyRequest } from 'fastify';

interface LogSettings {
  readonly logger: false | object;
  readonly disableRequestLogging: boolean;
}

function requestFields(request: FastifyRequest): object {
  return { id: request.id, method: request.method, route: request.routeOptions?.config.routeId ?? request.routeOptions?.url };
}

/**
 * Structured logs without personal data (日志不含个人信息): method and route, never the address with its parameters and
 * search words, no bodies, no names, no addresses of callers.
 */
export function logOptions(log: NodeJS.WritableStream | undefined): LogSettings {
  if (!log) return { logger: false, disableRequestLogging: true };
  const serializers = { req: requestFields, res: (reply: FastifyReply) => ({ status: reply.statusCode }) };
  return { logger: { level: 'info', base: null, stream: log, serializers }, disableRequestLogging: false };
}
