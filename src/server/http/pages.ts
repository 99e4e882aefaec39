import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { API_BASE, refuseUnknown } from './app.ts';

/** Files whose names hold the hash of their content never change. */
const HASHED = /[/\\]assets[/\\]/;
const YEAR_SECONDS = 365 * 24 * 60 * 60;

function cacheFor(path: string): string {
  return HASHED.test(path) ? `public, max-age=${YEAR_SECONDS}, immutable` : 'no-cache';
}

function isPageAddress(request: FastifyRequest): boolean {
  const { url, method } = request;
  const path = url.split('?')[0] ?? url;
  return (method === 'GET' || method === 'HEAD') && !path.startsWith(API_BASE) && !/\.\w{1,8}$/.test(path);
}

/**
 * Serves the built pages: `index.html` for the office, `portal.html` for the portal, and that page for every address
 * within it. Without a build the API still answers.
 */
export async function servePages(app: FastifyInstance, folder: string, page: 'index.html' | 'portal.html'): Promise<void> {
  const hasPages = existsSync(join(folder, page));
  if (hasPages) {
    await app.register(fastifyStatic, {
      root: folder, index: false, cacheControl: false, globIgnore: ['*.html'], wildcard: true,
      setHeaders: (reply, path) => void reply.header('cache-control', cacheFor(path)),
    });
    app.get('/', (_request, reply) => sendPage(reply, page));
  }
  app.setNotFoundHandler((request, reply) => (hasPages && isPageAddress(request) ? sendPage(reply, page) : refuseUnknown(request, reply)));
}

function sendPage(reply: FastifyReply, page: string): FastifyReply {
  return reply.header('cache-control', 'no-cache').sendFile(page, { cacheControl: false });
}
