import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { runCommand } from '../run.ts';

describe('zhishu read', { timeout: 60_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'zhishu-read-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const run = async (...line: readonly string[]): Promise<{ readonly code: number; readonly out: string; readonly said: string }> => {
    const [out, said]: [string[], string[]] = [[], []];
    const terminal = { environment: {}, cwd: folder, signal: new AbortController().signal, out: (text: string) => void out.push(text), say: (text: string) => void said.push(text) };
    const code = await runCommand(['read', ...line], terminal);
    return { code, out: out.join('\n'), said: said.join('\n') };
  };

  test('prints the figures as JSON and nothing else, mapped to indicators', async () => {
    writeFileSync(join(folder, 'a.txt'), '云岭市知识产权局2031年工作总结\n全年发明专利授权3216件，同比增长8.4%。');
    const { code, out, said } = await run('a.txt', '--json', '--text-out', 'text.txt');
    expect([code, said]).toEqual([0, '']);
    const figures = JSON.parse(out) as Record<string, unknown>[];
    expect(figures).toHaveLength(2);
    expect(Object.keys(figures[0] ?? {}).toSorted()).toEqual('asOf baseValue confidence end indicator kind name qualifier scope sentence sentenceStart start unit value valueNumber'.split(' '));
    expect(figures[0]).toMatchObject({ value: '3216', unit: '件', kind: 'flow', asOf: '2031-12-31', indicator: 'invention-grants', scope: '云岭市' });
    expect(figures[1]).toMatchObject({ value: '8.4', unit: '%', kind: 'growth', indicator: null });
    const text = Array.from(readFileSync(join(folder, 'text.txt'), 'utf8'));
    for (const { start, end, value } of figures) expect(text.slice(Number(start), Number(end)).join('')).toBe(value);
  });

  test('writes a long report as one array all the same', async () => {
    writeFileSync(join(folder, 'long.txt'), '走访企业412户次。'.repeat(2500));
    const { out } = await run('long.txt', '--year', '2031', '--json');
    expect(JSON.parse(out)).toHaveLength(2500);
  });

  test('shows people a line for each figure and what does not fit together', async () => {
    writeFileSync(join(folder, 'b.txt'), '共办理纠纷案件12件，其中行政裁决9件，行政调解4件。');
    const { code, out, said } = await run('b.txt', '--year', '2031');
    expect(code).toBe(0);
    expect(out.split('\n')).toHaveLength(3);
    expect(said).toContain('分项与合计：推得 13，文中 12，不符');
  });

  test('finds nothing in a text without figures, and says so', async () => {
    writeFileSync(join(folder, 'c.txt'), '本局认真学习。');
    expect(await run('c.txt', '--json')).toEqual({ code: 0, out: '[]', said: '' });
    expect((await run('c.txt')).said).toContain('没有读到数');
  });

  test('answers a missing file, a wrong year and a damaged report with one message in both languages', async () => {
    writeFileSync(join(folder, 'd.docx'), 'no zip');
    for (const line of [['none.txt', '--json'], ['a.txt', '--year', '31', '--json'], ['d.docx', '--json'], ['--json']]) {
      const { code, out, said } = await run(...line);
      expect([code, out]).toEqual([1, '']);
      expect(said.split('\n')).toHaveLength(2);
    }
  });
});
