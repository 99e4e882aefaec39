import type { TSchema } from 'typebox';
import type { JsonSchema } from '#domain/form/field.ts';
import { needsKey, type Route } from './route.ts';
import { ProblemReply } from './schemas.ts';

/** A form of the catalogue as a named schema: the input that opens a case of a type. */
export interface NamedSchema {
  readonly name: string;
  readonly schema: JsonSchema;
}

export interface OpenApiOptions {
  readonly routes: readonly Route[];
  /** Where the API lies: `/api/v1`. */
  readonly base: string;
  /** The forms of the case types, derived from the catalogue. */
  readonly forms: readonly NamedSchema[];
}

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required: boolean;
  readonly description?: string;
  readonly schema: object;
}

interface ObjectSchema {
  readonly properties?: Readonly<Record<string, object & { readonly description?: string }>>;
  readonly required?: readonly string[];
}

const KEY_PARAMETER: Parameter = {
  name: 'Idempotency-Key', in: 'header', required: true, schema: { type: 'string', minLength: 1, maxLength: 200 },
  description: '一次写操作一个，重试时不变；保留 7 天。One per write, the same when it is tried again; kept for 7 days.',
};

/** Schemas as plain JSON: without what the schema library keeps for itself. */
function plain(schema: TSchema): object {
  return JSON.parse(JSON.stringify(schema)) as object;
}

function parametersIn(place: 'path' | 'query', schema: TSchema | undefined): Parameter[] {
  const { properties = {}, required = [] } = (schema ? plain(schema) : {}) as ObjectSchema;
  return Object.entries(properties).map(([name, each]) => ({
    name, in: place, required: place === 'path' || required.includes(name), schema: each, ...(each.description && { description: each.description }),
  }));
}

const UPLOAD_BODY = { 'multipart/form-data': { schema: { type: 'object', required: ['file'], properties: { file: { type: 'string', format: 'binary' } } } } };

function requestBody(route: Route): object | undefined {
  if (route.transfer === 'upload') return { required: true, content: UPLOAD_BODY };
  return route.body && { required: true, content: { 'application/json': { schema: plain(route.body) } } };
}

function replyContent(route: Route): object {
  if (route.transfer === 'file') return { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } };
  return { 'application/json': { schema: plain(route.reply) } };
}

function accessText({ access }: Route): string {
  if (access === 'anyone') return '任何人 anyone';
  if (access === 'signed-in') return '已登录人员 signed-in staff';
  return `岗位 posts: ${access.roles.join(', ')}`;
}

function operation(route: Route): object {
  const body = requestBody(route);
  const parameters = [...parametersIn('path', route.params), ...parametersIn('query', route.query), ...(needsKey(route) ? [KEY_PARAMETER] : [])];
  return {
    operationId: route.id,
    summary: `${route.summary.zh} · ${route.summary.en}`,
    description: `${accessText(route)}`,
    tags: [route.surface === 'portal' ? 'portal' : (route.path.split('/')[1] ?? 'api')],
    ...(route.access === 'anyone' && { security: [] }),
    ...(parameters.length > 0 && { parameters }),
    ...(body && { requestBody: body }),
    responses: {
      200: { description: '成功 OK', content: replyContent(route) },
      default: { description: '拒绝 Refused', content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } },
    },
  };
}

/** `/cases/:id` as OpenAPI writes it: `/cases/{id}`. */
function openApiPath(path: string): string {
  return path.replaceAll(/:(\w+)/g, '{$1}');
}

function pathsOf({ routes, base }: OpenApiOptions): Record<string, Record<string, object>> {
  const paths: Record<string, Record<string, object>> = {};
  for (const route of routes) {
    const path = openApiPath(base + route.path);
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(route) };
  }
  return paths;
}

/** The contract as an OpenAPI 3.1 document, from the same declarations that validate. */
export function openApi(options: OpenApiOptions): object {
  return {
    openapi: '3.1.0',
    info: { title: '知枢 Zhishu', version: '1', description: '知识产权局工作系统的接口。The API of an intellectual-property bureau’s working system.', license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    servers: [{ url: '/' }],
    security: [{ bearer: [] }, { cookie: [] }],
    paths: pathsOf(options),
    components: {
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', description: 'POST /api/v1/sign-in 返回的 token' },
        cookie: { type: 'apiKey', in: 'cookie', name: 'zhishu_session' },
      },
      schemas: { Problem: plain(ProblemReply), ...Object.fromEntries(options.forms.map(({ name, schema }) => [name, schema])) },
    },
  };
}
