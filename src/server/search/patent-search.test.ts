import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ProblemError } from '#domain/errors.ts';
import { eachEngine } from '../../../tests/support/database.ts';
import { gazette, gazetteRow, importFiles, smallBureau } from '../../../tests/support/import.ts';
import type { OpenServer } from '../start/open-server.ts';
import { type AskedSearch, openPatentSearch, type PatentSearch } from './patent-search.ts';

const ALL: Omit<AskedSearch, 'q'> = { offset: 0, limit: 100, sort: 'filed-newest', facets: [] };

eachEngine('The search of the register', ({ database }) => {
  const dataDir = mkdtempSync(join(tmpdir(), 'zhishu-search-'));
  let server: OpenServer;
  let search: PatentSearch;
  const open = (): Promise<PatentSearch> => openPatentSearch({ database: database(), dataDir, organisation: () => server.organisation() });
  const totalOf = async (q: string): Promise<number> => (await search.find({ ...ALL, q })).total;

  beforeAll(async () => {
    server = await smallBureau(database());
    search = await open();
    await search.catchUp();
  });
  afterAll(async () => {
    await search.close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  test('finds nothing in an empty register', async () => {
    expect(await search.find({ ...ALL, q: '' })).toMatchObject({ total: 0, hits: [], canonical: '*', upToDate: true });
  });

  test('finds by itself what an import published, soon', async () => {
    const faults: unknown[] = [];
    search.startFollowing((error) => faults.push(error));
    await importFiles(server, [{ name: '甲.csv', text: gazette([gazetteRow(1), gazetteRow(2, true), gazetteRow(3, false, '一种锂电池隔膜')]) }]);
    const published = performance.now();
    while ((await totalOf('*')) < 3) await delay(20);
    // Two seconds are promised; a machine that runs many tests at once gets twice that.
    expect(performance.now() - published).toBeLessThan(4000);
    expect(faults).toEqual([]);
  });

  test('answers with numbers, days, classes and counts', async () => {
    const found = await search.find({ ...ALL, q: '锂电池', facets: ['year', 'kind', 'class', 'field', 'applicant'] });
    expect(found).toMatchObject({
      query: '锂电池', canonical: '锂电池', total: 1,
      hits: [{ publication: 'CN200000003A', title: '一种锂电池隔膜', date: '2019-07-09', filed: '2019-01-24', ipc: ['G06F17/30'], applicants: ['示例科技公司3'], titleMarks: [{ start: 2, end: 5 }], snippets: [] }],
      facets: { year: [{ value: '2019', count: 1 }], kind: [{ value: 'invention', count: 1, name: { zh: '发明' } }], class: [{ value: 'G06F', count: 1 }], field: [{ value: '6', count: 1, name: { en: 'Computer technology' } }] },
    });
    const [hit] = (await search.find({ ...ALL, q: '科技 AN=201910000003' })).hits;
    expect(hit?.snippets).toEqual([{ field: 'applicants', text: '示例科技公司3', marks: [{ start: 2, end: 4 }] }]);
    expect(await totalOf('AN=201910000003')).toBe(1);
    expect(await totalOf('CN200000002A')).toBe(1);
    expect(await totalOf('geMo')).toBe(1);
    expect(await totalOf('IN=王某 AD=2019-01')).toBe(3);
  });

  test('finds a corrected entry as it is now, and not as it was', async () => {
    await importFiles(server, [{ name: '乙.csv', text: '名称,公开号,申请号,法律状态\n一种锂电池隔膜,CN200000003A,' + '201910000003' + ',失效\n' }]);
    await search.catchUp();
    expect(await totalOf('LS=失效')).toBe(1);
    expect(await totalOf('*')).toBe(3);
  });

  test('goes on after being closed, from where it was', async () => {
    await search.close();
    await importFiles(server, [{ name: '丙.csv', text: gazette([gazetteRow(10), gazetteRow(11)]) }]);
    search = await open();
    expect(await search.catchUp()).toBe(2);
    expect(await totalOf('*')).toBe(5);
    expect(await search.catchUp()).toBe(0);
  });

  test('is made anew on demand, and where the index was made of another register', async () => {
    expect(await search.rebuild()).toBe(5);
    expect(await totalOf('*')).toBe(5);
    await search.close();
    rmSync(join(dataDir, 'search', 'register.json'));
    search = await open();
    expect(await search.catchUp()).toBe(5);
    expect(await totalOf('装置')).toBe(4);
  });

  test('gives up no index to a second', async () => {
    await expect(open()).rejects.toMatchObject({ name: 'DataDirectoryBusy' });
  });

  test('tells where a query is wrong', async () => {
    const refusal = await search.find({ ...ALL, q: 'TI=(电池' }).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(ProblemError);
    expect(refusal).toMatchObject({ problems: [{ code: 'query-syntax', path: 'q', params: { offset: 6 } }] });
  });

  test('scans every hit', async () => {
    const ids = (await Array.fromAsync(search.scan({ q: '装置', sort: 'filed-newest' }))).flat();
    expect(ids).toHaveLength(4);
  });
});
