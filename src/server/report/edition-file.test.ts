import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBureau, type TestBureau, type TestCall } from '../../../tests/support/bureau.ts';
import { openTestDatabase } from '../../../tests/support/database.ts';
import { visitOf } from '../../../tests/support/work.ts';
import type { Database } from '../database/database.ts';

describe('a published edition as a file', () => {
  let database: Database;
  let bureau: TestBureau;
  let now = new Date('2026-03-10T02:00:00.000Z');
  const ids: string[] = [];
  let visit: { readonly row: { readonly id: string } };

  const ask = async <T>(route: Parameters<TestBureau['call']>[0], user: string, call: TestCall): Promise<T> => {
    const answer = await bureau.call(route, user, call);
    expect(answer.statusCode, `${route} ${answer.body}`).toBe(200);
    return answer.json<T>();
  };
  const fileOf = async (id: string, format = 'docx'): Promise<{ name: string; bytes: Buffer }> => {
    const answer = await bureau.call('editionFile', 'auditor', { params: { id }, query: { format } });
    expect(answer.statusCode, `editionFile ${answer.body}`).toBe(200);
    return { name: decodeURIComponent(/filename\*=UTF-8''(.*)$/.exec(String(answer.headers['content-disposition']))?.[1] ?? ''), bytes: answer.rawPayload };
  };
  const wordsOf = (docx: Buffer): string => strFromU8(unzipSync(docx)['word/document.xml'] ?? new Uint8Array()).replaceAll(/<\/w:p>/g, '\n').replaceAll(/<[^>]+>/g, '');

  beforeAll(async () => {
    database = await openTestDatabase();
    bureau = await openBureau(database, { now: () => now });
    visit = await ask('openCase', 'officer', { body: { type: 'enterprise-visit', input: visitOf('a', 3) } });
    for (const day of ['11', '12']) {
      ids.push((await ask<{ id: string }>('publish', 'statistics-officer', { params: { genre: 'annual-summary' }, body: { year: 2026 } })).id);
      now = new Date(`2026-03-${day}T02:00:00.000Z`);
    }
  });
  afterAll(async () => {
    await bureau.close();
    await database.close();
  });

  test('says its number and day, in a Chinese file name as well', async () => {
    const [first = '', second = ''] = ids;
    expect((await fileOf(first)).name).toBe('样例市知识产权局2026年工作总结（第1版）.docx');
    expect((await fileOf(second, 'pdf')).name).toMatch(/（第2版）\.pdf$/);
    expect(wordsOf((await fileOf(second)).bytes)).toContain('（第2版，2026年3月11日发布）\n发布后数据未发生变动。');
  });

  test('is the same docx byte for byte, whenever it is asked for', async () => {
    const [first = ''] = ids;
    const { bytes } = await fileOf(first);
    await delay(2_100);
    expect((await fileOf(first)).bytes.equals(bytes)).toBe(true);
    expect(strFromU8(unzipSync(bytes)['docProps/core.xml'] ?? new Uint8Array())).toContain('2026-03-10T02:00:00Z');
  });

  test('keeps its words when a row is corrected, and tells the correction behind them', async () => {
    const [first = ''] = ids;
    const before = wordsOf((await fileOf(first)).bytes);
    await ask('act', 'officer', { params: { id: visit.row.id }, body: { action: 'correct', input: { reason: '人数录错', values: { members: 6 } }, basedOn: 1 } });
    const after = wordsOf((await fileOf(first)).bytes);
    const body = (words: string): string => words.slice(words.indexOf('\n', words.indexOf('发布后')), words.indexOf('本报告数据截至') + 50);
    expect(body(before).length).toBeGreaterThan(200);
    expect(body(after)).toBe(body(before));
    expect(after).toContain('发布后有1项数据发生变动');
    expect(after).toMatch(/发布后更正\n(?:.|\n)*走访人次\s*3\s*6\s*访〔2026〕1号更正/);
    expect(before).not.toContain('发布后更正');
  });

  test('opens in LibreOffice', { timeout: 180_000 }, async ({ skip }) => {
    if (!existsSync('/usr/bin/soffice')) skip('no LibreOffice here');
    const folder = mkdtempSync(join(tmpdir(), 'zhishu-edition-'));
    writeFileSync(join(folder, 'edition.docx'), (await fileOf(ids[0] ?? '')).bytes);
    execFileSync('/usr/bin/soffice', ['--headless', `-env:UserInstallation=file://${folder}/profile`, '--convert-to', 'txt:Text', '--outdir', folder, join(folder, 'edition.docx')], { stdio: 'ignore' });
    expect(existsSync(join(folder, 'edition.txt'))).toBe(true);
    rmSync(folder, { recursive: true, force: true });
  });

  test('of no such edition, and to those without business data, is refused', async () => {
    expect((await bureau.call('editionFile', 'auditor', { params: { id: 'none' }, query: { format: 'pdf' } })).json().code).toBe('not-found');
    expect((await bureau.call('editionFile', 'system-admin', { params: { id: ids[0] ?? '' }, query: { format: 'pdf' } })).statusCode).toBe(403);
  });
});
