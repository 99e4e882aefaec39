import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { applicationOf, gazette, gazetteRow, importFiles, smallBureau } from '../../../tests/support/import.ts';
import { eachEngine } from '../../../tests/support/database.ts';
import { verifyJournal } from '../journal/verify.ts';
import { getPatent, sourcesOf } from '../patents/get-patent.ts';
import { findPatents, listPatents } from '../patents/list-patents.ts';
import type { OpenServer } from '../start/open-server.ts';
import { continueImports, stopImports } from './background.ts';
import { cancelRun } from './cancel.ts';
import { digestOf } from './digest.ts';
import { preparePublication } from './publish-patents.ts';
import { refusedRowsOf } from './refused-rows.ts';
import { createRun, getRun, untilSettled } from './runs.ts';
import { startPatents, storeTable, withMapping } from './start-patents.ts';
import { workPatents } from './work-patents.ts';
import { SYSTEM } from '#domain/access/actor.ts';
import { Readable } from 'node:stream';

const counts = ({ files }: Awaited<ReturnType<typeof getRun>>): number[][] => files.map(({ added, updated, duplicates, refused }) => [added, updated, duplicates, refused]);

async function total(server: OpenServer): Promise<number> {
  return (await listPatents(server.database.kysely, {}, 1)).total;
}

/** A run as the browser starts one: it waits for a person once its rows are staged. */
async function stage(server: OpenServer, name: string, text: string): Promise<number> {
  const file = await withMapping(server, await storeTable(server, { name, content: Readable.from([Buffer.from(text)]) }));
  const run = await server.database.transaction((trx) => createRun(trx, { kind: 'patents', state: 'reading', automatic: false, startedBy: 'p1', unit: 'planning', files: [file] }));
  await workPatents(server, run, SYSTEM);
  return run;
}

async function publish(server: OpenServer, run: number): Promise<void> {
  const work = await preparePublication(server, run, SYSTEM);
  await server.database.transaction(work);
}

eachEngine('an import of patents', ({ database }) => {
  let server: OpenServer;
  const rows = Array.from({ length: 620 }, (_, index) => gazetteRow(index + 1, index % 3 === 0));

  test('adds each patent once, marks damaged numbers, and refuses rows with their reasons', async () => {
    server = await smallBureau(database());
    const bad = '9,坏行,不是号码,2019.07.09,xx,2019.01.24,甲公司,王某,北京市,G06F';
    const filed = await importFiles(server, [{ name: 'a.csv', text: gazette([...rows, rows[0] ?? '', bad]) }]);
    expect(counts(filed)).toEqual([[620, 0, 1, 1]]);
    expect(filed.run.state).toBe('published');
    const refused = await Array.fromAsync(refusedRowsOf(server.database.kysely, filed.run.id, 0));
    expect(refused).toMatchObject([{ row: 623, reasons: [{ code: 'no-patent-number' }, { code: 'wrong-format', path: 'applicationNumber' }] }]);
    expect(refused[0]?.cells[1]).toBe('坏行');
    expect(await total(server)).toBe(620);
    expect((await listPatents(server.database.kysely, { damaged: true }, 5)).total).toBe(207);
  });

  test('is one event with the digest of its rows, posts what it added, and the journal holds', async () => {
    const { run } = await getRun(server.database.kysely, 1);
    const { rows: events } = await sql<{ payload: string }>`select payload from case_event where case_id = ${run.case_id}`.execute(server.database.kysely);
    expect(events).toHaveLength(1);
    const { input } = JSON.parse(events[0]?.payload ?? '{}');
    expect(input).toMatchObject({ added: 620, duplicates: 1, refused: 1, digest: run.digest, files: [{ read: 622, file: { name: 'a.csv' } }] });
    expect(await digestOf(server.database.kysely, 1)).toBe(run.digest);
    const { rows: posted } = await sql<{ amount: bigint }>`select sum(amount)::bigint as amount from posting where indicator = 'patents-registered'`.execute(server.database.kysely);
    expect(posted[0]?.amount).toBe(620n);
    expect((await verifyJournal(server.database.kysely)).findings).toEqual([]);
  });

  test('of the same file adds nothing', async () => {
    const filed = await importFiles(server, [{ name: 'a.csv', text: gazette([...rows, rows[0] ?? '']) }]);
    expect(counts(filed)).toEqual([[0, 0, 621, 0]]);
    expect(await total(server)).toBe(620);
  });

  test('gives lists by key, and finds by any number in any spelling, title and applicant', async () => {
    const first = await listPatents(server.database.kysely, {}, 400);
    const second = await listPatents(server.database.kysely, {}, 400, first.next);
    expect(new Set([...first.rows, ...second.rows].map(({ id }) => id)).size).toBe(620);
    const number = applicationOf(2);
    for (const q of [number, `ZL ${number.slice(0, 4)} ${number.slice(4, 5)} ${number.slice(5)}`, number.slice(0, 12), 'cn200000002a', 'CN 200000002 A', '装置2 公司2']) {
      const titles = (await findPatents(server.database.kysely, q, 500)).map(({ title }) => title);
      expect({ q, found: titles.includes('一种示例装置2') }).toEqual({ q, found: true });
    }
    expect((await listPatents(server.database.kysely, { q: '示例科技公司3' }, 5)).total).toBe(89);
    expect((await listPatents(server.database.kysely, { q: '示%装' }, 5)).total).toBe(0);
    expect((await listPatents(server.database.kysely, { kind: 'design' }, 5)).total).toBe(0);
    expect((await listPatents(server.database.kysely, { year: 2019 }, 5)).total).toBe(620);
  });

  test('with a later grant updates the entry, and shows every row that spoke of it', async () => {
    const [before] = await findPatents(server.database.kysely, applicationOf(2), 1);
    const grant = `公开号,名称,申请号,公开日\nCN200000002B,一种示例装置2改,${applicationOf(2)},2021-03-05`;
    expect(counts(await importFiles(server, [{ name: 'grant.csv', text: grant }]))).toEqual([[0, 1, 0, 0]]);
    const { id, record } = await getPatent(server.database.kysely, before?.id ?? '');
    expect(record).toMatchObject({ title: '一种示例装置2改', publications: [{ number: 'CN200000002A' }, { number: 'CN200000002B', date: '2021-03-05' }] });
    expect((await sourcesOf(server.database.kysely, id)).map(({ file, row }) => [file, row])).toEqual([['grant.csv', 2], ['a.csv', 3], ['a.csv', 3]]);
    expect(await total(server)).toBe(620);
  });

  test('with a later true number merges two entries, by its event; the old id leads to the kept one', async () => {
    await importFiles(server, [{ name: 'b.csv', text: '公开号,名称,公开日\nCN300000001B,一种合并装置,2022-01-04' }]);
    await importFiles(server, [{ name: 'c.csv', text: `公开号,名称,申请号\nCN300000001A,一种合并装置,${applicationOf(9001)}` }]);
    const [loose] = await findPatents(server.database.kysely, 'CN300000001B', 1);
    const [numbered] = await findPatents(server.database.kysely, 'CN300000001A', 1);
    expect(loose?.id).not.toBe(numbered?.id);
    const filed = await importFiles(server, [{ name: 'd.csv', text: `公开号,名称,申请号\nCN300000001B,一种合并装置,${applicationOf(9001)}` }]);
    expect(counts(filed)).toEqual([[0, 1, 0, 0]]);
    expect(await findPatents(server.database.kysely, '一种合并装置', 5)).toMatchObject([{ id: numbered?.id, publicationNumbers: ['CN300000001A', 'CN300000001B'] }]);
    expect((await getPatent(server.database.kysely, loose?.id ?? '')).id).toBe(BigInt(numbered?.id ?? 0));
    const { rows: events } = await sql<{ payload: string }>`select payload from case_event where case_id = ${filed.run.case_id}`.execute(server.database.kysely);
    expect(JSON.parse(events[0]?.payload ?? '{}').input.mergers).toMatchObject([{ kept: numbered?.id, absorbed: loose?.id }]);
  });

  test('that is not published is invisible, and cancelled leaves nothing', async () => {
    const before = await total(server);
    const run = await stage(server, 'e.csv', gazette([gazetteRow(5001), gazetteRow(2, false, '改过的名称')]));
    expect((await getRun(server.database.kysely, run)).run).toMatchObject({ state: 'ready', staged: true });
    expect(await total(server)).toBe(before);
    expect(await findPatents(server.database.kysely, 'CN200005001A', 5)).toEqual([]);
    expect(await cancelRun(server, run)).toBe(true);
    const { rows: left } = await sql<{ any: bigint }>`select (select count(*) from patent where run = ${run}::integer or replaced_by = ${run}::integer) + (select count(*) from import_row where run = ${run}::integer) + (select count(*) from patent_number where run = ${run}::integer) as any`.execute(server.database.kysely);
    expect(Number(left[0]?.any)).toBe(0);
    expect(await cancelRun(server, run)).toBe(false);
  });

  test('that waits makes place for another one of the same patents, and then finds them there', async () => {
    const waiting = await stage(server, 'f.csv', gazette([gazetteRow(6001), gazetteRow(6002)]));
    const other = await importFiles(server, [{ name: 'g.csv', text: gazette([gazetteRow(6002), gazetteRow(6003)]) }]);
    expect(counts(other)).toEqual([[2, 0, 0, 0]]);
    expect((await getRun(server.database.kysely, waiting)).run).toMatchObject({ state: 'ready', staged: false });
    await publish(server, waiting);
    await workPatents(server, waiting, SYSTEM);
    const filed = await getRun(server.database.kysely, waiting);
    expect(filed.run.state).toBe('published');
    expect(counts(filed)).toEqual([[1, 0, 1, 0]]);
    expect(await findPatents(server.database.kysely, 'CN200006002A', 5)).toHaveLength(1);
  });

  test('of two at once that hold the same patents adds each once', async () => {
    const text = gazette(Array.from({ length: 400 }, (_, index) => gazetteRow(7001 + index)));
    const files = ['h.csv', 'i.csv'].map((name) => importFiles(server, [{ name, text }]));
    const [one, two] = await Promise.all(files);
    expect([...counts(one ?? { files: [] } as never), ...counts(two ?? { files: [] } as never)].sort()).toEqual([[0, 0, 400, 0], [400, 0, 0, 0]]);
  });

  test('that was stopped goes on where it was, and ends as an undisturbed one', async () => {
    const text = gazette(Array.from({ length: 1500 }, (_, index) => gazetteRow(20_001 + index)));
    const file = await withMapping(server, await storeTable(server, { name: 'j.csv', content: Readable.from([Buffer.from(text)]) }));
    const run = await startPatents(server, [file], SYSTEM);
    const stop = new AbortController();
    await expect(workPatents(server, run, SYSTEM, { signal: stop.signal, onProgress: () => stop.abort(new Error('stopped')) })).rejects.toThrow('stopped');
    const halfway = await getRun(server.database.kysely, run);
    expect(halfway.run).toMatchObject({ state: 'reading', holder: null });
    expect(halfway.files[0]?.done).toBeGreaterThan(0);
    expect(await startPatents(server, [file], SYSTEM)).toBe(run);
    await server.database.kysely.updateTable('import_run').set({ holder: null }).where('id', '=', run).execute();
    await continueImports(server);
    const filed = await untilSettled(server.database, run);
    await stopImports(server);
    expect(counts(filed)).toEqual([[1500, 0, 0, 0]]);
    expect(await findPatents(server.database.kysely, 'CN200021500A', 5)).toHaveLength(1);
  });

  test('with the mark of a state secret is refused whole, and its file is deleted', async () => {
    const text = `${gazette([gazetteRow(8001)])}\n2,机密★10年,CN200008002A,2019.07.09,,2019.01.24,甲公司,王某,北京市,G06F`;
    const filed = await importFiles(server, [{ name: 'k.csv', text }]);
    expect(filed.run).toMatchObject({ state: 'failed', problem: { code: 'state-secret', row: 3 } });
    expect(await server.files.has(filed.files[0]?.hash ?? '')).toBe(false);
    expect(await findPatents(server.database.kysely, 'CN200008001A', 5)).toEqual([]);
  });

  test('of which every row is refused writes nothing and keeps the refused rows', async () => {
    const filed = await importFiles(server, [{ name: 'l.csv', text: '公开号,名称\nCN1,甲\nCN2,乙' }]);
    expect(filed.run.state).toBe('failed');
    expect(filed.run.case_id).toBeNull();
  });
});

