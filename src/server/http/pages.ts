import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { API_BASE, refuseUnknown } from './bare-app.ts';

/** Files whose names hold the hash of their content never change. */
const HASHED = /[/\\]assets[/\\]/;
const YEAR_SECONDS = 365 * 24 * 60 * 60;

/** Shown while the pages are being built; it asks again by itself. */
const SOON = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta http-equiv="refresh" content="2"><title>知枢</title>
<p>正在准备页面，请稍候… <span lang="en">The pages are being prepared…</span></p></html>`;

function cacheFor(path: string): string {
  return HASHED.test(path) ? `public, max-age=${YEAR_SECONDS}, immutable` : 'no-cache';
}

/** Whether an address is one of a page, not of the API and not of a file. */
function isPageAddress({ url, method }: FastifyRequest): boolean {
  const path = url.split('?')[0] ?? url;
  return (method === 'GET' || method === 'HEAD') && !path.startsWith(API_BASE) && !/\.\w{1,8}$/.test(path);
}

/**
 * Serves the built pages: `index.html` for the office, `portal.html` for the portal, and that page for every address
 * within it. They may be built while the server already listens.
 */
export async function servePages(app: FastifyInstance, folder: string, page: 'index.html' | 'portal.html'): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const sendPage = (reply: FastifyReply): FastifyReply => {
    if (existsSync(join(folder, page))) return reply.header('cache-control', 'no-cache').sendFile(page, { cacheControl: false });
    return reply.status(503).header('retry-after', '2').header('content-type', 'text/html; charset=utf-8').send(SOON);
  };
  await app.register(fastifyStatic, {
    root: folder, index: false, cacheControl: false, wildcard: true,
    setHeaders: (reply, path) => void reply.header('cache-control', cacheFor(path)),
  });
  app.get('/', (_request, reply) => sendPage(reply));
  app.setNotFoundHandler((request, reply) => (isPageAddress(request) ? sendPage(reply) : refuseUnknown(request, reply)));
}
