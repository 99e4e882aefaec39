import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CATALOG } from '#catalog/index.ts';
import type { CaseType } from '#domain/case/case-type.ts';
import { Life, staff } from '#domain/case/testing/life.ts';
import { type Catalog, defineCatalog } from '#domain/catalog/catalog.ts';
import { evaluate } from '#domain/indicator/evaluate.ts';
import type { Indicator } from '#domain/indicator/indicator.ts';
import { Book } from '#domain/posting/book.ts';
import { compose } from '#domain/report/compose.ts';
import { type ChapterSpec, figuresOf, type Genre } from '#domain/report/genre.ts';

const ROOT = join(import.meta.dirname, '../..');
const FOLDER = join(ROOT, 'build/recipes');

/** The code of a recipe, just as CONTRIBUTING.md gives it. */
function recipe(name: string): string {
  const found = new RegExp(`\`\`\`ts recipe=${name}\\n([\\s\\S]*?)\`\`\``).exec(readFileSync(join(ROOT, 'CONTRIBUTING.md'), 'utf8'));
  if (!found?.[1]) throw new Error(`CONTRIBUTING.md has no recipe "${name}"`);
  return found[1];
}

/** Follows a recipe: the code goes into a file and is loaded as the catalogue loads its files. */
async function follow<T>(name: string, exported: string): Promise<T> {
  const path = join(FOLDER, `${name}.ts`);
  writeFileSync(path, recipe(name));
  const loaded = (await import(pathToFileURL(path).href)) as Record<string, T>;
  const value = loaded[exported];
  if (!value) throw new Error(`the recipe "${name}" exports no ${exported}`);
  return value;
}

describe('the recipes of CONTRIBUTING.md, followed to the letter', () => {
  let catalog: Catalog;
  let lecture: CaseType;
  let letter: CaseType;
  let average: Indicator;
  let chapter: ChapterSpec;
  let newer: Indicator;
  let brief: Genre;

  beforeAll(async () => {
    mkdirSync(FOLDER, { recursive: true });
    lecture = await follow('ledger', 'publicLecture');
    letter = await follow('case-type', 'requestLetter');
    average = await follow('indicator', 'listenersPerLecture');
    chapter = await follow('chapter', 'lectures');
    newer = await follow('new-version', 'lectureListeners2');
    brief = await follow('genre', 'lectureBrief');
    catalog = defineCatalog({ ...CATALOG, types: [...CATALOG.types, lecture, letter], indicators: [...CATALOG.indicators, average, newer], genres: [...CATALOG.genres, brief] });
  });

  afterAll(() => rmSync(FOLDER, { recursive: true, force: true }));

  const officer = staff('lin', ['officer'], { unit: 'D1', functions: ['public-service', 'protection'] });
  const input = { date: '2022-03-01', topic: '商标入门', place: 'school', district: '990101', listeners: 40 };

  test('the ledger is recorded, counted, and averaged by the indicator of the next recipe', async () => {
    const book = new Book();
    for (const [index, listeners] of [40, 21].entries()) {
      const life = new Life(lecture).open(officer, '2022-03-02', { ...input, listeners });
      book.post({ caseId: `c${index}` }, catalog.linesOf(life.view, '2022-03-02').map((each) => ({ ...each, reversal: false })));
    }
    const fact = await evaluate({ definitions: catalog, balances: book }, 'listeners-per-lecture', { from: '2022-01-01', to: '2022-12-31' });
    expect(fact).toMatchObject({ value: 30.5, numerator: 61, denominator: 2 });
  });

  test('the case type goes through its approval to its end, and only then counts as answered', () => {
    const head = staff('qin', ['division-head'], { unit: 'D1', functions: ['protection'] });
    const life = new Life(letter).open(officer, '2022-03-02', { subject: '协助核实销售记录', receivedOn: '2022-03-01', dueOn: '2022-03-20' });
    life.act(officer, '2022-03-05', 'answer', { answer: '经查属实。' });
    expect(catalog.linesOf(life.view, '2022-03-05').map(({ line }) => line.indicator)).toEqual(['request-letters']);
    life.endorse('2022-03-06', head);
    expect(life.view).toMatchObject({ state: 'answered', closedOn: '2022-03-06' });
    expect(catalog.linesOf(life.view, '2022-03-06').map(({ line }) => line.indicator)).toEqual(['request-letters', 'request-letters-answered']);
  });

  test('the genre is composed, its places still to be written marked', async () => {
    const report = await compose(brief, { year: 2022, asOf: '2022-06-30', organ: '样例局', districts: [] }, { definitions: catalog, balances: new Book() });
    expect(report.title).toBe('样例局2022年上半年公益讲座简报');
    expect(report.chapters.flatMap(({ paragraphs }) => paragraphs.map(({ text }) => text))).toEqual(['上半年举办公益讲座0场，去年无可比数据。', '听众0人次。', '一是【待撰写：进校园的讲座】', '二是【待撰写：图书馆的讲座】']);
  });

  test('the chapter shows figures that the catalogue knows', () => {
    const shown = figuresOf({ opening: [], chapters: [chapter] });
    expect(shown.map(({ id }) => id)).toEqual(['public-lectures', 'public-lectures-growth', 'lecture-listeners', 'listeners-per-lecture']);
    for (const { shows } of shown) expect(catalog.findIndicator(shows.indicator)).toBeDefined();
  });

  test('the new version is used from its day, the old one before', () => {
    expect(catalog.indicatorVersionOn('lecture-listeners', '2026-12-31')).toBe(1);
    expect(catalog.indicatorVersionOn('lecture-listeners', '2027-01-01')).toBe(2);
  });
});
