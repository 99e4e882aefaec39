import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mergedProse } from '#domain/report/collection/merge-prose.ts';
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
  /** The file with a footnote and a header of somebody's own. */
  const withAsides = (bytes: Uint8Array, footnote: string, header: string): Uint8Array => {
    const words = (text: string): string => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
    const xmlns = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
    return zipSync({
      ...unzipSync(bytes),
      'word/footnotes.xml': strToU8(`<w:footnotes ${xmlns}><w:footnote w:type="separator" w:id="-1">${words('')}</w:footnote><w:footnote w:id="7">${words(footnote)}</w:footnote></w:footnotes>`),
      'word/header9.xml': strToU8(`<w:hdr ${xmlns}>${words(header)}</w:hdr>`),
    });
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

  test('is merged with what was written since: sentences that only one side changed, and a question where both did', async () => {
    await write('全年走访企业{{visits}}户次，惠及{{visited-enterprises}}家。\n服务队常年在一线。走访从未间断。');
    written = (await bureau.call('roundFile', 'editor', { params: { id: round }, query: { format: 'docx' } })).rawPayload;
    await write('全年共走访企业{{visits}}户次，惠及{{visited-enterprises}}家。\n服务队常年在生产一线。走访从未间断。');
    const { sections } = await back(edited(['服务队常年在一线。', '服务队天天在一线。'], ['走访从未间断。', '走访从不间断。']));
    const [visits] = sections;
    expect(visits).toMatchObject({ since: { on: '2026-12-20' }, changed: true });
    expect(visits?.merged.map(({ kind }) => kind)).toEqual(['ours', 'kept', 'conflict', 'theirs']);
    expect(visits?.merged[2]).toEqual({ kind: 'conflict', base: '服务队常年在一线。', theirs: '服务队天天在一线。', ours: '服务队常年在生产一线。' });
    expect(mergedProse(visits?.merged ?? [], ['theirs'])).toBe('全年共走访企业{{visits}}户次，惠及{{visited-enterprises}}家。\n服务队天天在一线。走访从不间断。');
  });

  test('goes by its date where a word processor dropped what it was written from', async () => {
    const parts = unzipSync(edited(['服务队常年在一线。', '服务队天天在一线。']));
    const dated = (at: string): Uint8Array => {
      const core = strFromU8(parts['docProps/core.xml'] ?? new Uint8Array()).replace(/(<dcterms:created[^>]*>)[^<]*/, `$1${at}`);
      return zipSync({ ...parts, 'docProps/core.xml': strToU8(core), 'customXml/item1.xml': strToU8('<none/>') });
    };
    expect((await back(dated('2026-12-21T00:00:00Z'))).sections[0]?.since).toBeUndefined();
    expect((await back(dated('2026-12-01T00:00:00Z'))).sections.find(({ case: { values } }) => values['chapter'] === 'visits')).toMatchObject({ since: { on: '2026-12-20' } });
  });

  test('tells what it cannot place and what stands beside the text; nothing of a section that is no more is lost', async () => {
    const { sections } = await ask('round', 'editor', { params: { id: round } });
    const training = sections.find(({ chapter }) => chapter === 'training');
    const bytes = withAsides(edited(['重点工程任务<', '重点工程<'], ['服务队常年在一线。', '服务队常年在一线。</w:t></w:r><w:r><w:footnoteReference w:id="7"/></w:r><w:r><w:t>']), '据走访台账。', '仅供讨论');
    await ask('act', 'editor', { params: { id: training?.case.id ?? '' }, body: { action: 'annul', input: { reason: '不写' }, basedOn: training?.case.version ?? 0 } });
    const { elsewhere, asides, sections: touched } = await back(bytes);
    expect(elsewhere.paragraphs.map(({ after }) => after)).toEqual(['（一）重点工程']);
    expect(touched).toEqual([]);
    expect(asides).toEqual([
      { kind: 'footnote', text: '据走访台账。', at: expect.stringContaining('服务队常年在一线。'), change: 'added' },
      { kind: 'header', text: '仅供讨论', change: 'added' },
    ]);
  });

  test('of another round, or no Word file, is refused with one message', async () => {
    const other = (await ask('openCase', 'editor', { body: { type: 'report-round', input: { genre: 'annual-summary', year: 2025, asOf: '2025-12-31', dueOn: '2026-12-25' } } })).row.id;
    const foreign = await bureau.call('returnedRound', 'editor', { ...sent(written), params: { id: other } });
    expect(foreign.json()).toMatchObject({ code: 'bad-request', detail: expect.stringContaining('不是本轮征集的合稿') });
    const broken = await bureau.call('returnedRound', 'editor', { ...sent(strToU8('no zip')), params: { id: round } });
    expect(broken.json()).toMatchObject({ code: 'wrong-file-type' });
  });
});
