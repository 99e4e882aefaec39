import type { Kysely } from 'kysely';
import { problem, ProblemError } from '#domain/errors.ts';
import type { Schema } from '../database/schema.ts';
import { filesIn } from '../store/files-in.ts';

/** Refuses file references to files that nobody uploaded, so that no case shows a file that is not there. */
export async function assertUploaded(database: Kysely<Schema>, input: unknown): Promise<void> {
  const files = filesIn(input);
  if (files.length === 0) return;
  const hashes = files.map(({ hash }) => hash);
  const uploaded = await database.selectFrom('uploaded_file').select('hash').where('hash', 'in', hashes).execute();
  const attached = await database.selectFrom('attachment').select('hash').distinct().where('hash', 'in', hashes).execute();
  const known = new Set([...uploaded, ...attached].map(({ hash }) => hash));
  const missing = files.find(({ hash }) => !known.has(hash));
  if (missing) throw new ProblemError(problem('not-found', { what: { zh: `附件“${missing.name}”`, en: `File “${missing.name}”` } }));
}
