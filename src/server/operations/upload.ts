import { ProblemError } from '#domain/errors.ts';
import type { Reply } from '#contract/route.ts';
import type { ROUTES } from '#contract/routes.ts';
import type { Operation, Request, Server } from '../context.ts';
import { storedAsSource } from '../files/byte-source.ts';
import type { FileKind } from '../files/file-kinds.ts';
import { identifyFile } from '../files/identify.ts';

type Received = Reply<typeof ROUTES.upload>;

/** What an upload takes: how large, and which kinds; all of ours unless told. */
interface Taken {
  readonly maxBytes?: number;
  readonly kinds?: readonly FileKind[];
}

/**
 * Stores one file: first its content, then a row that names it. A file whose content is not what its name says is
 * refused, and swept up with what no row names.
 */
export async function receive(server: Server, request: Pick<Request<typeof ROUTES.upload>, 'actor' | 'uploads' | 'write'>, taken: Taken = {}): Promise<Received> {
  for await (const { name, content } of request.uploads()) {
    const stored = await server.files.put(content, taken.maxBytes === undefined ? {} : { maxBytes: taken.maxBytes });
    const identified = await identifyFile(name, storedAsSource(server.files, stored.hash, stored.size), taken.kinds);
    if (!identified.ok) throw new ProblemError(...identified.problems);
    const { mediaType } = identified.value;
    return request.write(async (trx) => {
      const row = { hash: stored.hash, name, size: BigInt(stored.size), media_type: mediaType, uploaded_by: request.actor.person };
      await trx.insertInto('uploaded_file').values(row).onConflict((conflict) => conflict.column('hash').doUpdateSet({ uploaded_at: new Date().toISOString() })).execute();
      return { hash: stored.hash, name, size: stored.size, mediaType };
    });
  }
  throw new Error('an upload without files passed the check of its body');
}

/** Takes a file that a form will name (附件). */
export const upload: Operation<typeof ROUTES.upload> = (server, request) => receive(server, request);
