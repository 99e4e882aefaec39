import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Reply } from '#contract/route.ts';
import type { RouteId, ROUTES } from '#contract/routes.ts';
import { openBureau, PEOPLE, type TestBureau, type TestCall } from '../../../tests/support/bureau.ts';
import { eachEngine } from '../../../tests/support/database.ts';
import { visitOf } from '../../../tests/support/work.ts';
import type { Person } from '../organisation/organisation.ts';

/** The office's editor and its head, the promotion division's head: the posts a round needs besides those of the sample bureau. */
const MORE: readonly Person[] = [
  { code: 'e1', name: '编辑甲', unit: 'office', roles: ['officer'], user: 'editor', active: true },
  { code: 'e2', name: '主任乙', unit: 'office', roles: ['division-head'], user: 'office-head', active: true },
  { code: 'e3', name: '处长丙', unit: 'promotion', roles: ['division-head'], user: 'promotion-head', active: true },
];

type Round = Reply<typeof ROUTES.round>;
type Section = Round['sections'][number];

eachEngine('a report being collected', (engine) => {
  let bureau: TestBureau;
  let round: string;
  const now = new Date('2026-12-20T02:00:00.000Z');

  const ask = async <Id extends RouteId>(route: Id, user: string, call: TestCall = {}): Promise<Reply<(typeof ROUTES)[Id]>> => {
    const answer = await bureau.call(route, user, call);
    if (answer.statusCode !== 200) throw new Error(`${route}: ${answer.body}`);
    return answer.json();
  };
  const tryTo = async (id: string, user: string, action: string, input: object = {}, kind = 'act'): ReturnType<TestBureau['call']> => {
    const { row } = await ask('getCase', user, { params: { id } });
    return bureau.call('act', user, { params: { id }, body: { action, kind, input, basedOn: row.version } });
  };
  const act = async (id: string, user: string, action: string, input: object = {}, kind = 'act'): Promise<Reply<typeof ROUTES.act>> => {
    const answer = await tryTo(id, user, action, input, kind);
    if (answer.statusCode !== 200) throw new Error(`${action}: ${answer.body}`);
    return answer.json();
  };
  const read = (): Promise<Round> => ask('round', 'editor', { params: { id: round } });
  const sectionOf = async (chapter: string): Promise<Section> => {
    const found = (await read()).sections.find((each) => each.chapter === chapter);
    if (!found) throw new Error(`no section ${chapter}`);
    return found;
  };
  const confirmed = ({ figures }: Section): { confirmed: { figure: string; shown: string }[] } => ({ confirmed: figures.map(({ id, text }) => ({ figure: id, shown: text })) });
  /** The section's text with its places to write filled. */
  const written = ({ case: section }: Section): string => String(section.values['prose']).replaceAll(/【待撰写：[^】]*】/g, '已撰写。');
  const textOf = ({ report }: Round, chapter: string): string => report.chapters.find(({ id }) => id === chapter)?.paragraphs.map(({ text }) => text).join('') ?? '';

  beforeAll(async () => {
    bureau = await openBureau(engine.database(), { now: () => now, people: [...PEOPLE, ...MORE] });
    for (const [name, day] of [['a', '2026-03-01'], ['b', '2026-11-20'], ['b', '2026-12-10']] as const) {
      await ask('openCase', 'officer', { body: { type: 'enterprise-visit', input: visitOf(name, 2, day) } });
    }
    const input = { genre: 'annual-summary', year: 2026, asOf: '2026-11-30', dueOn: '2026-12-25' };
    round = (await ask('openCase', 'editor', { body: { type: 'report-round', input } })).row.id;
  });
  afterAll(() => bureau.close());

  test('opens with a section for each chapter, in the division that drafts it, begun with its figures', async () => {
    const { sections } = await read();
    const visits = await sectionOf('visits');
    expect(sections.length).toBeGreaterThan(10);
    expect([visits.case.unit, (await sectionOf('adjudication')).case.unit, (await sectionOf('opening')).case.unit]).toEqual(['promotion', 'protection', 'office']);
    expect(visits.case.values['prose']).toContain('走访{{visits}}户次');
    expect(visits.figures.find(({ id }) => id === 'visits')).toMatchObject({ text: '2', measure: '户次' });
    expect(textOf(await read(), 'visits')).toContain('走访2户次');
  });

  test('opens only for the office, and not for days to come', async () => {
    const body = (asOf: string): TestCall => ({ body: { type: 'report-round', input: { genre: 'annual-summary', year: 2026, asOf, dueOn: '2026-12-25' } } });
    expect((await bureau.call('openCase', 'officer', body('2026-11-30'))).statusCode).toBe(403);
    expect((await bureau.call('openCase', 'editor', body('2026-12-31'))).json()).toMatchObject({ code: 'guard-refused' });
    expect((await bureau.call('openCase', 'editor', body('2025-12-31'))).json()).toMatchObject({ code: 'guard-refused' });
  });

  test('is brought to another day: the figures move, the words stay', async () => {
    const moved = await ask('movedBy', 'editor', { params: { id: round }, query: { asOf: '2026-12-20' } });
    expect(moved.moved.find(({ id }) => id === 'visits')).toEqual({ id: 'visits', name: '走访户次', before: '2', after: '3' });
    await act(round, 'editor', 'move-day', { asOf: '2026-12-20' });
    expect(textOf(await read(), 'visits')).toContain('走访3户次');
  });

  test('a division writes words around figures; braces that mean nothing and digits without a source are told', async () => {
    const { case: section } = await sectionOf('visits');
    expect((await tryTo(section.id, 'officer', 'write', { prose: '走访{{Visits}}' })).statusCode).toBe(422);
    await act(section.id, 'officer', 'write', { prose: '全年走访{{visits}}户次，约{{visits|floor:2}}户次，帮助30家企业，见{{nothing}}。' });
    const written = await sectionOf('visits');
    expect([written.unsourced, written.unknown, written.writers.map(({ name }) => name)]).toEqual([['30'], ['nothing'], [PEOPLE.find(({ user }) => user === 'officer')?.name]]);
    expect(textOf(await read(), 'visits')).toBe('全年走访3户次，约2余户次，帮助30家企业，见{{nothing}}。');
  });

  test('a comment stands at a passage and keeps nobody from writing; one that must be settled keeps the section from being confirmed', async () => {
    const { case: section, figures } = await sectionOf('visits');
    const [seen, input] = [section.version, { confirmed: figures.map(({ id, text }) => ({ figure: id, shown: text })) }];
    expect((await tryTo(section.id, 'hotline-officer', 'comment', { words: '路过' })).statusCode).toBe(403);
    await act(section.id, 'statistics-officer', 'comment', { words: '家数请改用指标', quote: '帮助30家企业', before: '户次，', mustSettle: true });
    await act(section.id, 'editor', 'comment', { words: '可再简略' });
    const prose = '全年走访{{visits}}户次，帮助30家企业，见附表。';
    expect((await bureau.call('act', 'officer', { params: { id: section.id }, body: { action: 'write', input: { prose }, basedOn: seen } })).statusCode).toBe(200);
    expect((await sectionOf('visits')).comments).toEqual({ open: 2, blocking: 1 });
    const refused = await tryTo(section.id, 'officer', 'submit', input);
    expect(refused.json()).toMatchObject({ code: 'guard-refused', detail: expect.stringContaining('1 条须落实') });
    const thread = seen + 1;
    expect((await tryTo(section.id, 'officer', 'reply', { thread: 1, words: '哪条' })).json()).toMatchObject({ code: 'guard-refused' });
    await act(section.id, 'officer', 'reply', { thread, words: '马上改' });
    await act(section.id, 'officer', 'settle', { thread });
    expect((await tryTo(section.id, 'officer', 'settle', { thread })).json()).toMatchObject({ detail: expect.stringContaining('已经解决') });
    expect((await sectionOf('visits')).comments).toEqual({ open: 1, blocking: 0 });
  });

  test('nobody submits figures that were not confirmed, and digits without a source do not pass the statistics post', async () => {
    const { case: section, ...rest } = await sectionOf('visits');
    const input = confirmed({ case: section, ...rest });
    expect((await tryTo(section.id, 'officer', 'submit', { confirmed: [] })).statusCode).toBe(409);
    await act(section.id, 'officer', 'write', { prose: '全年走访{{visits}}户次，帮助30家企业。' });
    await act(section.id, 'officer', 'submit', input);
    await act(section.id, 'editor', 'merge', {});
    const refused = await tryTo(section.id, 'statistics-officer', 'check-figures', input);
    expect(refused.json()).toMatchObject({ code: 'guard-refused', detail: expect.stringContaining('30') });
    await act(section.id, 'statistics-officer', 'refuse-figures', { reason: '30家没有来源' });
    await act(section.id, 'officer', 'submit', { ...input, prose: '全年走访{{visits}}户次，惠及{{visited-enterprises}}家。', confirmed: [{ figure: 'visits', shown: '3' }, { figure: 'visited-enterprises', shown: '2' }] });
  });

  test('passes the meeting only when every section is signed by its head and a leader', async () => {
    const early = await tryTo(round, 'director', 'pass-meeting', { heldOn: '2026-12-19' });
    expect(early.json()).toMatchObject({ code: 'guard-refused' });
    const heads: Readonly<Record<string, string>> = { office: 'office-head', promotion: 'promotion-head', protection: 'division-head' };
    const writers: Readonly<Record<string, string>> = { office: 'editor', promotion: 'officer', protection: 'division-head', hotline: 'hotline-writer' };
    const { sections } = await read();
    for (const each of sections) {
      const { id, unit, state } = each.case;
      if (unit === 'hotline') continue;
      if (state === 'drafting') await act(id, writers[unit] ?? 'editor', 'submit', { ...confirmed(each), prose: written(each) });
      await act(id, 'editor', 'merge');
      await act(id, 'statistics-officer', 'check-figures', confirmed(each));
      await act(id, 'editor', 'sign');
      await act(id, heads[unit] ?? 'office-head', 'sign', { opinion: '同意' }, 'endorse');
      await act(id, 'bureau-leader', 'sign', { opinion: '同意' }, 'endorse');
    }
    const left = (await read()).sections.filter((each) => each.case.state !== 'signed');
    expect(left.map(({ chapter }) => chapter)).toEqual(['hotline']);
    const stillEarly = await tryTo(round, 'director', 'pass-meeting', { heldOn: '2026-12-19' });
    expect(stillEarly.json()).toMatchObject({ detail: expect.stringContaining('1 个章节尚未审签') });
    for (const each of left) await act(each.case.id, 'editor', 'annul', { reason: '本年不写' });
    expect((await act(round, 'director', 'pass-meeting', { heldOn: '2026-12-19' })).row.state).toBe('passed');
  });

  test('shows which confirmed figures moved since, and re-opens only that section', async () => {
    await ask('openCase', 'officer', { body: { type: 'enterprise-visit', input: visitOf('c', 2, '2026-12-18') } });
    const visits = await sectionOf('visits');
    expect(visits.figures.find(({ id }) => id === 'visits')).toMatchObject({ text: '4', confirmed: '3' });
    await act(round, 'director', 'back-to-sections', { reason: '走访数有变' });
    await act(visits.case.id, 'editor', 'reopen', { reason: '走访数有变' });
    expect((await read()).sections.filter((each) => each.case.state !== 'signed').map(({ chapter }) => chapter)).toEqual(['visits']);
    await act(visits.case.id, 'officer', 'submit', confirmed(visits));
    await act(visits.case.id, 'editor', 'merge');
    await act(visits.case.id, 'statistics-officer', 'check-figures', confirmed(visits));
    await act(visits.case.id, 'editor', 'sign');
    await act(visits.case.id, 'promotion-head', 'sign', { opinion: '同意' }, 'endorse');
    await act(visits.case.id, 'bureau-leader', 'sign', { opinion: '同意' }, 'endorse');
  });

  test('is published as its sections say it, and a later correction shows as a restatement', async () => {
    const params = { genre: 'annual-summary' };
    const early = await bureau.call('publish', 'statistics-officer', { params, body: { year: 2026, round } });
    expect(early.json()).toMatchObject({ code: 'guard-refused' });
    await act(round, 'director', 'pass-meeting', { heldOn: '2026-12-19' });
    const { id } = await ask('publish', 'statistics-officer', { params, body: { year: 2026, round } });
    const published = await ask('edition', 'auditor', { params: { id } });
    expect(published.report.chapters.find((chapter) => chapter.id === 'visits')?.paragraphs.map(({ text }) => text)).toEqual(['全年走访4户次，惠及3家。']);
    expect(published.restatements).toEqual([]);
    await ask('openCase', 'officer', { body: { type: 'enterprise-visit', input: visitOf('d', 2, '2026-12-01') } });
    const { restatements } = await ask('edition', 'auditor', { params: { id } });
    expect(restatements.find(({ figure }) => figure === 'visits')).toMatchObject({ publishedText: '4', currentText: '5' });
  });

  test('is issued under a number, only after it was sealed', async () => {
    const numbered = { documentNumber: '样知发〔2026〕1号', addressee: '各处室', disclosure: 'closed', copies: 20 };
    expect((await tryTo(round, 'editor', 'request-seal', numbered)).json()).toMatchObject({ code: 'guard-refused' });
    await act(round, 'editor', 'request-seal', { ...numbered, disclosure: 'proactive', indexNumber: 'YL-2026-001' });
    await act(round, 'office-head', 'request-seal', { opinion: '同意' }, 'endorse');
    const detail = await act(round, 'bureau-leader', 'request-seal', { opinion: '同意' }, 'endorse');
    expect(detail.row.state).toBe('sealing');
    expect((await tryTo(round, 'editor', 'seal', { sealedOn: '2026-12-20', keeper: '印章员' })).json()).toMatchObject({ code: 'required' });
    expect((await tryTo(round, 'editor', 'issue', { issuedOn: '2026-12-20' })).json()).toMatchObject({ code: 'not-in-state' });
  });
});
