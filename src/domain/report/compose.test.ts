import { describe, expect, test } from 'vitest';
import type { Evaluation } from '../indicator/evaluate.ts';
import { defineIndicator, type Indicator } from '../indicator/indicator.ts';
import { Book } from '../posting/book.ts';
import { type Line, line, observe } from '../posting/line.ts';
import { compose, findQuery, type ReportRequest } from './compose.ts';
import { dependencies, queryFromId, rowParts, valueId } from './figure-query.ts';
import { completionOf, defineGenre, figure, type Genre, growthOf, orElse, say, shareOf } from './genre.ts';

const common = { version: 1, owner: 'promotion', source: 'records', definition: { zh: '口径', en: 'definition' } } as const;
const indicator = (id: string, more: Partial<Indicator>): Indicator =>
  defineIndicator({ ...common, id, name: { zh: id, en: id }, measure: { zh: '件', en: 'items' }, computation: { kind: 'flow' }, ...more });

const INDICATORS = [
  indicator('visits', { measure: { zh: '户次', en: 'visits' } }),
  indicator('enterprises', { computation: { kind: 'distinct', of: 'visits' } }),
  indicator('days', { measure: { zh: '天', en: 'days' } }),
  indicator('average-days', { measure: { zh: '天', en: 'days' }, decimals: 0, computation: { kind: 'average', numerator: 'days', denominator: 'visits' } }),
  indicator('in-force', { source: 'statement', computation: { kind: 'stock', every: 'month' } }),
  indicator('population', { source: 'supplied', computation: { kind: 'stock', every: 'year' } }),
  indicator('per-10k', { source: 'statement', decimals: 2, computation: { kind: 'ratio', numerator: 'in-force', denominator: 'population', factor: 10_000, denominatorAt: 'previous-year-end' } }),
  indicator('target', { source: 'supplied' }),
];

const definitions = {
  findIndicator: (id: string) => INDICATORS.find((each) => each.id === id),
  getIndicator: (id: string) => {
    const found = INDICATORS.find((each) => each.id === id);
    if (!found) throw new Error(`no indicator ${id}`);
    return found;
  },
};

const LINES: readonly Line[] = [
  line('visits', '2022-03-01', 1, { entity: 'a', district: 'east', dimensions: { channel: 'phone' } }),
  line('visits', '2022-03-02', 1, { entity: 'a', district: 'east' }),
  line('visits', '2022-11-02', 1, { entity: 'b', district: 'west' }),
  line('visits', '2021-11-02', 1, { entity: 'b', district: 'west' }),
  line('visits', '2021-12-31', 1, { entity: 'c', district: 'west' }),
  line('days', '2022-03-01', 50), line('days', '2022-03-02', 60), line('days', '2022-11-02', 62),
  observe('in-force', '2022-12-31', 51162, 'statement', { district: 'east' }),
  observe('in-force', '2022-10-31', 50000, 'statement', { district: 'east' }),
  observe('in-force', '2021-10-31', 40000, 'statement', { district: 'east' }),
  observe('in-force', '2021-12-31', 43394, 'statement', { district: 'east' }),
  observe('population', '2021-12-31', 13_730_000, 'supplied'),
];

const evaluation = (lines: readonly Line[] = LINES): Evaluation => {
  const book = new Book();
  book.post({ caseId: 'c1' }, lines.map((each) => ({ line: each, version: 1, reversal: false })));
  return { definitions, balances: book };
};

const genre: Genre = defineGenre({
  id: 'test', version: 1, name: { zh: '总结', en: 'Summary' }, title: (year, organ) => `${organ}${year}年工作总结`, note: '此件主动公开',
  opening: [[say`有效发明专利${figure('in-force')}件，${growthOf('in-force')}，每万人${figure('per-10k')}件。`]],
  chapters: [
    {
      id: 'service', level: 1, title: '服务',
      paragraphs: [
        [
          say`走访${figure('visits')}户次、${figure('enterprises')}家，比上年多${{ id: 'visits-more', shows: { kind: 'increase', indicator: 'visits' } }}户次，`,
          say`电话占${shareOf('visits', 'visits', { id: 'phone-share', dimensions: { channel: 'phone' } })}%，平均${figure('average-days')}天。`,
        ],
        [orElse(say`完成目标的${completionOf('visits', 'target')}%。`, '全年未设目标。')],
        [say`上年平均${figure('average-days', { id: 'average-before', lastYear: true })}天，${growthOf('days')}。`],
      ],
      tables: [{ id: 'by-district', caption: '各区走访', by: 'district', indicators: ['visits', 'enterprises'] }],
      charts: [{ id: 'by-month', caption: '逐月走访', indicator: 'visits' }],
    },
  ],
});

const request: ReportRequest = { year: 2022, asOf: '2022-12-31', organ: '示例市知识产权局', districts: [{ code: 'east', name: '东区' }, { code: 'west', name: '西区' }] };

describe('composing a report', () => {
  const composed = compose(genre, request, evaluation());
  const find = async (id: string) => (await composed).figures.find((each) => each.id === id);
  const textOf = async (chapter: number, paragraph: number) => (await composed).chapters[chapter]?.paragraphs[paragraph]?.text;

  test('its sentences say what the accounts hold', async () => {
    expect((await composed).title).toBe('示例市知识产权局2022年工作总结');
    expect(await textOf(0, 0)).toBe('有效发明专利51162件，同比增长17.9%，每万人37.26件。');
    expect(await textOf(1, 0)).toBe('走访3户次、2家，比上年多1户次，电话占33.3%，平均57天。');
  });

  test('where there is no basis it says so, in the words of the sentence or of the figure', async () => {
    expect(await textOf(1, 1)).toBe('全年未设目标。');
    expect(await textOf(1, 2)).toBe('上年平均0天，去年无可比数据。');
    expect(await find('visits-completion')).toMatchObject({ value: null, reason: 'no-target', text: '暂无数据' });
  });

  test('figures carry aggregate, period and their operands as figures of the same list', async () => {
    expect(await find('in-force-growth')).toMatchObject({ aggregate: 'growth', value: 17.9, measure: '%', instant: '2022-12-31', operands: ['in-force/this-year', 'in-force/last-year'] });
    expect(await find('average-days')).toMatchObject({ aggregate: 'average', numerator: 172, denominator: 3, period: '2022', value: 172 / 3, text: '57' });
    expect(await find('phone-share')).toMatchObject({ aggregate: 'ratio', numerator: 1, denominator: 3, value: 33.3 });
    expect(await find('per-10k')).toMatchObject({ operands: ['in-force/this-year', 'population/last-full'] });
    const { figures } = await composed;
    const ids = new Set(figures.map(({ id }) => id));
    expect(figures.flatMap(({ operands = [] }) => operands).filter((id) => !ids.has(id))).toEqual([]);
    expect(ids.size).toBe(figures.length);
  });

  test('every figure of a paragraph, table or chart is in the list, with the same text', async () => {
    const { chapters, figures } = await composed;
    const texts = new Map(figures.map(({ id, text }) => [id, text]));
    const parts = chapters.flatMap(({ paragraphs, tables }) => [...paragraphs.flatMap((each) => each.parts), ...tables.flatMap(({ rows }) => rows.flat())]);
    for (const { text, figure: id } of parts) if (id !== undefined) expect(texts.get(id)).toBe(text);
    expect(parts.filter(({ figure: id }) => id !== undefined).length).toBeGreaterThan(15);
  });

  test('a table has a row for each district and the whole, which of a distinct count is no sum', async () => {
    const [table] = (await composed).chapters[1]?.tables ?? [];
    expect(table?.rows.map((row) => row.map(({ text }) => text))).toEqual([['东区', '2', '1'], ['西区', '1', '1'], ['合计', '3', '2']]);
    expect(table?.rows[0]?.[1]?.figure).toBe('visits/this-year/east');
  });

  test('a chart has the months of this year and last', async () => {
    const [chart] = (await composed).chapters[1]?.charts ?? [];
    expect(chart?.series[0]?.values.slice(2, 4)).toEqual([2, 0]);
    expect(chart?.series[1]?.values.slice(10)).toEqual([1, 1]);
    expect(chart?.series[1]?.figures[10]).toBe('visits/last-11');
  });

  test('a report up to a day counts to that day, this year and last, and has no later months', async () => {
    const early = await compose(genre, { ...request, asOf: '2022-11-30' }, evaluation());
    expect(early.figures.find(({ id }) => id === 'visits/last-year')).toMatchObject({ value: 1, period: '2021-01-01/2021-11-30' });
    expect(early.figures.some(({ id }) => id === 'visits/this-12')).toBe(false);
    expect(early.figures.find(({ id }) => id === 'visits/last-12')).toMatchObject({ value: 1, period: '2021-12' });
  });

  test('a level on a day within a month is that of the last month reported, this year and last', async () => {
    const early = await compose(genre, { ...request, asOf: '2022-11-20' }, evaluation());
    expect(early.figures.find(({ id }) => id === 'in-force')).toMatchObject({ value: 50000, instant: '2022-10-31' });
    expect(early.figures.find(({ id }) => id === 'in-force-growth')).toMatchObject({ value: 25, instant: '2022-10-31' });
  });
});

describe('the id of a figure', () => {
  test('of every figure leads back to its query', async () => {
    const { figures } = await compose(genre, request, evaluation());
    for (const { id, indicator: of } of figures) expect(findQuery(genre, definitions, id)?.shows.indicator).toBe(of);
    for (const id of figures.flatMap(({ operands = [] }) => operands)) expect(valueId(queryFromId(id) ?? { shows: { kind: 'value', indicator: '' }, time: {} })).toBe(id);
  });

  test('that is none is not found', () => {
    for (const id of ['', 'nothing/this-year', 'visits', 'visits/this-13', 'visits/other-year', 'visits/this-year/']) {
      expect(id === 'visits' || findQuery(genre, definitions, id) === undefined).toBe(true);
    }
  });
});

describe('the rows behind a figure', () => {
  const parts = (id: string) => {
    const query = findQuery(genre, definitions, id);
    return query ? rowParts(definitions, request, query) : [];
  };

  test('of an increase are those of both years, last year taken off', () => {
    expect(parts('visits-more').map(({ period, sign }) => [period.from, sign])).toEqual([['2022-01-01', 1], ['2021-01-01', -1]]);
  });

  test('of a quotient are its numerator’s, while it depends on its denominator’s too', () => {
    expect(parts('average-days').map((part) => part.indicator)).toEqual(['days']);
    const query = findQuery(genre, definitions, 'average-days');
    expect(query && dependencies(definitions, request, query).map((part) => part.indicator)).toEqual(['days', 'visits']);
  });
});

describe('a sum over districts that not all reported', () => {
  const places = { refusal: () => undefined, existed: () => true, reporting: () => ['east', 'west', 'north'] };
  const composed = compose(genre, { ...request, boundaries: 'today' }, { ...evaluation(), places });

  test('says in its sentence how many are missing, and in its figure how many of how many are in it', async () => {
    const { chapters, figures } = await composed;
    expect(chapters[0]?.paragraphs[0]?.text).toMatch(/件（2个区未报）。$/);
    expect(figures.find(({ id }) => id === 'in-force')?.coverage).toEqual({ reported: 1, expected: 3, missing: ['west', 'north'] });
    expect(figures.find(({ id }) => id === 'in-force-growth')?.coverage?.reported).toBe(1);
    expect(chapters[1]?.paragraphs[0]?.text).not.toContain('未报');
  });

  test('a report in today’s boundaries says so, and asks by them only where a place is named', async () => {
    const { chapters, boundaries } = await composed;
    expect([boundaries, chapters[0]?.paragraphs.at(-1)?.text]).toEqual(['today', expect.stringContaining('现行机构和区划')]);
    expect(rowParts(definitions, { ...request, boundaries: 'today' }, { shows: { kind: 'value', indicator: 'visits' }, time: {} }).map(({ scope }) => scope)).toEqual([{}]);
    expect(rowParts(definitions, { ...request, boundaries: 'today' }, { shows: { kind: 'value', indicator: 'visits' }, time: {}, district: 'east' }).map(({ scope }) => scope)).toEqual([{ district: 'east', boundaries: 'today' }]);
  });
});
