import { read, utils } from '@e965/xlsx';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBureau, type TestBureau, type TestCall } from '../../../tests/support/bureau.ts';
import { openTestDatabase } from '../../../tests/support/database.ts';
import { visitOf } from '../../../tests/support/work.ts';
import type { Database } from '../database/database.ts';

describe('what is counted, as an Excel file', () => {
  let database: Database;
  let bureau: TestBureau;
  const open = async (user: string, type: string, input: object): Promise<void> => {
    const answer = await bureau.call('openCase', user, { body: { type, input } });
    if (answer.statusCode !== 200) throw new Error(answer.body);
  };
  beforeAll(async () => {
    database = await openTestDatabase();
    bureau = await openBureau(database, { now: () => new Date('2026-03-10T02:00:00.000Z') });
    for (const [name, members] of [['=HYPERLINK("http://example.invalid")', 3], ['b', 4]] as const) {
      const visit = visitOf(name, members);
      await open('officer', 'enterprise-visit', { ...visit, enterprise: { id: name, name } });
    }
    const matter = { kind: 'report', subject: '样例事由', text: '样例内容', channel: 'phone', district: '990101' };
    for (let count = 0; count < 4; count += 1) await open('hotline-officer', 'hotline-item', matter);
  });
  afterAll(async () => {
    await bureau.close();
    await database.close();
  });

  const fileOf = async (route: Parameters<TestBureau['call']>[0], user: string, call: TestCall): Promise<{ name: string; sheets: Record<string, unknown[][]>; xml: string }> => {
    const answer = await bureau.call(route, user, call);
    expect(answer.statusCode, `${route} ${answer.body.slice(0, 200)}`).toBe(200);
    const book = read(answer.rawPayload, { type: 'buffer' });
    const sheets = Object.fromEntries(book.SheetNames.map((name) => [name, utils.sheet_to_json<unknown[]>(book.Sheets[name] ?? {}, { header: 1 })]));
    const xml = Object.entries(unzipSync(new Uint8Array(answer.rawPayload))).filter(([name]) => name.startsWith('xl/worksheets/')).map(([, part]) => strFromU8(part)).join('');
    return { name: decodeURIComponent(/filename\*=UTF-8''(.*)$/.exec(String(answer.headers['content-disposition']))?.[1] ?? ''), sheets, xml };
  };

  test('holds the rows of a fact, amounts as numbers and everything else as text, nothing as a formula', async () => {
    const { name, sheets, xml } = await fileOf('factRowsFile', 'officer', { query: { indicator: 'visit-staff', period: '2026' } });
    expect(name).toBe('走访人次 2026.xlsx');
    const [head, ...rows] = sheets['明细'] ?? [];
    expect(head).toEqual(['日期', '事项', '指标', '计数', '区', '处室', '主体标识', '环节']);
    expect(rows.map((row) => [row[3], row[4], row[5]])).toEqual([[3, '东区', '运用促进处'], [4, '东区', '运用促进处']]);
    expect(sheets['说明']).toContainEqual(['行数', '2']);
    expect(xml).not.toContain('<f>');
    expect(xml).toContain('=HYPERLINK(');
  });

  test('of a figure of a report is the same, in the reader’s language', async () => {
    const { name, sheets } = await fileOf('figureRowsFile', 'officer', { params: { genre: 'annual-summary', figure: 'visits' }, query: { year: '2026', language: 'en' } });
    expect(name).toBe('Visits 2026.xlsx');
    expect(sheets['Rows']).toHaveLength(3);
    expect((await bureau.call('figureRowsFile', 'officer', { params: { genre: 'annual-summary', figure: 'none' }, query: { year: '2026' } })).statusCode).toBe(404);
  });

  test('leaves out what the reader may not open, and says how much', async () => {
    const { sheets } = await fileOf('factRowsFile', 'officer', { query: { indicator: 'hotline-items', period: '2026' } });
    expect(sheets['明细']).toHaveLength(1);
    expect(sheets['说明']).toContainEqual(['您无权打开、未列出的行数', '4']);
  });

  test('holds the indicators that the page shows', async () => {
    const { name, sheets } = await fileOf('indicatorsFile', 'officer', { query: { year: '2026', q: '走访', owner: 'promotion' } });
    expect(name).toBe('指标 2026.xlsx');
    const [head, ...rows] = sheets['指标'] ?? [];
    expect(head?.slice(0, 5)).toEqual(['指标', '单位', '本年', '上年同期', '同比增长']);
    expect(rows.find(([indicator]) => indicator === '走访人次')?.slice(1, 4)).toEqual(['人次', 7, 0]);
    expect(rows.every(([indicator, , , , , , , , definition]) => `${String(indicator)}${String(definition)}`.includes('走访'))).toBe(true);
  });
});
