import { timingSafeEqual } from 'node:crypto';
import { PassThrough } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ProblemError, problem } from '#domain/errors.ts';

/** Where the live server takes commands; only on the loopback, and only for whoever may read the data directory. */
export const COMMAND_PATH = '/internal/command';

/** A line of `zhishu` to be carried out in the live server. */
export interface RemoteCommand {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
}

/** What the live server sends back, a line each: words for standard output and error, at last the exit code. */
export type CommandWord = { readonly out: string } | { readonly say: string } | { readonly exit: number };

/** Carries a command out on the open server. */
export type ExecuteCommand = (asked: RemoteCommand, tell: (word: CommandWord) => void, signal: AbortSignal) => Promise<number>;

export function isSecret(given: string | undefined, secret: string): boolean {
  const [a, b] = [Buffer.from(given ?? ''), Buffer.from(`Bearer ${secret}`)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function isRemoteCommand(body: unknown): body is RemoteCommand {
  return typeof body === 'object' && body !== null && 'command' in body && typeof body.command === 'string' && 'args' in body && Array.isArray(body.args) && 'cwd' in body && typeof body.cwd === 'string';
}

/** Serves commands to those who know the lock's secret. */
export function serveCommands(app: FastifyInstance, secret: string, execute: ExecuteCommand): void {
  app.post(COMMAND_PATH, async (request: FastifyRequest, reply: FastifyReply) => {
    if (!isSecret(request.headers.authorization, secret)) throw new ProblemError(problem('forbidden'));
    if (!isRemoteCommand(request.body)) throw new ProblemError(problem('bad-request', { detail: { zh: '不是命令', en: 'no command' } }));
    const words = new PassThrough();
    const gone = new AbortController();
    const tell = (word: CommandWord): void => void words.write(`${JSON.stringify(word)}\n`);
    request.raw.socket.on('close', () => gone.abort());
    void execute(request.body, tell, gone.signal).then((exit) => tell({ exit })).finally(() => words.end());
    return reply.header('content-type', 'application/x-ndjson').send(words);
  });
}
