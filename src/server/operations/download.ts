import { ProblemError, problem } from '#domain/errors.ts';
import type { ROUTES } from '#contract/routes.ts';
import type { FileReply, Operation } from '../context.ts';
import { filesIn } from '../store/files-in.ts';
import { detailIn, readableCase, showingFor } from './showing.ts';

/** A file that the case shows the caller: one in a value or a step they may not read is not found. */
export const download: Operation<typeof ROUTES.download> = async (server, { params, actor }): Promise<FileReply> => {
  const showing = await showingFor(server, actor);
  const detail = await detailIn(server.database.kysely, showing, await readableCase(server, showing, params.id));
  const found = filesIn([detail.values, detail.timeline.map(({ input }) => input)]).find(({ hash }) => hash === params.hash);
  if (!found) throw new ProblemError(problem('not-found', { what: { zh: '该附件', en: 'That file' } }, 'hash'));
  return { name: found.name, mediaType: found.mediaType, content: await server.files.get(found.hash) };
};
