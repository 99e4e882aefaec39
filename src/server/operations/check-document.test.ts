import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBureau, PEOPLE, type TestBureau } from '../../../tests/support/bureau.ts';
import { openTestDatabase } from '../../../tests/support/database.ts';
import { paragraph } from '#domain/report/document.ts';
import { writeDocx } from '../documents/docx.ts';

/** Keeps the rounds: a clerk of the office. */
const EDITOR = { code: 'p901', name: '样例编辑', unit: 'office', roles: ['officer'], user: 'editor', active: true } as const;

describe('Word files that are looked at', () => {
  let bureau: TestBureau;
  beforeAll(async () => {
    bureau = await openBureau(await openTestDatabase(), { now: () => new Date('2026-03-10T02:00:00.000Z'), people: [...PEOPLE, EDITOR] });
  });
  afterAll(async () => {
    await bureau.close();
    await bureau.server.close();
  });

  const sent = (bytes: Uint8Array): { body: Buffer; headers: Record<string, string> } => {
    const head = '--edge\r\ncontent-disposition: form-data; name="file"; filename="a.docx"\r\ncontent-type: application/octet-stream\r\n\r\n';
    return { body: Buffer.concat([Buffer.from(head), bytes, Buffer.from('\r\n--edge--\r\n')]), headers: { 'content-type': 'multipart/form-data; boundary=edge' } };
  };

  test('the check tells what departs from the format', async () => {
    const docx = await writeDocx({ kind: '通知', organ: '样例局', redHead: true, number: '样知发[2026]1号', title: '关于某事的通知', addressee: '各区', body: [paragraph('正文。')] });
    const reply = await bureau.call('checkDocument', 'officer', sent(docx));
    expect(reply.json()).toMatchObject({ file: 'a.docx', kind: '通知', deviations: [{ rule: 'number-form', expected: { zh: '样知发〔2026〕1号' }, places: [{ paragraph: 2 }] }] });
    const asOther = await bureau.call('checkDocument', 'officer', { ...sent(docx), query: { kind: '公告' } });
    expect(asOther.json<{ deviations: { rule: string }[] }>().deviations.map(({ rule }) => rule)).toContain('kind-addressee');
    expect((await bureau.call('checkDocument', 'officer', sent(new TextEncoder().encode('no file')))).statusCode).toBe(415);
    expect((await bureau.call('checkDocument', undefined, sent(docx))).statusCode).toBe(401);
  });

  test('every genre of report that we write keeps to the format', async () => {
    const found: string[] = [];
    for (const { id, covers } of bureau.server.catalog.genres) {
      const asOf = { month: '2026-02-28', 'half-year': '2025-06-30', year: '2025-12-31', 'coming-year': undefined }[covers ?? 'year'];
      const query = { year: covers === 'month' || covers === 'coming-year' ? '2026' : '2025', format: 'docx', ...(asOf && { asOf }) };
      const file = await bureau.call('reportFile', 'officer', { params: { genre: id }, query });
      expect(`${id} ${file.statusCode}`).toBe(`${id} 200`);
      const { deviations } = (await bureau.call('checkDocument', 'officer', sent(file.rawPayload))).json<{ deviations: { what: { zh: string }; found: { zh: string } }[] }>();
      found.push(...deviations.map(({ what, found: is }) => `${id}: ${what.zh} ${is.zh}`));
    }
    expect(found).toEqual([]);
  });

  test('an edited report is compared with the one it came from', async () => {
    const file = await bureau.call('reportFile', 'officer', { params: { genre: 'annual-summary' }, query: { year: '2026', format: 'docx' } });
    const reply = await bureau.call('readBack', 'officer', sent(file.rawPayload));
    expect(reply.json()).toMatchObject({ file: 'a.docx', origin: { genre: 'annual-summary', year: 2026, asOf: '2026-03-10' } });
    const { paragraphs, figures } = reply.json<{ paragraphs: { state: string }[]; figures: { state: string }[] }>();
    expect(new Set([...paragraphs, ...figures].map(({ state }) => state))).toEqual(new Set(['kept']));
    const foreign = await bureau.call('readBack', 'officer', sent(await writeDocx({ kind: '通知', organ: '局', title: '某事', body: [] })));
    expect(foreign.statusCode).toBe(422);
  });

  test('a published edition that was edited is compared with what was published', async () => {
    const published = await bureau.call('publish', 'bureau-leader', { params: { genre: 'annual-summary' }, body: { year: 2026 } });
    const id = published.json<{ id: string }>().id;
    const file = await bureau.call('editionFile', 'officer', { params: { id }, query: { format: 'docx' } });
    const back = (await bureau.call('readBack', 'officer', sent(file.rawPayload))).json<{ origin: { edition: string }; paragraphs: { state: string }[]; figures: { state: string }[] }>();
    expect(back.origin.edition).toBe(id);
    expect(new Set([...back.paragraphs, ...back.figures].map(({ state }) => state))).toEqual(new Set(['kept']));
  });

  test('the merged draft of a round is compared with that round, sections included', async () => {
    const opened = await bureau.call('openCase', 'editor', { body: { type: 'report-round', input: { genre: 'annual-summary', year: 2026, asOf: '2026-03-10', dueOn: '2026-12-25' } } });
    const { row } = opened.json<{ row: { id: string } }>();
    const file = await bureau.call('roundFile', 'editor', { params: { id: row.id }, query: { format: 'docx' } });
    const back = (await bureau.call('readBack', 'editor', sent(file.rawPayload))).json<{ origin: { round: string }; paragraphs: { state: string }[]; figures: { state: string }[] }>();
    expect(back.origin.round).toBe(row.id);
    expect(new Set([...back.paragraphs, ...back.figures].map(({ state }) => state))).toEqual(new Set(['kept']));
  });
});
