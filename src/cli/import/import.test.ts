import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { gazette, gazetteRow } from '../../../tests/support/import.ts';
import { zhishu } from '../../../tests/support/zhishu.ts';

const folder = mkdtempSync(join(tmpdir(), 'zhishu-cli-import-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const SHARED = join(import.meta.dirname, '../../../../shared/data');
if (!existsSync(SHARED)) console.info(`skipped: the real files are not at ${SHARED}`);

interface Said {
  readonly files: readonly { readonly file: string; readonly read: number; readonly added: number; readonly updated: number; readonly duplicates: number; readonly refused: readonly { row: number; reason: string }[]; readonly refusedFile: string | null; readonly problem?: { zh: string } }[];
}

function file(name: string, text: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

async function run(kind: string, files: readonly string[], data: string, more: readonly string[] = []): Promise<{ code: number | null; said: Said; stderr: string }> {
  const { code, stdout, stderr } = await zhishu(['import', kind, ...files, '--data', join(folder, data), '--refused', folder, '--json', ...more]);
  return { code, stderr, said: (stdout === '' ? { files: [] } : JSON.parse(stdout)) as Said };
}

describe('zhishu import', () => {
  test('patents creates an empty bureau, counts, and writes the refused rows to a file', { timeout: 360_000 }, async () => {
    const path = file('a.csv', gazette([gazetteRow(1), gazetteRow(2), gazetteRow(2), '4,坏行,xx,,yy,,甲,乙,丙,', ',,,,,,,,,']));
    const first = await run('patents', [path], 'a');
    expect([first.code, first.said.files]).toMatchObject([2, [{ file: path, read: 4, added: 2, updated: 0, duplicates: 1, refused: [{ row: 5 }] }]]);
    expect(first.said.files[0]?.refused[0]?.reason).toContain('号');
    expect(readdirSync(folder)).toContain('a.csv.refused.xlsx');
    const clean = file('b.csv', gazette([gazetteRow(1), gazetteRow(3)]));
    const second = await run('patents', [clean], 'a');
    expect([second.code, second.said.files]).toMatchObject([0, [{ read: 2, added: 1, duplicates: 1, refused: [], refusedFile: null }]]);
    expect((await zhishu(['verify', '--data', join(folder, 'a')])).code).toBe(0);
  });

  test('patents ends with 1 when nothing can be written, naming each file and what to do', { timeout: 360_000 }, async () => {
    const files = [file('none.csv', '甲,乙\n一,二'), file('lie.xlsx', 'a,b\n1,2'), join(folder, 'absent.csv')];
    const { code, said } = await run('patents', files, 'b');
    expect(code).toBe(1);
    expect(said.files.map(({ problem }) => problem?.zh)).toEqual([expect.stringContaining('认不出'), expect.stringContaining('类型不符'), expect.stringContaining('找不到文件')]);
    expect((await zhishu(['import', 'cats', 'x', '--data', join(folder, 'b')])).code).toBe(1);
    expect((await zhishu(['import', 'patents', '--data', join(folder, 'b')])).stderr).toContain('FILE');
  });

  test('statement needs source and indicator only once for a source', { timeout: 360_000 }, async () => {
    const table = (month: number, value: number): string => file(`t${month}.csv`, `地区,数一,数二\n东区,${value},7\n西区,5,8`);
    const asked = await run('statement', [table(1, 1)], 'c', ['--period', '2025-01', '--source', '某协会']);
    expect([asked.code, asked.said.files[0]?.problem?.zh]).toEqual([1, expect.stringContaining('指明至少一列是哪个指标')]);
    const first = await run('statement', [table(1, 1)], 'c', ['--period', '2025-01', '--source', '某协会', '--indicator', '数一=invention-grants', '--indicator', '数二=inventions-in-force']);
    expect([first.code, first.said.files]).toMatchObject([0, [{ read: 2, added: 2 }]]);
    const next = await run('statement', [table(2, 4)], 'c', ['--period', '2025-02', '--source', '某协会']);
    expect([next.code, next.said.files]).toMatchObject([0, [{ read: 2, added: 2 }]]);
    const wrong = await run('statement', [table(2, 4)], 'c', ['--period', '2025-13', '--source', '某协会']);
    expect([wrong.code, wrong.stderr]).toEqual([1, expect.stringContaining('--period')]);
    const column = await run('statement', [table(2, 4)], 'c', ['--period', '2025-02', '--source', '某协会', '--indicator', '没有=invention-grants']);
    expect(column.said.files[0]?.problem?.zh).toContain('列名为：地区、数一、数二');
  });

  test.skipIf(!existsSync(SHARED))('the real files of a city and of the search system go in whole', { timeout: 600_000 }, async () => {
    const patents = join(SHARED, 'patents');
    const { code, said } = await run('patents', [join(patents, 'taian-1985-2015-7384.xlsx'), join(patents, 'sipo-export-199.xlsx')], 'd');
    expect([code, said.files]).toMatchObject([0, [{ read: 7384, added: 7384 }, { read: 199, added: 199 }]]);
    const stats = join(SHARED, 'stats', 'sipo-2012-10-domestic-invention-grants-by-region.csv');
    const statement = await run('statement', [stats], 'd', ['--period', '2012-10', '--source', '国家知识产权局', '--indicator', '当年累计=invention-grants']);
    expect([statement.code, statement.said.files]).toMatchObject([0, [{ read: 31, added: 31, refused: [] }]]);
  });
});
