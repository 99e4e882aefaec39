import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Reply } from '#contract/route.ts';
import type { RouteId, ROUTES } from '#contract/routes.ts';
import { openBureau, PEOPLE, type TestBureau, type TestCall } from '../../../tests/support/bureau.ts';
import { openTestDatabase } from '../../../tests/support/database.ts';
import { visitOf } from '../../../tests/support/work.ts';
import type { Person } from '../organisation/organisation.ts';

const EDITOR: Person = { code: 'e1', name: '编辑甲', unit: 'office', roles: ['officer'], user: 'editor', active: true };

type Returned = Reply<typeof ROUTES.returnedRound>;

describe('the merged report of a round that comes back edited', () => {
  let bureau: TestBureau;
  let round: string;
  let written: Uint8Array;

  const ask = async <Id extends RouteId>(route: Id, user: string, call: TestCall = {}): Promise<Reply<(typeof ROUTES)[Id]>> => {
    const answer = await bureau.call(route, user, call);
    if (answer.statusCode !== 200) throw new Error(`${route}: ${answer.body}`);
    return answer.json();
  };
  const sent = (bytes: Uint8Array): TestCall => {
    const head = '--edge\r\ncontent-disposition: form-data; name="file"; filename="a.docx"\r\ncontent-type: application/octet-stream\r\n\r\n';
    return { body: Buffer.concat([Buffer.from(head), bytes, Buffer.from('\r\n--edge--\r\n')]), headers: { 'content-type': 'multipart/form-data; boundary=edge' } };
  };
  /** The file as somebody edited it: texts replaced in its source. */
  const edited = (...changes: readonly (readonly [string | RegExp, string])[]): Uint8Array => {
    const parts = unzipSync(written);
    const xml = changes.reduce((source, [from, to]) => source.replace(from, to), strFromU8(parts['word/document.xml'] ?? new Uint8Array()));
    return zipSync({ ...parts, 'word/document.xml': strToU8(xml) });
  };
  const back = (bytes: Uint8Array): Promise<Returned> => ask('returnedRound', 'editor', { ...sent(bytes), params: { id: round } });
  const chapterText = async (chapter: string): Promise<string> =>
    (await ask('round', 'editor', { params: { id: round } })).report.chapters.find(({ id }) => id === chapter)?.paragraphs.map(({ text }) => text).join('\n') ?? '';
  const write = async (prose: string): Promise<void> => {
    const { sections } = await ask('round', 'editor', { params: { id: round } });
    const visits = sections.find(({ chapter }) => chapter === 'visits');
    await ask('act', 'officer', { params: { id: visits?.case.id ?? '' }, body: { action: 'write', input: { prose }, basedOn: visits?.case.version ?? 0 } });
  };

  beforeAll(async () => {
    bureau = await openBureau(await openTestDatabase(), { now: () => new Date('2026-12-20T02:00:00.000Z'), people: [...PEOPLE, EDITOR] });
    for (const name of ['a', 'b', 'b']) await ask('openCase', 'officer', { body: { type: 'enterprise-visit', input: visitOf(name, 2, '2026-11-20') } });
    round = (await ask('openCase', 'editor', { body: { type: 'report-round', input: { genre: 'annual-summary', year: 2026, asOf: '2026-11-30', dueOn: '2026-12-25' } } })).row.id;
    await write('全年走访企业{{visits}}户次，惠及{{visited-enterprises}}家。\n服务队常年在一线。');
    written = (await bureau.call('roundFile', 'editor', { params: { id: round }, query: { format: 'docx' } })).rawPayload;
  });
  afterAll(async () => {
    await bureau.close();
    await bureau.server.close();
  });

  test('untouched, even by the accounts moving on, changes no section', async () => {
    await ask('openCase', 'officer', { body: { type: 'enterprise-visit', input: visitOf('c', 2, '2026-11-21') } });
    expect(await back(written)).toMatchObject({ sections: [], elsewhere: { paragraphs: [], figures: [] }, refound: 0, file: 'a.docx' });
  });

  test('gives its words to the section with the figures as marks; altered figures and typed digits are told, not taken over', async () => {
    const bytes = edited(['服务队常年在一线。', '服务队常年奔走在一线，帮助30家企业。'], [/(<w:tag w:val="visits"\/>.*?<w:t[^>]*>)3</, '$19<']);
    const { sections, untouched } = await back(bytes);
    expect(sections).toHaveLength(1);
    expect(untouched).toBeGreaterThan(5);
    const [visits] = sections;
    expect(visits).toMatchObject({ changed: true, prose: '全年走访企业{{visits}}户次，惠及{{visited-enterprises}}家。\n服务队常年奔走在一线，帮助30家企业。', unsourced: ['30'], unknown: [] });
    expect(visits?.figures).toEqual([{ id: 'visits', old: '3', new: '9', current: '4' }]);
    const { id, version } = visits?.case ?? { id: '', version: 0 };
    await ask('act', 'officer', { params: { id }, body: { action: 'write', input: { prose: visits?.prose }, basedOn: version } });
    expect(await chapterText('visits')).toBe('全年走访企业4户次，惠及3家。\n服务队常年奔走在一线，帮助30家企业。');
    const stale = await bureau.call('act', 'officer', { params: { id }, body: { action: 'write', input: { prose: '旧稿' }, basedOn: version } });
    expect(stale.json()).toMatchObject({ code: 'stale-version' });
  });

  test('says who wrote in a section after the file was written, and what it cannot place', async () => {
    const made = new Date('2026-12-01T00:00:00Z').toISOString();
    const parts = unzipSync(edited(['服务队常年在一线。', '服务队天天在一线。'], ['重点工程任务<', '重点工程<']));
    const core = strFromU8(parts['docProps/core.xml'] ?? new Uint8Array()).replace(/(<dcterms:created[^>]*>)[^<]*/, `$1${made}`);
    const { sections, elsewhere } = await back(zipSync({ ...parts, 'docProps/core.xml': strToU8(core) }));
    expect(sections.find(({ case: { values } }) => values['chapter'] === 'visits')).toMatchObject({ since: { on: '2026-12-20' } });
    expect(elsewhere.paragraphs.map(({ after }) => after)).toEqual(['（一）重点工程']);
  });

  test('of another round, or no Word file, is refused with one message', async () => {
    const other = (await ask('openCase', 'editor', { body: { type: 'report-round', input: { genre: 'annual-summary', year: 2025, asOf: '2025-12-31', dueOn: '2026-12-25' } } })).row.id;
    const foreign = await bureau.call('returnedRound', 'editor', { ...sent(written), params: { id: other } });
    expect(foreign.json()).toMatchObject({ code: 'bad-request', detail: expect.stringContaining('不是本轮征集的合稿') });
    const broken = await bureau.call('returnedRound', 'editor', { ...sent(strToU8('no zip')), params: { id: round } });
    expect(broken.json()).toMatchObject({ code: 'wrong-file-type' });
  });
});
