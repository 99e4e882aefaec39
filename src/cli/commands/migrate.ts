import { ProblemError, problem } from '#domain/errors.ts';
import { openDatabase } from '#server/database/database.ts';
import { migrate } from '#server/database/migrate.ts';
import { hasBureau } from '#server/start/has-bureau.ts';
import { type CommandCall, EXIT, type ProcessCommand } from '../command.ts';
import { holdsDatabase } from '../settings.ts';

async function run({ settings, out }: CommandCall): Promise<number> {
  const { dataDir, databaseUrl, json } = settings;
  const isThere = databaseUrl ? await hasBureau(databaseUrl) : holdsDatabase(dataDir);
  if (!isThere) throw new ProblemError(problem('no-bureau', { where: databaseUrl ? 'DATABASE_URL' : dataDir }));
  const database = await openDatabase({ dataDir, ...(databaseUrl && { databaseUrl }) });
  try {
    const done = (await migrate(database)).map(({ name }) => name);
    out(json ? JSON.stringify({ migrated: done }) : done.map((name) => `✓ ${name}`).join('\n') || '结构已是最新 · the structure is up to date');
  } finally {
    await database.close();
  }
  return EXIT.done;
}

/** Brings the database's structure up to date; `start` does the same. */
export const migrateCommand: ProcessCommand = {
  name: 'migrate',
  summary: { zh: '把数据库结构更新到本程序的版本', en: 'bring the structure of the database up to date' },
  run,
};
