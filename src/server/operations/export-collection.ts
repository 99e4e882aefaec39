import { Readable } from 'node:stream';
import type { ROUTES } from '#contract/routes.ts';
import type { FileReply, Operation } from '../context.ts';
import { collectedNotes } from '../search/collected.ts';
import { getCollection } from '../search/collections.ts';
import { formatFrom, hitsFile } from '../search/export.ts';

/** What a collection holds as a file, with its notes. */
export const exportCollection: Operation<typeof ROUTES.exportCollection> = async (server, { params, query, actor }): Promise<FileReply> => {
  const { kysely } = server.database;
  const { id, name } = await getCollection(kysely, actor.person, params.id);
  const format = formatFrom(query.format);
  const notes = await collectedNotes(kysely, id);
  const { uses } = await server.search();
  uses.count((await server.setting()).today(), actor.unit, 'downloads', notes.size);
  return hitsFile(kysely, Readable.from([[...notes.keys()]]), { format, language: query.language ?? 'zh', name, notes });
};
