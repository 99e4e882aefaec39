import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ProblemError, problem } from '#domain/errors.ts';
import { needsKey, type Route } from '#contract/route.ts';
import type { RouteId } from '#contract/routes.ts';
import type { Request, Server } from '../context.ts';
import { type Claim, findAnswer, hashOf, KEY, Running, writeOnce } from './idempotency.ts';
import { JointWrites } from './joint-writes.ts';
import { partReader, type PartReader, replyChecker } from './input.ts';
import { cookieFor } from './session-cookie.ts';
import { type Incoming, incoming, isFileReply, sendFile } from './transfer.ts';
import { accessProblem, type Caller, callerOf, isForeignPage } from './who.ts';

/** An operation of any route, as the table of operations holds it. */
export type AnyOperation = (server: Server, request: Request<Route>) => Promise<unknown>;

export interface PipelineOptions {
  readonly server: Server;
  /** Where the API lies: `/api/v1`. */
  readonly base: string;
  /** A reply that differs from its declaration is a fault (in tests), or is logged and sent. */
  readonly strictReplies: boolean;
  readonly onDifferingReply: (route: string, where: string) => void;
}

interface Prepared {
  readonly route: Route;
  readonly operation: AnyOperation;
  readonly params?: PartReader;
  readonly query?: PartReader;
  readonly body?: PartReader;
  readonly replyDiffers: (reply: unknown) => string | undefined;
}

function prepare(route: Route, operation: AnyOperation): Prepared {
  return {
    route,
    operation,
    ...(route.params && { params: partReader(route.params, true) }),
    ...(route.query && { query: partReader(route.query, true) }),
    ...(route.body && { body: partReader(route.body, false) }),
    replyDiffers: route.transfer === 'file' ? () => undefined : replyChecker(route.reply),
  };
}

interface Input {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
}

function readInput(prepared: Prepared, request: FastifyRequest): Input {
  return {
    params: prepared.params?.read(request.params),
    query: prepared.query?.read({ ...(request.query as object) }),
    body: prepared.body?.read(request.body),
  };
}

function keyOf(request: FastifyRequest): string {
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string') throw new ProblemError(problem('idempotency-key-missing'));
  if (!KEY.test(key)) throw new ProblemError(problem('bad-request', { detail: { zh: 'Idempotency-Key 须为 1 至 200 个可见字符', en: 'an Idempotency-Key has 1 to 200 visible characters' } }));
  return key;
}

/** What a reply tells once: a repeated request gets the same answer without it. */
const SECRETS: Readonly<Partial<Record<string, readonly string[]>>> = { savePerson: ['oneTimePassword'] } satisfies Partial<Record<RouteId, readonly string[]>>;

function claimFor(route: Route, request: FastifyRequest, caller: Caller, input: Input, files: Incoming): Claim {
  const said = { params: input.params, query: input.query, body: input.body };
  const bodyHash = route.transfer === 'upload' ? () => hashOf({ ...said, files: files.digest() }) : () => hashOf(said);
  return { user: caller.actor.person, route: route.id, key: keyOf(request), bodyHash, secrets: SECRETS[route.id] ?? [] };
}

/** The writes that this process is carrying out. */
interface Writes {
  readonly running: Running;
  readonly joint: JointWrites;
}

type Answered = Awaited<ReturnType<typeof findAnswer>>;

/** What was done already may be refused a second time: then the first answer is given again. */
async function orAnswered(carried: Promise<unknown>, answered: () => Promise<Answered>): Promise<unknown> {
  try {
    return await carried;
  } catch (error) {
    const answer = await answered();
    if (!answer) throw error;
    return answer.reply;
  }
}

/** Carries the operation out; a write only once under its key. */
async function carryOut({ server }: PipelineOptions, { running, joint }: Writes, { route, operation }: Prepared, request: FastifyRequest, caller: Caller, input: Input): Promise<unknown> {
  const files = incoming(request);
  const claim = needsKey(route) ? claimFor(route, request, caller, input, files) : undefined;
  const answered = async (): Promise<Answered> => (claim && route.transfer !== 'upload' ? findAnswer(server.database, claim) : undefined);
  const call = {
    ...input,
    actor: caller.actor,
    address: request.ip,
    ...(caller.token && { token: caller.token }),
    uploads: () => files.uploads(),
    wasDone: async () => (await answered()) !== undefined,
    write: async (work: (trx: never) => Promise<unknown>) => {
      const answer = await answered();
      return answer ? answer.reply : writeOnce(server.database, claim, work as never);
    },
    writeTogether: (work: never, joined: unknown) => joint.write(work, claim, joined),
  } as unknown as Request<Route>;
  if (!claim) return operation(server, call);
  return running.alone(claim, () => orAnswered(operation(server, call), answered));
}

/** Answers one request: who, what may they, is the input right, was it done already, act, is the reply right. */
async function answer(options: PipelineOptions, writes: Writes, prepared: Prepared, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const { server } = options;
  const { route } = prepared;
  const caller = await callerOf(server, request);
  const byBearer = caller.token !== undefined && !caller.fromCookie;
  if (route.method !== 'GET' && !byBearer && isForeignPage(request)) throw new ProblemError(problem('forbidden'));
  const refused = await accessProblem(server, route, caller);
  if (refused) throw new ProblemError(refused);
  const result = await carryOut(options, writes, prepared, request, caller, readInput(prepared, request));
  if (isFileReply(result)) return sendFile(reply, result);
  const where = prepared.replyDiffers(result);
  if (where !== undefined) differs(options, route, where);
  const cookie = cookieFor(route, result, request);
  if (cookie) void reply.header('set-cookie', cookie);
  return reply.header('cache-control', 'no-store').send(result);
}

function differs(options: PipelineOptions, route: Route, where: string): void {
  if (options.strictReplies) throw new Error(`the reply of "${route.id}" differs from its declaration: ${where}`);
  options.onDifferingReply(route.id, where);
}

/** Registers the routes of one surface. */
export function registerRoutes(app: FastifyInstance, options: PipelineOptions, routes: readonly Route[], operations: Readonly<Record<RouteId, AnyOperation>>): void {
  const writes = { running: new Running(), joint: new JointWrites(() => options.server.database) };
  for (const route of routes) {
    const prepared = prepare(route, operations[route.id as RouteId]);
    app.route({
      method: route.method,
      url: options.base + route.path,
      config: { routeId: route.id },
      handler: (request, reply) => answer(options, writes, prepared, request, reply),
    });
  }
}
