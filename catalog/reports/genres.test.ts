import { describe, expect, test } from 'vitest';
import { compose, type ComposedReport } from '#domain/report/compose.ts';
import { proseOf } from '#domain/report/composed-prose.ts';
import { withProse } from '#domain/report/prose.ts';
import { placesToWrite } from '#domain/report/report-blocks.ts';
import { NO_DATA, measureOf } from '#domain/report/figure-text.ts';
import { evaluateFigure } from '#domain/report/figure-value.ts';
import { lastDays } from '#domain/report/figure-query.ts';
import { findQuery } from '#domain/report/compose.ts';
import { type FigureSpec, type Genre, scoredIn, sentencesOf } from '#domain/report/genre.ts';
import { Book } from '#domain/posting/book.ts';
import { type Line, line, observe } from '#domain/posting/line.ts';
import { CATALOG } from '../index.ts';
import { districtBulletin } from './district-bulletin.ts';
import { DRAFTERS } from './drafters.ts';
import { GENRES } from './genres.ts';
import { halfYearSummary } from './half-year-summary.ts';
import { partyResponsibility } from './party-responsibility.ts';
import { ruleOfLaw } from './rule-of-law.ts';
import { workPlan } from './work-plan.ts';

const DISTRICTS = [['990101', '甲区'], ['990102', '乙区'], ['990103', '丙区'], ['990104', '丁区'], ['990105', '戊区']].map(([code = '', name = '']) => ({ code, name }));

function written(genre: Genre, lines: readonly Line[], more: { readonly year?: number; readonly asOf?: string; readonly version?: 'draft' | 'final' | 'public' } = {}): Promise<ComposedReport> {
  const book = new Book();
  book.post({ caseId: 'c1' }, lines.map((each) => ({ line: each, version: 1, reversal: false })));
  const { year = 2022, version } = more;
  const asOf = more.asOf ?? lastDays(genre.covers ?? 'year', year).to;
  return compose(genre, { year, asOf, organ: '样例市知识产权局', districts: DISTRICTS, ...(version && { version }) }, { definitions: CATALOG, balances: book });
}

const wordsOf = ({ chapters }: ComposedReport): string => chapters.flatMap(({ paragraphs }) => paragraphs.map(({ text }) => text)).join('\n');
const textOf = ({ figures }: ComposedReport, id: string): string | undefined => figures.find((each) => each.id === id)?.text;

describe.each(GENRES.map((genre): [string, Genre] => [genre.id, genre]))('%s', (_, genre) => {
  const sentences = sentencesOf(genre);

  test('writes the measure word of each figure after it', () => {
    const followed = sentences.flatMap(({ parts }) => parts.flatMap((part, index) => (typeof part === 'string' || part.signed ? [] : [{ part, after: parts[index + 1] }])));
    for (const { part, after } of followed) {
      const measure = measureOf(part.shows, CATALOG.getIndicator(part.shows.indicator));
      expect([part.id, String(after).startsWith(measure === '人次/场' ? '人次' : measure)]).toEqual([part.id, true]);
    }
  });

  test('has other words where a figure may be without basis', () => {
    const risky = ({ signed, shows }: FigureSpec): boolean => {
      const { source, computation } = CATALOG.getIndicator(shows.indicator);
      return signed === undefined && (source !== 'records' || computation.kind === 'ratio' || computation.kind === 'average');
    };
    expect(sentences.filter(({ parts, otherwise }) => otherwise === undefined && parts.some((part) => typeof part !== 'string' && risky(part)))).toEqual([]);
  });

  test('never ranks or scores what must never be', () => {
    expect(scoredIn(genre).filter((id) => CATALOG.getIndicator(id).neverScored)).toEqual([]);
  });

  test('of an empty bureau says so in every place, and never stammers', async () => {
    const report = await written(genre, []);
    expect(wordsOf(report)).not.toContain(NO_DATA);
    expect(report.figures.filter(({ value, reason }) => value === null && reason === undefined)).toEqual([]);
    const blank = report.chapters.filter(({ paragraphs, tables, charts, title }, index) => title !== '' && paragraphs.length + tables.length + charts.length === 0 && (report.chapters[index + 1]?.level ?? 1) <= (report.chapters[index]?.level ?? 1));
    expect(blank.map(({ id }) => id)).toEqual([]);
  });

  test('in its final version marks nothing as still to be written', async () => {
    expect(wordsOf(await written(genre, [], { version: 'final' }))).not.toContain('待撰写');
  });

  test('every figure is the fact behind its id', async () => {
    const report = await written(genre, LINES);
    const book = new Book();
    book.post({ caseId: 'c1' }, LINES.map((each) => ({ line: each, version: 1, reversal: false })));
    const scope = { year: report.year, asOf: report.asOf, districts: DISTRICTS };
    for (const { id, aggregate, value, definitionVersion } of report.figures) {
      const query = findQuery(genre, CATALOG, id);
      if (!query) throw new Error(`figure ${id} leads nowhere`);
      const { fact } = await evaluateFigure({ definitions: CATALOG, balances: book }, scope, query);
      expect([id, definitionVersion]).toEqual([id, fact.version]);
      const isPrinted = ['growth', 'share', 'completion'].includes(query.shows.kind) || CATALOG.getIndicator(query.shows.indicator).measure.zh === '%';
      if (!isPrinted) expect([id, aggregate, value]).toEqual([id, fact.aggregate, fact.value]);
      if (isPrinted && value !== null) expect(Math.abs(value - (fact.value ?? Number.NaN))).toBeLessThanOrEqual(0.5);
    }
  });
});

const inForce = (day: string, ...levels: readonly (readonly [number, number])[]): readonly Line[] => levels.map(([district, level]) => observe('inventions-in-force', day, level, 'statement', { district: `99010${district}` }));

/** A year of a small city: levels of four of its five districts, targets, visits and supplied figures. */
const LINES: readonly Line[] = [
  ...inForce('2022-10-31', [1, 100], [2, 90], [3, 90], [4, 10]),
  ...inForce('2022-09-30', [1, 80], [2, 85], [3, 70], [4, 10], [5, 9]),
  ...inForce('2022-12-31', [1, 120], [2, 90], [3, 90], [4, 10]),
  ...inForce('2022-06-30', [1, 60], [2, 60]),
  ...inForce('2021-06-30', [1, 40], [2, 40]),
  observe('target-inventions-in-force', '2022-12-31', 200, 'supplied', { district: '990101' }),
  observe('target-inventions-in-force', '2022-12-31', 95, 'supplied', { district: '990102' }),
  observe('target-training-sessions', '2022-12-31', 60, 'supplied'),
  observe('target-training-sessions', '2023-12-31', 66, 'supplied'),
  observe('target-adjudication-average-gross', '2022-12-31', 60, 'supplied'),
  observe('integrity-talks', '2022-12-31', 7, 'supplied'),
  observe('warning-education', '2022-12-31', 14, 'supplied'),
  observe('policies-issued', '2022-12-31', 26, 'supplied'),
  line('training-sessions', '2022-03-01', 20), line('training-sessions', '2022-09-01', 43), line('training-sessions', '2021-04-01', 16),
];

describe('the monthly bulletin', () => {
  const october = written(districtBulletin, LINES, { asOf: '2022-10-31' });
  const rows = async () => (await october).chapters.find(({ id }) => id === 'ranking-inventions-in-force')?.tables[0]?.rows.map((row) => row.map(({ text }) => text));

  test('is called by its month', async () => {
    expect((await october).title).toBe('样例市知识产权局关于2022年10月各区知识产权工作情况的通报');
  });

  test('ranks 1, 2, 2, 4; tells what moved, how far the next is, and how much of the target is reached; who did not report has no place', async () => {
    expect(await rows()).toEqual([
      ['甲区', '100', '1', '升1位', '—', '200', '50.0'],
      ['乙区', '90', '2', '降1位', '10', '95', '94.7'],
      ['丙区', '90', '2', '升1位', '10', '—', '—'],
      ['丁区', '10', '4', '持平', '80', '—', '—'],
      ['戊区', '未报', '—', '—', '—', '—', '—'],
    ]);
  });

  test('names who leads and who is missing', async () => {
    const words = wordsOf(await october);
    expect(words).toContain('有效发明专利居前3位的是甲区（100件）、乙区（90件）、丙区（90件）。');
    expect(words).toContain('有效发明专利缺报的有戊区，不列位次，也不按零计。');
  });

  test('in January looks back to last December', async () => {
    const january = await written(districtBulletin, [...inForce('2022-12-31', [1, 5], [2, 9]), ...inForce('2023-01-31', [1, 10], [2, 9])], { year: 2023, asOf: '2023-01-31' });
    expect(textOf(january, 'inventions-in-force.movement/this-year/990101')).toBe('升1位');
  });
});

describe('the work plan', () => {
  const plan = written(workPlan, LINES, { year: 2023 });

  test('sets the targets of its year beside the figures of the year before', async () => {
    expect((await plan).title).toBe('样例市知识产权局2023年工作要点');
    expect(wordsOf(await plan)).toContain('全年组织培训不少于66场。上年举办培训63场');
    const table = (await plan).chapters.flatMap(({ tables }) => tables).find(({ id }) => id === 'targets-planned');
    expect(table?.columns.slice(1, 3)).toEqual(['2022年实际', '2023年目标']);
    expect(table?.rows.map((row) => row.map(({ text }) => text))).toEqual([['培训场次（场）', '63', '66', 'public-service', '12月底']]);
  });

  test('a target of the plan is settled by the summary of its year', async () => {
    const summary = await written(CATALOG.getGenre('annual-summary'), LINES);
    expect(wordsOf(summary)).toContain('培训场次目标60场，完成目标的105.0%。');
    const settled = summary.chapters.find(({ id }) => id === 'targets')?.tables[0]?.rows.map((row) => [row[0]?.text, row.at(-1)?.text]);
    expect(settled).toContainEqual(['培训场次（场）', '已完成']);
    expect(settled).toContainEqual(['裁决平均办理周期（天）', '无数据']);
  });
});

test('a half-year counts to 30 June against the same half of last year, and its targets are those of the whole year', async () => {
  const half = await written(halfYearSummary, LINES);
  expect(half.asOf).toBe('2022-06-30');
  expect(half.figures.find(({ id }) => id === 'training-sessions')).toMatchObject({ value: 20, period: '2022-01-01/2022-06-30' });
  expect(textOf(half, 'inventions-in-force-growth')).toBe('同比增长50.0%');
  expect(textOf(half, 'training-sessions-completion')).toBe('33.3');
  expect(half.chapters.at(-1)?.tables[0]?.rows.map((row) => row.at(-1)?.text)).toContain('推进中');
});

test('a list counts only what it says', async () => {
  const { chapters } = await written(ruleOfLaw, LINES, { version: 'final' });
  const items = chapters.find(({ id }) => id === 'fair-environment')?.paragraphs.map(({ id, text }) => [id, text.slice(0, 8)]);
  expect(items?.slice(0, 3)).toEqual([['fair-environment/1.1', '一是推进重点工程'], ['fair-environment/1.2', '二是完善政策体系'], ['fair-environment/1.4', '三是严格知识产权']]);
});

test('what is for the staff only is not in the public version, nor are its figures', async () => {
  const [whole, open] = [await written(partyResponsibility, LINES), await written(partyResponsibility, LINES, { version: 'public' })];
  expect(wordsOf(whole)).toContain('开展廉政谈话7人次');
  expect(wordsOf(open)).toContain('开展警示教育14次');
  expect(wordsOf(open)).not.toContain('廉政谈话7');
  expect(open.figures.some(({ id }) => id === 'integrity-talks')).toBe(false);
});

test('a chapter that people wrote keeps what is for the staff only apart, and marks what they have not written yet', async () => {
  const report = await written(partyResponsibility, LINES);
  const talks = report.chapters.find(({ id }) => id === 'talks');
  const begun = proseOf(talks ?? { paragraphs: [] });
  expect(placesToWrite(begun)).toEqual(['谈话制度和抓早抓小的做法']);
  expect(begun).not.toContain('integrity-talks');
  const edited = withProse(partyResponsibility, { talks: `坚持抓早抓小。\n${begun}` }, CATALOG);
  expect(wordsOf(await written(edited, LINES))).toContain('坚持抓早抓小。\n【待撰写：谈话制度和抓早抓小的做法】\n开展廉政谈话7人次。');
  const open = wordsOf(await written(edited, LINES, { version: 'public' }));
  expect(open).toContain('坚持抓早抓小。');
  expect(open).not.toMatch(/待撰写|廉政谈话7/);
});

test('every chapter that has a division to draft it is one of its genre', () => {
  for (const [genre, chapters] of Object.entries(DRAFTERS)) {
    const known = ['opening', ...CATALOG.getGenre(genre).chapters.map(({ id }) => id)];
    expect([genre, Object.keys(chapters).filter((chapter) => !known.includes(chapter))]).toEqual([genre, []]);
  }
});

test('a rule-of-law report tells its index number and the like, empty until it is issued', async () => {
  const { metadata } = await written(ruleOfLaw, []);
  expect(metadata).toContainEqual({ id: 'index-number', label: '索引号', value: null });
  expect(metadata).toContainEqual({ id: 'issuer', label: '发布机构', value: '样例市知识产权局' });
});
