import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBureau, type TestBureau } from '../../../tests/support/bureau.ts';
import { openTestDatabase } from '../../../tests/support/database.ts';
import { visitOf } from '../../../tests/support/work.ts';
import type { CommandCall, ServerCommand } from '../command.ts';
import { reportCommand } from './report.ts';
import { rowsCommand } from './rows.ts';

describe('a report from the command line', () => {
  const folder = mkdtempSync(join(tmpdir(), 'zhishu-report-'));
  let bureau: TestBureau;
  beforeAll(async () => {
    bureau = await openBureau(await openTestDatabase(), { now: () => new Date('2026-03-10T02:00:00.000Z') });
    for (const [enterprise, members] of [['a', 3], ['b', 2]] as const) await bureau.call('openCase', 'officer', { body: { type: 'enterprise-visit', input: visitOf(enterprise, members) } });
    await bureau.call('openCase', 'hotline-officer', { body: { type: 'hotline-item', input: { kind: 'report', subject: '样例', text: '样例', channel: 'phone' } } });
  });
  afterAll(async () => {
    await bureau.close();
    await bureau.server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const run = async (command: ServerCommand, positionals: readonly string[], values: CommandCall['values'], json = true): Promise<string> => {
    const said: string[] = [];
    const settings = { json } as CommandCall['settings'];
    await command.work(bureau.server, { values, positionals, settings, signal: new AbortController().signal, path: (given) => join(folder, given), out: (text) => said.push(text), say: () => undefined });
    return said.join('\n');
  };

  test('prints as data, or goes into the file named', async () => {
    const report = JSON.parse(await run(reportCommand, ['annual-summary'], { year: '2026' }));
    expect(report).toMatchObject({ genre: 'annual-summary', year: 2026, unit: 'bureau', asOf: '2026-03-10' });
    expect(await run(reportCommand, ['annual-summary'], { year: '2026', format: 'docx', out: 'summary.docx' }, false)).toBe('');
    expect(readFileSync(join(folder, 'summary.docx')).subarray(0, 2).toString()).toBe('PK');
  });

  test('every figure lists its rows, also of cases that only some may read', async () => {
    expect(JSON.parse(await run(rowsCommand, [], { figure: 'visit-staff', year: '2026' }))).toMatchObject({ total: 2, rows: [{ amount: 3, date: '2026-03-09', entity: null, event: '访〔2026〕1号#1' }, { amount: 2 }] });
    expect(JSON.parse(await run(rowsCommand, [], { figure: 'hotline-reports', year: '2026' })).rows).toHaveLength(1);
    expect(JSON.parse(await run(rowsCommand, [], { figure: 'pledge-loans', year: '2026' }))).toMatchObject({ total: 0, rows: [], why: expect.stringContaining('没有符合口径的记录') });
    expect(JSON.parse(await run(rowsCommand, [], { figure: 'inventions-in-force', year: '2026' })).why).toContain('没有该期的报表');
  });

  test('names what is missing or wrong', async () => {
    await expect(run(reportCommand, [], { year: '2026' })).rejects.toThrow(/required/);
    await expect(run(reportCommand, ['annual-summary'], {})).rejects.toThrow(/--year/);
    await expect(run(reportCommand, ['annual-summary'], { year: '26' })).rejects.toThrow(/YYYY/);
    await expect(run(reportCommand, ['annual-summary'], { year: '2026', format: 'doc' })).rejects.toThrow(/“doc”/);
    await expect(run(reportCommand, ['annual-summary'], { year: '2026', format: 'pdf' })).rejects.toThrow(/--out/);
    await expect(run(rowsCommand, [], { figure: 'nothing', year: '2026' })).rejects.toThrow(/nothing/);
  });
});
