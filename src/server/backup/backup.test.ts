import { mkdtempSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { yearPeriod } from '#domain/indicator/fact.ts';
import { sealAll, setting, visitOf, VISITING_OFFICER } from '../../../tests/support/work.ts';
import { eachEngine, openTestDatabase } from '../../../tests/support/database.ts';
import { BUCKET, type S3Server, startS3Server } from '../../../tests/support/s3-server.ts';
import type { Server } from '../context.ts';
import type { Database } from '../database/database.ts';
import { type FilePlace, filePlaceFrom } from '../files/file-place.ts';
import type { FileStore } from '../files/file-store.ts';
import { missingFiles } from '../files/missing-files.ts';
import { openFileStore } from '../files/open-file-store.ts';
import { verifyJournal } from '../journal/verify.ts';
import { sqlBalances } from '../ledger/balances.ts';
import { FLAT_TREES } from '../ledger/scope-filter.ts';
import { findOrganisation } from '../organisation/organisation.ts';
import { openCaseIn } from '../store/cases.ts';
import { namedFiles } from '../store/named-files.ts';
import { rebuild } from '../store/rebuild.ts';
import { backup } from './backup.ts';
import { restore } from './restore.ts';

const folder = mkdtempSync(join(tmpdir(), 'zhishu-backup-'));
const YEAR = yearPeriod(2026);

let s3: S3Server;
beforeAll(async () => {
  s3 = await startS3Server();
});
afterAll(async () => {
  await s3.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Files lie in a directory or in a bucket: each half of the suite carries them from the one into the other. */
function filesIn(kind: 'directory' | 's3', name: string): FileStore {
  const place: FilePlace | undefined = kind === 's3' ? filePlaceFrom(`s3://${BUCKET}/${name}`, s3.environment, '/') : undefined;
  return openFileStore(place, join(folder, name));
}

async function found(database: Database): Promise<void> {
  await database.kysely.insertInto('installation').values({ kind: 'real', settings: JSON.stringify({ name: '示例市知识产权局' }) }).execute();
  for (const members of [2, 3, 4]) {
    await database.transaction((trx) => openCaseIn(trx, setting, 1, 'enterprise-visit', { action: 'open', input: visitOf('a', members) }, VISITING_OFFICER));
  }
  await sealAll(database);
}

function serverOn(database: Database, files: FileStore): Server {
  const organisation = async () => (await findOrganisation(database.kysely)) ?? Promise.reject(new Error('no bureau'));
  return { database, files, organisation, setting: async () => setting } as unknown as Server;
}

eachEngine('a backup', ({ kind, database }) => {
  const path = join(folder, `${kind}.zip`);
  let files: FileStore;

  beforeAll(async () => {
    files = filesIn(kind === 'postgres' ? 's3' : 'directory', `files-${kind}`);
    await found(database());
    const { hash, size } = await files.put(Buffer.from('evidence'));
    await database().kysely.insertInto('uploaded_file').values({ hash, size: BigInt(size), name: '证据.txt', media_type: 'text/plain', uploaded_by: 'p1' }).execute();
    await backup(serverOn(database(), files), path);
  });

  test('restores into the embedded engine with the same facts, numbers, files and journal', async () => {
    const target = await openTestDatabase();
    const targetFiles = filesIn(kind === 'postgres' ? 'directory' : 's3', `restored-${kind}`);
    const manifest = await restore(target, targetFiles, path);
    const rebuilt = await rebuild(target, setting);
    expect(rebuilt).toMatchObject({ cases: 3, events: 3, differences: [] });
    expect(manifest).toMatchObject({ kind: 'real', name: '示例市知识产权局', files: 1, missing: [] });
    expect(await sqlBalances(target.kysely, FLAT_TREES).sum('visit-staff', YEAR, {})).toEqual(await sqlBalances(database().kysely, FLAT_TREES).sum('visit-staff', YEAR, {}));
    expect((await verifyJournal(target.kysely)).findings).toEqual([]);
    expect((await verifyJournal(target.kysely)).head).toBe(manifest.journalHead);
    const { view } = await target.transaction((trx) => openCaseIn(trx, setting, 1, 'enterprise-visit', { action: 'open', input: visitOf('b', 1) }, VISITING_OFFICER));
    expect(view.number).toBe('访〔2026〕4号');
    expect(await Array.fromAsync(targetFiles.list(), ({ size }) => size)).toEqual([8]);
    const named = await namedFiles(target.kysely);
    expect(await missingFiles(targetFiles, named)).toEqual([]);
    for (const hash of named) await targetFiles.delete(hash);
    expect(await missingFiles(targetFiles, named)).toEqual([...named]);
    await target.close();
  });

  test('is refused where there is a bureau already', async () => {
    await expect(restore(database(), files, path)).rejects.toThrow(/demo|Demo/);
  });

  test('that was cut short is refused and leaves no bureau', async () => {
    const target = await openTestDatabase();
    const cut = join(folder, `${kind}-cut.zip`);
    await backup(serverOn(database(), files), cut);
    truncateSync(cut, 2_000);
    await expect(restore(target, files, cut)).rejects.toThrow(/not whole/);
    expect(await findOrganisation(target.kysely)).toBeUndefined();
    await target.close();
  });

  test('a balance that somebody changed is found and mended by a rebuild', async () => {
    await database().kysely.updateTable('balance').set({ amount: 99n }).where('indicator', '=', 'visit-staff').execute();
    const first = await rebuild(database(), setting);
    expect(first.differences).toHaveLength(1);
    expect(await sqlBalances(database().kysely, FLAT_TREES).sum('visit-staff', YEAR, {})).toEqual({ amount: 9, rows: 3 });
    expect((await rebuild(database(), setting)).differences).toEqual([]);
  });
});
