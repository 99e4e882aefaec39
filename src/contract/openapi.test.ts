import { describe, expect, test } from 'vitest';
import { CATALOG } from '#catalog/index.ts';
import { schemaOf } from '#domain/form/index.ts';
import { openApi } from './openapi.ts';
import { needsKey } from './route.ts';
import { ROUTES } from './routes.ts';

interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required: boolean; readonly schema: object }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: object }>> };
  readonly responses: Readonly<Record<string, { readonly content: object }>>;
}

interface Document {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>>; readonly securitySchemes: object };
}

const routes = Object.values(ROUTES);
const forms = CATALOG.current.map(({ id, fields }) => ({ name: `${id}.input`, schema: schemaOf(fields) }));
const document = JSON.parse(JSON.stringify(openApi({ routes, base: '/api/v1', forms }))) as Document;
const operations = Object.entries(document.paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ path, method, operation })));

/** Every `$ref` in a value, however deep. */
function refsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => (key === '$ref' ? [String(each)] : refsIn(each)));
}

describe('the OpenAPI document', () => {
  test('is of version 3.1 and holds every route once, under its id', () => {
    expect(document.openapi).toBe('3.1.0');
    expect(operations.map(({ operation }) => operation.operationId).sort()).toEqual(routes.map(({ id }) => id).sort());
  });

  test('declares each path parameter that a path names, and no other', () => {
    for (const { path, operation } of operations) {
      const named = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
      const declared = (operation.parameters ?? []).filter((each) => each.in === 'path');
      expect([operation.operationId, ...declared.map(({ name }) => name).sort()]).toEqual([operation.operationId, ...named.sort()]);
      expect(declared.every(({ required }) => required)).toBe(true);
    }
  });

  test('asks an Idempotency-Key of just the routes that need one', () => {
    const withKey = operations.filter(({ operation }) => operation.parameters?.some(({ name }) => name === 'Idempotency-Key')).map(({ operation }) => operation.operationId);
    expect(withKey.sort()).toEqual(routes.filter(needsKey).map(({ id }) => id).sort());
  });

  test('refers to nothing that is not there, and says how each refusal looks', () => {
    expect(refsIn(document).filter((ref) => !(ref.replace('#/components/schemas/', '') in document.components.schemas))).toEqual([]);
    expect(operations.filter(({ operation }) => !operation.responses['default']?.content || !operation.responses['200']).length).toBe(0);
  });

  test('holds the form of every case type, its fields described', () => {
    for (const { id, fields } of CATALOG.current) {
      const schema = document.components.schemas[`${id}.input`] as { readonly properties: Readonly<Record<string, { readonly description?: string }>> };
      expect(Object.keys(schema.properties).sort()).toEqual(Object.keys(fields).sort());
      expect(Object.values(schema.properties).every(({ description }) => description)).toBe(true);
    }
  });
});
