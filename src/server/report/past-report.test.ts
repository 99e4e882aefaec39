import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Reply } from '#contract/route.ts';
import type { RouteId, ROUTES } from '#contract/routes.ts';
import { openBureau, type TestBureau, type TestCall } from '../../../tests/support/bureau.ts';
import { eachEngine } from '../../../tests/support/database.ts';
import { visitOf } from '../../../tests/support/work.ts';

const BOUNDARY = 'sample-boundary';

/** One file as a browser sends it. */
function upload(name: string, content: string): TestCall {
  const payload = `--${BOUNDARY}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: text/plain\r\n\r\n${content}\r\n--${BOUNDARY}--\r\n`;
  return { body: payload, headers: { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` } };
}

const TEXT = '样例市知识产权局2024年工作总结\n\n2024年，全年走访企业50户次，惠及企业40家，同比增长25%。\n';

eachEngine('a report of an earlier year', (engine) => {
  let bureau: TestBureau;
  let reading: Reply<typeof ROUTES.readPastReport>;

  const ask = async <Id extends RouteId>(route: Id, user: string, call: TestCall = {}): Promise<Reply<(typeof ROUTES)[Id]>> => {
    const answer = await bureau.call(route, user, call);
    if (answer.statusCode !== 200) throw new Error(`${route}: ${answer.body}`);
    return answer.json();
  };
  const figure = (indicator: string, amount: number, asOf = '2024-12-31'): object => ({ indicator, asOf, amount, written: String(amount), sentence: '样例句。', start: 20, end: 22 });
  const taken = (figures: object[]): TestCall => ({ body: { type: 'past-report', input: { title: '2024年工作总结', organ: '样例局', year: 2024, takenOn: '2025-06-01', source: reading.file, figures } } });
  const figureIn = async (id: string, year = '2025'): Promise<Reply<typeof ROUTES.report>['figures'][number] | undefined> => (await ask('report', 'auditor', { params: { genre: 'annual-summary' }, query: { year } })).figures.find((each) => each.id === id);

  beforeAll(async () => {
    bureau = await openBureau(engine.database(), { now: () => new Date('2026-01-10T02:00:00.000Z') });
    for (const name of ['a', 'b', 'c']) await ask('openCase', 'officer', { body: { type: 'enterprise-visit', input: visitOf(name, 2, '2025-05-01') } });
  });
  afterAll(() => bureau.close());

  test('is read: each figure with its place in the text, nothing of it counted yet', async () => {
    reading = await ask('readPastReport', 'statistics-officer', upload('2024年总结.txt', TEXT));
    const points = Array.from(reading.text);
    expect(reading.figures.map(({ value, start, end }) => [value, points.slice(start, end).join('')])).toEqual([['50', '50'], ['40', '40'], ['25', '25']]);
    expect(reading.figures.map(({ kind, asOf }) => [kind, asOf])).toEqual([['flow', '2024-12-31'], ['flow', '2024-12-31'], ['growth', '2024-12-31']]);
    expect((await figureIn('visits-growth'))?.text).toBe('去年无可比数据');
  });

  test('is refused where it says two things of one indicator', async () => {
    expect((await bureau.call('openCase', 'statistics-officer', taken([figure('visits', 50), figure('visits', 51)]))).json()).toMatchObject({ code: 'guard-refused' });
  });

  test('becomes the history of its indicators: last year of a new report, opening to the old one', async () => {
    const { row } = await ask('openCase', 'statistics-officer', taken([figure('visits', 2), figure('visited-enterprises', 2)]));
    expect(await figureIn('visits-growth')).toMatchObject({ value: 50, text: '同比增长50.0%' });
    expect((await figureIn('visits/last-year'))).toMatchObject({ value: 2, source: 'history', rows: 1 });
    const rows = await ask('figureRows', 'auditor', { params: { genre: 'annual-summary', figure: 'visits/last-year' }, query: { year: '2025' } });
    expect(rows.rows).toMatchObject([{ amount: 2, date: '2024-12-31', caseId: row.id }]);
    expect(await figureIn('visited-enterprises', '2024')).toMatchObject({ value: 2, source: 'history' });
  });

  test('gives way to the ledger of its year, and stays beside it to be compared', async () => {
    await ask('openCase', 'officer', { body: { type: 'enterprise-visit', input: visitOf('z', 2, '2024-02-01') } });
    expect(await figureIn('visits/last-year')).toMatchObject({ value: 1, source: 'records' });
    const { sources } = await ask('indicator', 'auditor', { params: { id: 'visits' }, query: { year: '2024' } });
    expect(sources.map(({ source, value, inForce }) => [source, value, inForce])).toEqual([['records', 1, true], ['history', 2, false]]);
  });

  test('that is none is refused with one message', async () => {
    const refused = await bureau.call('readPastReport', 'statistics-officer', upload('坏.docx', 'PK\u0003\u0004 nothing'));
    expect([refused.statusCode, refused.json<{ errors: unknown[] }>().errors.length]).toEqual([422, 1]);
    expect((await ask('readPastReport', 'statistics-officer', upload('空.txt', '没有数字的一段话。'))).figures).toEqual([]);
  });
});
