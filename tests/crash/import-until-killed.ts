import { createReadStream, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { SYSTEM } from '#domain/access/actor.ts';
import { startPatents, storePatentFile, withMapping } from '#server/imports/start-patents.ts';
import { workPatents } from '#server/imports/work-patents.ts';
import { verifyJournal } from '#server/journal/verify.ts';
import { createBureau } from '#server/organisation/install.ts';
import { listPatents } from '#server/patents/list-patents.ts';
import { type OpenServer, openServer } from '#server/start/open-server.ts';

/**
 * Imports the files of a folder one after the other, each once, until it is killed, and goes on with what an earlier life
 * left. First it says what it found: how many files are published, how many patents are visible, and what is wrong with
 * the journal; then each batch that is staged. It ends when all are published.
 */
const [dataDir = '', folder = ''] = process.argv.slice(2);

const BUREAU = { code: 'bureau', name: { zh: '示例市知识产权局', en: 'Example bureau' }, kind: 'bureau', functions: [], from: '1985-04-01' } as const;

async function opened(): Promise<OpenServer> {
  const server = await openServer({ dataDir });
  const there = await server.database.kysely.selectFrom('installation').select('id').executeTakeFirst();
  if (!there) await createBureau(server.database, { kind: 'real', name: '示例', units: [BUREAU], districts: [], people: [] });
  return server;
}

async function publishedFiles(server: OpenServer): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select f.name from import_file f join import_run r on r.id = f.run where r.state = 'published'`.execute(server.database.kysely);
  return rows.map(({ name }) => name);
}

async function importFile(server: OpenServer, name: string): Promise<void> {
  const file = await withMapping(server, await storePatentFile(server, { name, content: createReadStream(join(folder, name)) }));
  await workPatents(server, await startPatents(server, [file], SYSTEM), SYSTEM, { onProgress: ({ rows }) => void process.stdout.write(`staged ${rows}\n`) });
}

const server = await opened();
const published = await publishedFiles(server);
const { total } = await listPatents(server.database.kysely, {}, 1);
const { findings } = await verifyJournal(server.database.kysely);
process.stdout.write(`found ${JSON.stringify({ published: published.length, total, findings })}\n`);

for (const name of readdirSync(folder).toSorted()) {
  if (!(await publishedFiles(server)).includes(name)) await importFile(server, name);
  process.stdout.write(`${name}\n`);
}
await server.close();
process.stdout.write('done\n');
