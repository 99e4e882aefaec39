import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { Catalog } from '#domain/catalog/catalog.ts';
import { schemaOf } from '#domain/form/index.ts';
import { type NamedSchema, openApi } from '#contract/openapi.ts';
import { routesOf } from './app.ts';
import { API_BASE } from './bare-app.ts';

/** The forms that open cases, as named schemas: `enterprise-visit.input`. */
function formsOf(catalog: Catalog): NamedSchema[] {
  return catalog.current.map((type) => {
    const { asks, offers } = type.opening;
    const only = asks || offers ? { only: [...(asks ?? []), ...(offers ?? [])] } : {};
    return { name: `${type.id}.input`, schema: schemaOf(type.fields, only) };
  });
}

const PAGE = (file: string): string => readFileSync(join(import.meta.dirname, 'docs', file), 'utf8');

/** `/openapi.json`, and `/docs` to read and try it: our own page, which fetches nothing from elsewhere. */
export async function serveContract(app: FastifyInstance, catalog: Catalog, surface: 'office' | 'portal'): Promise<void> {
  const document = JSON.stringify(openApi({ routes: routesOf(surface), base: API_BASE, forms: surface === 'office' ? formsOf(catalog) : [] }));
  const files = { '/docs': ['docs.html', 'text/html'], '/docs/docs.js': ['docs.js', 'text/javascript'], '/docs/docs.css': ['docs.css', 'text/css'] } as const;
  app.get('/openapi.json', (_request, reply) => reply.header('content-type', 'application/json; charset=utf-8').send(document));
  for (const [path, [file, type]] of Object.entries(files)) {
    const text = PAGE(file);
    app.get(path, (_request, reply) => reply.header('content-type', `${type}; charset=utf-8`).header('cache-control', 'no-cache').send(text));
  }
}
