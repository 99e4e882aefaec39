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

  test('has the format that the name of its file says', async () => {
    for (const [out, begins] of [['a.PDF', '%PDF'], ['a.html', '<!do'], ['a.zip', 'PK\u0003\u0004'], ['a', 'PK\u0003\u0004']] as const) {
      await run(reportCommand, ['annual-summary'], { year: '2026', out }, false);
      expect([out, readFileSync(join(folder, out)).subarray(0, 4).toString().toLowerCase()]).toEqual([out, begins.toLowerCase()]);
    }
  });

  test('every figure lists its rows, also of cases that only some may read', async () => {
    expect(JSON.parse(await run(rowsCommand, [], { figure: 'visit-staff', year: '2026' }))).toMatchObject({ total: 2, rows: [{ amount: 3, date: '2026-03-09', entity: null, event: '访〔2026〕1号#1' }, { amount: 2 }] });
    expect(JSON.parse(await run(rowsCommand, [], { figure: 'hotline-reports', year: '2026' })).rows).toHaveLength(1);
    expect(JSON.parse(await run(rowsCommand, [], { figure: 'pledge-loans', year: '2026' }))).toMatchObject({ total: 0, rows: [], why: expect.stringContaining('没有符合口径的记录') });
    expect(JSON.parse(await run(rowsCommand, [], { figure: 'inventions-in-force', year: '2026' })).why).toContain('没有该期的报表');
  });

  test('lists the kinds of report with what each covers', async () => {
    const listed = JSON.parse(await run(reportCommand, [], { list: true }));
    expect(listed).toContainEqual({ id: 'district-bulletin', name: '各区月度通报', nameEn: 'Monthly district bulletin', covers: 'month', readers: 'staff' });
    expect(await run(reportCommand, [], { list: true }, false)).toContain('half-year-summary');
  });

  test('a month, a half-year and a year to come are told by options', async () => {
    expect(JSON.parse(await run(reportCommand, ['district-bulletin'], { year: '2026', month: '2' }))).toMatchObject({ covers: 'month', asOf: '2026-02-28' });
    expect(JSON.parse(await run(reportCommand, ['district-bulletin'], { year: '2026' }))).toMatchObject({ asOf: '2026-02-28' });
    expect(JSON.parse(await run(reportCommand, ['half-year-summary'], { year: '2025', half: '1' }))).toMatchObject({ covers: 'half-year', asOf: '2025-06-30' });
    expect(JSON.parse(await run(reportCommand, ['work-plan'], { year: '2027' }))).toMatchObject({ year: 2027, asOf: '2026-03-10' });
    expect(JSON.parse(await run(reportCommand, ['work-plan'], { year: '2026' }))).toMatchObject({ year: 2026, asOf: '2025-12-31' });
  });

  test('the public version leaves out what is for the staff only and what is still to be written', async () => {
    const [whole, open] = [await run(reportCommand, ['party-responsibility'], { year: '2026' }), await run(reportCommand, ['party-responsibility'], { year: '2026', public: true })];
    expect(whole).toContain('待撰写');
    expect(whole).toContain('"internal": true');
    expect(open).not.toContain('待撰写');
    expect(open).not.toContain('integrity-talks');
    await expect(run(reportCommand, ['district-bulletin'], { year: '2026', public: true })).rejects.toThrow(/--public/);
  });

  test('refuses days of another report', async () => {
    await expect(run(reportCommand, ['district-bulletin'], { year: '2026', month: '4' })).rejects.toThrow(/2026-03-10/);
    await expect(run(reportCommand, ['district-bulletin'], { year: '2026', month: '13' })).rejects.toThrow(/--month/);
    await expect(run(reportCommand, ['half-year-summary'], { year: '2025', half: '2' })).rejects.toThrow(/--half/);
    await expect(run(reportCommand, ['half-year-summary'], { year: '2025', 'as-of': '2025-07-31' })).rejects.toThrow(/2025-06-30/);
    await expect(run(reportCommand, ['annual-summary'], { year: '2025', month: '3' })).rejects.toThrow(/--month/);
    await expect(run(reportCommand, ['work-plan'], { year: '2028' })).rejects.toThrow(/2027-01-01/);
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
