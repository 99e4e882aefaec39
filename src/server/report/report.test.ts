import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Static } from 'typebox';
import type { CaseDetail, Edition, FigureRows, ReportJson } from '#contract/schemas.ts';
import type { Reply } from '#contract/route.ts';
import type { RouteId, ROUTES } from '#contract/routes.ts';
import { eachEngine } from '../../../tests/support/database.ts';
import { openBureau, type TestBureau, type TestCall } from '../../../tests/support/bureau.ts';
import { visitOf } from '../../../tests/support/work.ts';

type Report = Static<typeof ReportJson>;
type Rows = Static<typeof FigureRows>;

const GENRE = { genre: 'annual-summary' };

eachEngine('the annual summary', (engine) => {
  let bureau: TestBureau;
  let first: Static<typeof CaseDetail>;
  let edition: Static<typeof Edition>;
  let now = new Date('2026-03-10T02:00:00.000Z');

  const ask = async <Id extends RouteId>(route: Id, user: string | undefined, call: TestCall = {}): Promise<Reply<(typeof ROUTES)[Id]>> => {
    const answer = await bureau.call(route, user, call);
    if (answer.statusCode !== 200) throw new Error(`${route}: ${answer.body}`);
    return answer.json();
  };
  const open = (type: string, user: string, input: object): Promise<Static<typeof CaseDetail>> => ask('openCase', user, { body: { type, input } });
  const report = (query: Record<string, string> = {}): Promise<Report> => ask('report', 'auditor', { params: GENRE, query: { year: '2026', ...query } });
  const rowsOf = (figure: string, user = 'auditor', query: Record<string, string> = {}): Promise<Rows> => ask('figureRows', user, { params: { ...GENRE, figure }, query: { year: '2026', ...query } });
  const figureIn = ({ figures }: Report, id: string): Report['figures'][number] | undefined => figures.find((each) => each.id === id);

  beforeAll(async () => {
    bureau = await openBureau(engine.database(), { now: () => now });
    first = await open('enterprise-visit', 'officer', visitOf('a', 3));
    await open('enterprise-visit', 'officer', visitOf('a', 2, '2026-01-31'));
    await open('enterprise-visit', 'officer', visitOf('b', 4, '2025-03-01'));
    for (const kind of ['report', 'inquiry', 'inquiry', 'complaint']) await open('hotline-item', 'hotline-officer', { kind, subject: '样例事由', text: '样例内容', channel: 'phone', district: '990101' });
  });
  afterAll(() => bureau.close());

  test('is composed from the records, up to today', async () => {
    const found = await report();
    expect(found).toMatchObject({ genre: 'annual-summary', year: 2026, unit: 'bureau', asOf: '2026-03-10', demo: false, title: '样例市知识产权局2026年工作总结' });
    expect(figureIn(found, 'visits')).toMatchObject({ value: 2, text: '2', measure: '户次', period: '2026-01-01/2026-03-10', rows: 2, aggregate: 'sum' });
    expect(figureIn(found, 'visited-enterprises')).toMatchObject({ value: 1, aggregate: 'distinct' });
    expect(figureIn(found, 'visits-growth')).toMatchObject({ value: 100, text: '同比增长100.0%', operands: ['visits/this-year', 'visits/last-year'] });
    expect(figureIn(found, 'inventions-in-force')).toMatchObject({ value: null, reason: 'no-observation' });
    const words = found.chapters.flatMap(({ paragraphs }) => paragraphs.map(({ text }) => text)).join('');
    expect(words).toContain('走访2户次，惠及1家单位，派出5人次');
  });

  test('every figure opens to rows whose aggregate it is, and one of nothing says why', async () => {
    const { figures } = await report();
    for (const { id, aggregate, value, numerator, rows: count } of figures) {
      const { total, rows, why } = await rowsOf(id);
      expect([id, total]).toEqual([id, count]);
      expect(why === undefined).toBe(value !== null && value !== 0);
      const sum = rows.reduce((all, { amount }) => all + amount, 0);
      if (value !== null && aggregate !== 'growth' && aggregate !== 'rank') expect([id, sum]).toEqual([id, numerator ?? value]);
    }
  });

  test('of one unit counts what that unit did', async () => {
    const own = await report({ unit: 'promotion' });
    expect(own.title).toBe('运用促进处2026年工作总结');
    expect(figureIn(own, 'visits')?.value).toBe(2);
    expect(figureIn(await report({ unit: 'east' }), 'visits')?.value).toBe(0);
  });

  test('rows are sent page by page, and those one may not open are only counted', async () => {
    const page = await rowsOf('visits', 'officer', { limit: '1' });
    expect([page.total, page.rows.length, page.closed]).toEqual([2, 1, 0]);
    const rest = await rowsOf('visits', 'officer', { limit: '1', after: page.next ?? '' });
    expect(rest.rows[0]?.event).toBe(`${first.row.number}#1`);
    expect(rest.next).toBeUndefined();
    const closed = await rowsOf('hotline-items', 'officer');
    expect([closed.total, closed.closed, closed.rows]).toEqual([4, 4, []]);
    expect((await rowsOf('hotline-items', 'hotline-officer')).rows).toHaveLength(4);
  });

  test('a small number of cases that one may not open is withheld', async () => {
    const query = { indicator: 'hotline-reports', period: '2026', district: '990101' };
    expect(await ask('facts', 'officer', { query })).toMatchObject({ value: null, reason: 'withheld', rows: 0 });
    expect((await ask('factRows', 'officer', { query })).total).toBe(0);
    expect(await ask('facts', 'hotline-officer', { query })).toMatchObject({ value: 1, text: '1' });
    expect(await ask('facts', 'officer', { query: { ...query, indicator: 'hotline-items' } })).toMatchObject({ value: 4 });
  });

  test('a figure, year, day or unit that does not exist is named', async () => {
    const codes = await Promise.all([
      bureau.call('figureRows', 'auditor', { params: { ...GENRE, figure: 'nothing/this-year' }, query: { year: '2026' } }),
      bureau.call('report', 'auditor', { params: GENRE, query: { year: '2027' } }),
      bureau.call('report', 'auditor', { params: GENRE, query: { year: '2026', asOf: '2025-01-01' } }),
      bureau.call('report', 'auditor', { params: GENRE, query: { year: '2026', unit: 'nowhere' } }),
      bureau.call('report', 'auditor', { params: { genre: 'novel' }, query: { year: '2026' } }),
      bureau.call('facts', 'auditor', { query: { indicator: 'visits', period: 'spring' } }),
    ]);
    expect(codes.map((answer) => [answer.statusCode, answer.json().code])).toEqual([[404, 'not-found'], [422, 'out-of-range'], [422, 'out-of-range'], [404, 'not-found'], [404, 'not-found'], [422, 'wrong-format']]);
  });

  test('its indicators stand with last year, months, districts and sources', async () => {
    const { rows } = await ask('indicators', 'officer', { query: { year: '2026' } });
    expect(rows.find(({ id }) => id === 'visits')).toMatchObject({ fact: { value: 2 }, lastYear: { value: 1 }, growth: 100, growthText: '同比增长100.0%' });
    const page = await ask('indicator', 'officer', { params: { id: 'visits' }, query: { year: '2026' } });
    expect(page.months.slice(0, 4).map(({ value, lastYear }) => [value, lastYear])).toEqual([[1, 0], [0, 0], [1, 1], [null, 0]]);
    expect(page.districts).toMatchObject([{ district: '990101', name: '东区', value: 2, place: 1 }]);
    expect(page.sources).toMatchObject([{ source: 'records', value: 2, inForce: true }]);
  });

  test('leaves as docx and as a page whose figures open in the office', async () => {
    const docx = await bureau.call('reportFile', 'officer', { params: GENRE, query: { year: '2026', format: 'docx' } });
    expect([docx.statusCode, docx.rawPayload.subarray(0, 2).toString()]).toEqual([200, 'PK']);
    const page = await bureau.call('reportFile', 'officer', { params: GENRE, query: { year: '2026', format: 'html' } });
    expect(page.body).toContain('href="/reports/annual-summary?year=2026&amp;asOf=2026-03-10&amp;figure=visits"');
  });

  test('is published with its figures frozen, by those who may', async () => {
    expect((await bureau.call('publish', 'officer', { params: GENRE, body: { year: 2026 } })).statusCode).toBe(403);
    edition = await ask('publish', 'statistics-officer', { params: GENRE, body: { year: 2026 } });
    expect(edition).toMatchObject({ genre: 'annual-summary', year: 2026, restatements: 0 });
    expect(edition.journalHead).toMatch(/^[1-9]\d*:[0-9a-f]{64}$/);
    const found = await ask('edition', 'auditor', { params: { id: edition.id } });
    expect(found.restatements).toEqual([]);
    expect(figureIn(found.report, 'visits')?.value).toBe(2);
    await expect(engine.database().kysely.updateTable('edition').set({ title: '别的' }).execute()).rejects.toThrow(/append-only|denied/);
    await expect(engine.database().kysely.deleteFrom('edition_figure').execute()).rejects.toThrow(/append-only|denied/);
  });

  test('a corrected row shows as a restatement, with who did what and when', async () => {
    now = new Date('2026-03-11T02:00:00.000Z');
    await ask('act', 'officer', { params: { id: first.row.id }, body: { action: 'correct', input: { reason: '人数录错', values: { members: 6 } }, basedOn: 1 } });
    const { restatements, report: frozen } = await ask('edition', 'auditor', { params: { id: edition.id } });
    expect(restatements.map(({ figure }) => figure)).toEqual(['visit-staff']);
    expect(restatements[0]).toMatchObject({
      published: 5, current: 8, publishedText: '5', currentText: '8', expected: false,
      events: [{ caseId: first.row.id, number: first.row.number, seq: 2, action: '更正', at: '2026-03-11T02:00:00.000Z' }],
    });
    expect(figureIn(frozen, 'visit-staff')?.value).toBe(5);
    expect((await ask('genres', 'auditor')).editions).toMatchObject([{ id: edition.id, restatements: 1 }]);
  });

  test('a late entry within the published days changes every figure that it touches, one after them none', async () => {
    await open('enterprise-visit', 'officer', visitOf('a', 1, '2026-02-02'));
    await open('enterprise-visit', 'officer', visitOf('z', 1, '2026-03-11'));
    const { restatements } = await ask('edition', 'auditor', { params: { id: edition.id } });
    const changed = new Map(restatements.map(({ figure, published, current }) => [figure, [published, current]]));
    expect(changed.get('visits')).toEqual([2, 3]);
    expect(changed.get('visits-growth')).toEqual([100, 200]);
    expect(changed.get('visits/this-year/990101')).toEqual([2, 3]);
    expect(changed.get('visited-enterprises')).toEqual([1, 1]);
    expect(changed.has('hotline-items')).toBe(false);
  });

  test('a restatement by a case that one may not open does not name it', async () => {
    now = new Date('2026-03-12T02:00:00.000Z');
    const again = await ask('publish', 'bureau-leader', { params: GENRE, body: { year: 2026 } });
    await open('hotline-item', 'hotline-officer', { kind: 'report', subject: '样例事由', text: '样例内容', channel: 'web' });
    const seen = async (user: string) => (await ask('edition', user, { params: { id: again.id } })).restatements.find(({ figure }) => figure === 'hotline-items')?.events[0];
    expect(await seen('officer')).toMatchObject({ caseId: '', number: '', title: '您无权查看的办件', actorName: '' });
    expect((await seen('auditor'))?.number).toMatch(/〔2026〕5号$/);
  });

  test('an indicator names the editions that cite it; the public sees public indicators only', async () => {
    const page = await ask('indicator', 'officer', { params: { id: 'visits' }, query: { year: '2026' } });
    expect(page.reports.map(({ id }) => id)).toContain(edition.id);
    const open26 = await ask('portalStatistics', undefined, { query: { year: '2026' } });
    expect(open26.rows.find(({ id }) => id === 'visits')?.fact.value).toBe(4);
    expect(open26.rows.every(({ id }) => bureau.server.catalog.findIndicator(id)?.public === true)).toBe(true);
    expect(open26.years).toEqual([2026, 2025]);
    expect((await ask('portalStatistics', undefined)).year).toBe(2025);
  });
});
