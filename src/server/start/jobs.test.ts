import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type EngineUnderTest, eachEngine } from '../../../tests/support/database.ts';
import { openBureau, type TestBureau } from '../../../tests/support/bureau.ts';
import { createRun } from '../imports/runs.ts';
import { takeIn } from '../portal/take-in.ts';
import { namedFiles } from '../store/named-files.ts';
import { runJob, sealAll } from './jobs.ts';

eachEngine('a job', (engine: EngineUnderTest) => {
  let bureau: TestBureau;
  const folder = mkdtempSync(join(tmpdir(), 'zhishu-jobs-'));
  beforeAll(async () => {
    bureau = await openBureau(engine.database());
  });
  afterAll(async () => {
    await bureau.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const count = async (table: string): Promise<number> => Number((await sql<{ n: bigint }>`select count(*) as n from ${sql.table(table)}`.execute(engine.database().kysely)).rows[0]?.n);
  const send = (subject: string): Promise<unknown> => bureau.call('portalIntake', undefined, { body: { input: { kind: 'inquiry', subject, text: '如何申请' } } });

  test('takes each matter of the public in once, even when two servers do it at once', async () => {
    await Promise.all(['甲', '乙', '丙', '丁'].map(send));
    await Promise.all([takeIn(bureau.server), takeIn(bureau.server), takeIn(bureau.server)]);
    await takeIn(bureau.server);
    expect([await count('intake'), await count('intake_case'), await count('case_file')]).toEqual([4, 4, 4]);
  });

  test('seals every event, and writes the journal head down', async () => {
    await expect.poll(async () => {
      await sealAll(bureau.server);
      return (await count('case_event')) - (await count('block_event'));
    }).toBe(0);
    await runJob('export head', bureau.server, folder);
    expect(readFileSync(join(folder, 'journal-heads.log'), 'utf8')).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z [1-9]\d*:[0-9a-f]{64}\n$/);
  });

  test('forgets answers to writes after seven days, and uploads that nothing took after one', async () => {
    const upload = (text: string): Promise<{ hash: string }> => bureau.call('upload', 'officer', multipart('说明.txt', text)).then((reply) => reply.json<{ hash: string }>());
    const [old, fresh] = [await upload('旧'), await upload('新')];
    await sql`update uploaded_file set uploaded_at = now() - interval '25 hours' where hash = ${old.hash}`.execute(engine.database().kysely);
    await sql`update idempotency set created_at = now() - interval '8 days' where route = 'portalIntake'`.execute(engine.database().kysely);
    await runJob('sweep uploads', bureau.server, folder);
    await runJob('sweep rows', bureau.server, folder);
    const kept = await engine.database().kysely.selectFrom('uploaded_file').select('hash').execute();
    expect(kept.map(({ hash }) => hash)).toEqual([fresh.hash]);
    const answers = await engine.database().kysely.selectFrom('idempotency').select('route').distinct().execute();
    expect(answers.map(({ route }) => route)).toEqual(['upload']);
  });

  test('gives up an import that was left at its columns for a week, with its file', async () => {
    const { kysely } = engine.database();
    const begin = async (text: string, days: number): Promise<{ run: number; hash: string }> => {
      const { hash, size } = await bureau.server.files.put(Buffer.from(text));
      const id = await engine.database().transaction((trx) => createRun(trx, { kind: 'patents', state: 'mapping', automatic: false, startedBy: 'p001', unit: 'office', files: [{ name: '表.csv', hash, size, mediaType: 'text/csv', mapping: [] }] }));
      await sql`update import_run set started_at = now() - make_interval(days => ${days}::integer) where id = ${id}`.execute(kysely);
      return { run: id, hash };
    };
    const [old, young] = [await begin('旧表', 8), await begin('新表', 6)];
    await runJob('sweep uploads', bureau.server, folder);
    const states = await kysely.selectFrom('import_run').select(['id', 'state']).orderBy('id').execute();
    expect(states).toEqual([{ id: old.run, state: 'cancelled' }, { id: young.run, state: 'mapping' }]);
    const named = await namedFiles(kysely);
    expect([named.has(old.hash), named.has(young.hash)]).toEqual([false, true]);
  });
});

/** A file as a browser sends it. */
function multipart(name: string, text: string): { body: string; headers: Record<string, string> } {
  const body = `--edge\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: text/plain\r\n\r\n${text}\r\n--edge--\r\n`;
  return { body, headers: { 'content-type': 'multipart/form-data; boundary=edge' } };
}
