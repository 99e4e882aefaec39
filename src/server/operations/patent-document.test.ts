import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Reply } from '#contract/route.ts';
import type { ROUTES } from '#contract/routes.ts';
import type { PatentRecord } from '#domain/patent/record.ts';
import { openBureau, type TestBureau } from '../../../tests/support/bureau.ts';
import { openTestDatabase } from '../../../tests/support/database.ts';
import { applicationOf } from '../../../tests/support/import.ts';
import { registerRecords } from '../../../tests/support/register-records.ts';
import type { Database } from '../database/database.ts';
import { keepDescriptions, referenceTo } from '../patents/descriptions.ts';

type Document = Reply<typeof ROUTES.patentDocument>;

function record(serial: number, title: string, more: Partial<PatentRecord> = {}): Partial<PatentRecord> {
  const normal = applicationOf(serial);
  return {
    title, applicationNumber: { text: normal, normal, damaged: false }, kind: 'invention', filingDate: '2019-01-24', applicants: ['示例科技公司'], inventors: ['王某'],
    publications: [{ number: `CN${110_000_000 + serial}A`, date: '2020-07-09' }], ipc: ['H01M10/0525'], ...more,
  };
}

const SEPARATOR = record(1, '一种锂电池隔膜', {
  claims: ['1.一种锂电池隔膜，其特征在于，表面涂覆勃姆石。', '2.根据权利要求1所述的锂电池隔膜，厚度为5μm。', '3.根据权利要求1或2所述的锂电池隔膜。', '4.一种电池，包括权利要求1所述的隔膜。'],
  abstract: '本发明公开了一种锂电池隔膜。', owners: ['示例控股集团'], agency: '示例专利代理事务所', agencyCode: '99001', agents: ['李某'],
  priorities: [{ number: 'US62100001', date: '2018-01-24' }], cpc: ['H01M50/411'], family: '70001', familyMembers: ['CN110000001A', 'US20200001234A1', 'CN110000002A'],
  citations: [{ number: 'CN110000002', category: 'X', by: 'examiner' }, { number: 'US8926509B2' }, { text: '示例大学学报, 2017' }], drawings: [{ file: '100001.tif', figure: '图1' }],
});

describe('A patent document', () => {
  let database: Database;
  let bureau: TestBureau;
  let ids: string[];
  beforeAll(async () => {
    database = await openTestDatabase();
    bureau = await openBureau(database, { now: () => new Date('2026-03-10T02:00:00.000Z') });
    const others = Array.from({ length: 12 }, (_, index) => record(100 + index, `一种示例装置${index}`, { ipc: ['G06F16/33'], claims: ['1.一种示例装置，其特征在于，包括机架。'] }));
    ids = await registerRecords(bureau.server, [SEPARATOR, record(2, '一种电池隔膜涂覆勃姆石的方法', { publications: [{ number: 'CN110000002A' }, { number: 'CN110000002B' }] }), record(3, '锂电池'), ...others]);
    await (await bureau.server.search()).catchUp();
  });
  afterAll(async () => {
    await (await bureau.server.search()).close();
    await bureau.close();
    await database.close();
  });

  async function document(query: Readonly<Record<string, string>> = {}): Promise<Document> {
    return (await bureau.call('patentDocument', 'officer', { params: { id: ids[0] ?? '' }, query })).json();
  }

  test('tells its bibliography, its claims in their places, and what it cites, with links to what the register has', async () => {
    const shown = await document();
    expect(shown).toMatchObject({
      title: { text: '一种锂电池隔膜', marks: [] }, owners: [{ text: '示例控股集团' }], agency: { text: '示例专利代理事务所' }, agencyCode: '99001', agents: [{ text: '李某' }],
      priorities: [{ number: 'US62100001', date: '2018-01-24' }], cpc: ['H01M50/411'], technologyFields: [{ number: 1, name: { en: 'Electrical machinery, apparatus, energy' } }],
      family: '70001', drawings: [{ file: '100001.tif', figure: '图1' }],
    });
    expect(shown.claims.map(({ number, parent, refersTo }) => [number, parent, refersTo])).toEqual([[1, undefined, []], [2, 1, [1]], [3, 1, [1, 2]], [4, undefined, [1]]]);
    expect(shown.citations).toEqual([{ number: 'CN110000002', category: 'X', by: 'examiner', id: ids[1], title: '一种电池隔膜涂覆勃姆石的方法' }, { number: 'US8926509B2' }, { text: '示例大学学报, 2017' }]);
    expect(shown.familyMembers).toEqual([{ number: 'US20200001234A1' }, { number: 'CN110000002A', id: ids[1], title: '一种电池隔膜涂覆勃姆石的方法' }]);
  });

  test('is marked where the query found it; a query that cannot be read marks nothing', async () => {
    const { title, claims } = await document({ q: '隔膜 AND CL=勃姆石' });
    expect(title.marks).toEqual([{ start: 5, end: 7 }]);
    expect(claims[0]?.marks).toEqual([{ start: 5, end: 7 }, { start: 18, end: 21 }]);
    expect((await document({ q: '(' })).title.marks).toEqual([]);
  });

  test('has a place among the hits, and neighbours', async () => {
    const place = async (id: string | undefined, at: string): Promise<unknown> => (await bureau.call('hitPlace', 'officer', { params: { id: id ?? '' }, query: { q: 'TI=电池', sort: 'filed-oldest', at } })).json();
    const found = (await bureau.call('searchPatents', 'officer', { query: { q: 'TI=电池', sort: 'filed-oldest' } })).json<Reply<typeof ROUTES.searchPatents>>().hits.map(({ id }) => id);
    expect(found).toHaveLength(3);
    expect(await place(found[1], '1')).toEqual({ total: 3, at: 1, previous: { id: found[0], at: 0 }, next: { id: found[2], at: 2 } });
    expect(await place(found[0], '0')).toEqual({ total: 3, at: 0, next: { id: found[1], at: 1 } });
    expect(await place(found[2], '0')).toMatchObject({ total: 3, at: 2, previous: { id: found[1], at: 1 } });
    expect(await place(ids[5], '1')).toEqual({ total: 3 });
  });

  test('has others like it, found by what is rare in it, and not itself', async () => {
    const similar = (await bureau.call('similarPatents', 'officer', { params: { id: ids[0] ?? '' } })).json<Reply<typeof ROUTES.similarPatents>>();
    expect(similar.hits.map(({ id }) => id)).toEqual([ids[1], ids[2]]);
    expect(similar.by).toContain('涂覆勃姆石');
    expect(similar.classes).toEqual(['H01M']);
  });

  test('has its description, marked where the query found it', async () => {
    const [heading, paragraph] = [{ text: '技术领域', heading: true as const }, { text: '本发明涉及锂电池隔膜。', number: '0001' }];
    const description = { language: 'zh', paragraphs: [heading, paragraph] };
    await database.transaction((trx) => keepDescriptions(trx, 1, [description]));
    const [id = ''] = await registerRecords(bureau.server, [record(50, '一种隔膜', { descriptions: [referenceTo(description, 'CN110000050A')], otherClaims: [{ language: 'en', claims: ['1. A separator.', '2. The separator of claim 1.'] }] })]);
    const shown = (await bureau.call('patentDescription', 'officer', { params: { id }, query: { q: '说明书=隔膜' } })).json();
    expect(shown).toEqual({ descriptions: [{ language: 'zh', publication: 'CN110000050A', paragraphs: [{ ...heading, marks: [] }, { ...paragraph, marks: [{ start: 8, end: 10 }] }] }] });
    const told = (await bureau.call('patentDocument', 'officer', { params: { id } })).json<Document>();
    expect(told.descriptions).toEqual([{ language: 'zh', characters: 15 }]);
    expect(told.otherClaims).toMatchObject([{ language: 'en', claims: [{ number: 1 }, { number: 2, parent: 1 }] }]);
  });

  test('is found by nobody without the post to see patents, and not under an id that is none', async () => {
    expect((await bureau.call('patentDocument', 'system-admin', { params: { id: ids[0] ?? '' } })).statusCode).toBe(403);
    expect((await bureau.call('patentDocument', 'officer', { params: { id: '123' } })).statusCode).toBe(404);
    expect((await bureau.call('similarPatents', 'officer', { params: { id: 'x' } })).statusCode).toBe(404);
  });
});
