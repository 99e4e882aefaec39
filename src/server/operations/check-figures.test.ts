import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { paragraph } from '#domain/report/document.ts';
import { openBureau, type TestBureau } from '../../../tests/support/bureau.ts';
import { openTestDatabase } from '../../../tests/support/database.ts';
import { visitOf } from '../../../tests/support/work.ts';
import { writeDocx } from '../documents/docx.ts';

interface Checked {
  readonly asOf: string;
  readonly figures: readonly { readonly verdict: string; readonly value: string; readonly factText: string; readonly measure?: string; readonly period?: string }[];
}

describe('a draft whose figures are checked', () => {
  let bureau: TestBureau;
  let docx: Uint8Array;
  beforeAll(async () => {
    bureau = await openBureau(await openTestDatabase(), { now: () => new Date('2026-03-10T02:00:00.000Z') });
    for (const name of ['a', 'b']) await bureau.call('openCase', 'officer', { body: { type: 'enterprise-visit', input: visitOf(name, 2) } });
    docx = await writeDocx({ kind: '报告', organ: '样例局', title: '总结', body: [paragraph('全年走访企业3户次，其中上门2户次。')] });
  });
  afterAll(async () => {
    await bureau.close();
    await bureau.server.close();
  });

  const sent = (bytes: Uint8Array, name = 'a.docx'): { body: Buffer; headers: Record<string, string> } => {
    const head = `--edge\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`;
    return { body: Buffer.concat([Buffer.from(head), bytes, Buffer.from('\r\n--edge--\r\n')]), headers: { 'content-type': 'multipart/form-data; boundary=edge' } };
  };

  test('is told figure by figure, with the days that the fact covers', async () => {
    const { asOf, figures } = (await bureau.call('checkFigures', 'officer', { ...sent(docx), query: { year: '2026' } })).json<Checked>();
    expect(asOf).toBe('2026-03-10');
    expect(figures[0]).toMatchObject({ verdict: 'differs', value: '3户次', factText: '2', measure: '户次', period: '2026-01-01/2026-03-10' });
  });

  test('comes back with a comment at the figure, or as a table', async () => {
    const commented = await bureau.call('checkedFile', 'officer', { ...sent(docx), query: { year: '2026', format: 'docx' } });
    expect(commented.headers['content-disposition']).toContain(encodeURIComponent('a 核数批注.docx'));
    expect(strFromU8(unzipSync(commented.rawPayload)['word/comments.xml'] ?? new Uint8Array())).toMatch(/w:author="知枢" w:date="2026-03-10T02:00:00Z".*台账：2户次/);
    const table = await bureau.call('checkedFile', 'officer', { ...sent(docx), query: { year: '2026', format: 'xlsx', language: 'en' } });
    expect(strFromU8(unzipSync(table.rawPayload)['xl/worksheets/sheet1.xml'] ?? new Uint8Array())).toContain('differs');
  });

  test('must be a whole file of a kind that is read, and a Word file to be commented; and it takes a post', async () => {
    const text = new TextEncoder().encode('走访3户次');
    const codes = await Promise.all([
      bureau.call('checkedFile', 'officer', { ...sent(text, 'a.txt'), query: { year: '2026', format: 'docx' } }),
      bureau.call('checkFigures', 'officer', { ...sent(docx.subarray(0, docx.length - 40)), query: { year: '2026' } }),
      bureau.call('checkFigures', 'officer', { ...sent(text, 'a.txt'), query: { year: '26' } }),
      bureau.call('checkFigures', undefined, { ...sent(text, 'a.txt'), query: { year: '2026' } }),
    ]);
    expect(codes.map((answer) => answer.json<{ code: string }>().code)).toEqual(['wrong-file-type', 'damaged-file', 'wrong-format', 'not-signed-in']);
    expect((await bureau.call('checkFigures', 'officer', { ...sent(text, 'a.txt'), query: { year: '2026' } })).statusCode).toBe(200);
  });
});
