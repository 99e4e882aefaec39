import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestDatabase } from '../../../tests/support/database.ts';
import { applicationOf, gazette, gazetteRow, importFiles, smallBureau } from '../../../tests/support/import.ts';
import type { OpenServer } from '#server/start/open-server.ts';
import { type CommandCall, EXIT, type ServerCommand } from '../command.ts';
import { indexCommand } from './search-index.ts';
import { searchCommand } from './search.ts';

interface Ran {
  readonly code: number;
  readonly out: string;
}

describe('the register searched from the command line', () => {
  const folder = mkdtempSync(join(tmpdir(), 'zhishu-search-cli-'));
  let server: OpenServer;
  beforeAll(async () => {
    server = await smallBureau(await openTestDatabase());
    await importFiles(server, [{ name: '公报.csv', text: gazette([gazetteRow(1), gazetteRow(2), gazetteRow(3, false, '一种锂电池隔膜')]) }]);
  });
  afterAll(async () => {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const run = async (command: ServerCommand, positionals: readonly string[], values: CommandCall['values'] = {}, json = true): Promise<Ran> => {
    const said: string[] = [];
    const settings = { json } as CommandCall['settings'];
    const code = await command.work(server, { values, positionals, settings, signal: new AbortController().signal, path: (given) => join(folder, given), out: (text) => said.push(text), say: () => undefined });
    return { code, out: said.join('\n') };
  };
  const json = async (positionals: readonly string[], values: CommandCall['values'] = {}): Promise<unknown> => JSON.parse((await run(searchCommand, positionals, values)).out);

  test('prints total, hits, counts and time as one value', async () => {
    expect(await json(['名称=装置'], { limit: '1' })).toMatchObject({
      query: '名称=装置', total: 2, tookMs: expect.any(Number), facets: { year: [{ value: '2019', count: 2 }], class: [{ value: 'G06F', count: 2 }] },
      hits: [{ publication: 'CN200000002A', application: applicationOf(2), title: '一种示例装置2', applicants: ['示例科技公司2'], date: '2019-07-09', ipc: ['G06F17/30'] }],
    });
    expect(await json(['名称=装置'], { limit: '1', offset: '1', sort: 'filed-oldest' })).toMatchObject({ total: 2, hits: [{ publication: 'CN200000001A' }] });
  });

  test('prints for people what was read and what was found', async () => {
    const { out } = await run(searchCommand, ['锂电池', '隔膜'], {}, false);
    expect(out.split('\n')).toEqual(['锂电池 AND 隔膜', expect.stringMatching(/^1 件 patents · /), 'CN200000003A  2019-07-09  一种锂电池隔膜  示例科技公司3']);
  });

  test('takes a long query from a file', async () => {
    writeFileSync(join(folder, 'q.txt'), 'PN=(CN200000001A OR\n CN200000003A)');
    expect(await json([], { file: 'q.txt' })).toMatchObject({ total: 2 });
  });

  test('says where a query is wrong, and ends with 1', async () => {
    const { code, out } = await run(searchCommand, ['TI=(电池']);
    expect([code, JSON.parse(out)]).toMatchObject([EXIT.failed, { error: { code: 'query-syntax', position: 7, offset: 6 } }]);
    await expect(run(searchCommand, ['a'], { limit: 'x' }, false)).rejects.toThrow('out-of-range');
  });

  test('the index tells its status and is made anew', async () => {
    expect(JSON.parse((await run(indexCommand, ['status'])).out)).toMatchObject({ documents: 3, upToDate: true });
    expect(JSON.parse((await run(indexCommand, ['rebuild'])).out)).toMatchObject({ documents: 3 });
    await expect(run(indexCommand, ['burn'])).rejects.toThrow('bad-request');
  });
});
