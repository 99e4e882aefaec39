import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Static } from 'typebox';
import type { Edition, ReportJson } from '#contract/schemas.ts';
import type { Reply } from '#contract/route.ts';
import type { RouteId, ROUTES } from '#contract/routes.ts';
import { openTestDatabase } from '../../../tests/support/database.ts';
import { openBureau, PEOPLE, type TestBureau, type TestCall } from '../../../tests/support/bureau.ts';
import { visitOf } from '../../../tests/support/work.ts';

type Report = Static<typeof ReportJson>;

/** The office's officer, who collects reports. */
const EDITOR: (typeof PEOPLE)[number] = { code: 'p900', name: '样例主编', unit: 'office', roles: ['officer'], user: 'editor', active: true };

describe('reports that cover other than a year', () => {
  let bureau: TestBureau;
  const now = new Date('2026-03-10T02:00:00.000Z');

  const ask = async <Id extends RouteId>(route: Id, user: string | undefined, call: TestCall = {}): Promise<Reply<(typeof ROUTES)[Id]>> => {
    const answer = await bureau.call(route, user, call);
    if (answer.statusCode !== 200) throw new Error(`${route}: ${answer.body}`);
    return answer.json();
  };
  const report = (genre: string, query: Record<string, string>): Promise<Report> => ask('report', 'auditor', { params: { genre }, query });
  const publish = (genre: string, body: object): Promise<Static<typeof Edition>> => ask('publish', 'bureau-leader', { params: { genre }, body });
  const wordsOf = ({ chapters }: Report): string => chapters.flatMap(({ paragraphs }) => paragraphs.map(({ text }) => text)).join('');

  beforeAll(async () => {
    bureau = await openBureau(await openTestDatabase(), { now: () => now, people: [...PEOPLE, EDITOR] });
    await ask('openCase', 'officer', { body: { type: 'enterprise-visit', input: visitOf('a', 3, '2026-01-20') } });
    await ask('openCase', 'officer', { body: { type: 'enterprise-visit', input: visitOf('b', 2, '2026-02-20') } });
  });
  afterAll(async () => {
    await bureau.close();
    await bureau.server.close();
  });

  test('are offered with what they cover and who reads them', async () => {
    const { genres } = await ask('genres', 'auditor');
    expect(genres.map(({ id, covers, readers }) => [id, covers, readers])).toContainEqual(['half-year-summary', 'half-year', 'staff']);
    expect(genres.find(({ id }) => id === 'work-plan')).toMatchObject({ covers: 'coming-year', readers: 'public' });
  });

  test('a monthly one ends with its month; any day of the month asks for it', async () => {
    const january = await report('district-bulletin', { year: '2026', asOf: '2026-01-07' });
    expect(january).toMatchObject({ asOf: '2026-01-31', covers: 'month', title: '样例市知识产权局关于2026年1月各区知识产权工作情况的通报' });
    expect(january.figures.find(({ id }) => id === 'visits')?.value).toBe(1);
    expect((await report('district-bulletin', { year: '2026' })).asOf).toBe('2026-02-28');
    expect((await bureau.call('report', 'auditor', { params: { genre: 'district-bulletin' }, query: { year: '2026', asOf: '2026-03-05' } })).statusCode).toBe(422);
  });

  test('a plan is made before its year begins, on the figures so far', async () => {
    const plan = await report('work-plan', { year: '2027' });
    expect(plan).toMatchObject({ year: 2027, asOf: '2026-03-10', covers: 'coming-year' });
    expect(wordsOf(plan)).toContain('【待撰写：');
    expect(plan.chapters.find(({ id }) => id === 'talent')?.number).toBe('（十八）');
    expect((await bureau.call('report', 'auditor', { params: { genre: 'work-plan' }, query: { year: '2028' } })).statusCode).toBe(422);
  });

  test('each month has editions of its own, whose figures open by its days', async () => {
    const [january, february] = [await publish('district-bulletin', { year: 2026, asOf: '2026-01-31' }), await publish('district-bulletin', { year: 2026, asOf: '2026-02-28' })];
    expect([january.asOf, february.asOf]).toEqual(['2026-01-31', '2026-02-28']);
    const rows = await ask('figureRows', 'auditor', { params: { genre: 'district-bulletin', figure: 'visits' }, query: { year: '2026', asOf: '2026-01-31' } });
    expect(rows.total).toBe(1);
    expect((await ask('edition', 'auditor', { params: { id: january.id } })).restatements).toEqual([]);
  });

  test('what is published says nothing that is still to be written, nor what is for the staff only', async () => {
    const draft = await report('party-responsibility', { year: '2026' });
    expect(draft.chapters.flatMap(({ paragraphs }) => paragraphs).filter(({ internal }) => internal).length).toBeGreaterThan(2);
    const { id } = await publish('party-responsibility', { year: 2026 });
    const { report: published } = await ask('edition', 'auditor', { params: { id } });
    expect(wordsOf(published)).not.toContain('待撰写');
    expect(published.figures.some(({ id: figure }) => figure === 'integrity-talks')).toBe(false);
  });

  test('each is collected chapter by chapter, in the order of its headings', async () => {
    for (const [genre, year, asOf] of [['work-plan', 2027, '2026-03-01'], ['half-year-summary', 2026, '2026-03-01'], ['rule-of-law', 2026, '2026-03-01'], ['district-bulletin', 2026, '2026-02-28']] as const) {
      const { row } = await ask('openCase', 'editor', { body: { type: 'report-round', input: { genre, year, asOf, dueOn: '2026-03-31' } } });
      const { sections, report: merged } = await ask('round', 'editor', { params: { id: row.id } });
      expect([genre, merged.covers, merged.asOf]).toEqual([genre, (await ask('genres', 'editor')).genres.find(({ id }) => id === genre)?.covers, asOf]);
      const declared = merged.chapters.map(({ id }) => id);
      expect(sections.map(({ chapter }) => chapter)).toEqual(declared.filter((id) => sections.some(({ chapter }) => chapter === id)));
      expect(sections.length).toBeGreaterThan(5);
    }
  });

  test('the public reads of public genres only', async () => {
    const plan = await publish('work-plan', { year: 2026 });
    const { editions } = await ask('portalStatistics', undefined);
    expect(editions.map(({ genre }) => genre)).toEqual(expect.arrayContaining(['work-plan', 'party-responsibility']));
    expect(editions.map(({ genre }) => genre)).not.toContain('district-bulletin');
    expect(editions.find(({ id }) => id === plan.id)).toMatchObject({ year: 2026, asOf: '2025-12-31' });
  });
});
