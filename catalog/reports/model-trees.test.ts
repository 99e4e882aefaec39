import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { compose, type ReportChapter } from '#domain/report/compose.ts';
import type { Genre } from '#domain/report/genre.ts';
import { Book } from '#domain/posting/book.ts';
import { CATALOG } from '../index.ts';
import { annualSummary } from './annual-summary.ts';
import { halfYearSummary } from './half-year-summary.ts';
import { ANNUAL_SUMMARY_MODEL, HALF_YEAR_MODEL, type ModelTopic, type ModelTree, PARTY_MODEL, RULE_OF_LAW_MODEL, WORK_PLAN_MODEL } from './model-trees.ts';
import { partyResponsibility } from './party-responsibility.ts';
import { ruleOfLaw } from './rule-of-law.ts';
import { workPlan } from './work-plan.ts';

const FOLLOWED: readonly (readonly [string, Genre, ModelTree])[] = [
  ['work plan', workPlan, WORK_PLAN_MODEL],
  ['half-year summary', halfYearSummary, HALF_YEAR_MODEL],
  ['party responsibility report', partyResponsibility, PARTY_MODEL],
  ['rule-of-law report', ruleOfLaw, RULE_OF_LAW_MODEL],
];

const treeOf = ({ chapters }: Genre): ModelTopic[] => chapters.map(({ id, level }) => ({ level, topic: id }));

async function printed(genre: Genre): Promise<readonly ReportChapter[]> {
  const { chapters } = await compose(genre, { year: 2023, asOf: '2022-12-31', organ: '样例局', districts: [] }, { definitions: CATALOG, balances: new Book() });
  return chapters;
}

const chinese = (count: number): readonly string[] => Array.from('一二三四五六七八九十').concat('十一,十二,十三,十四,十五,十六,十七,十八,十九,二十,二十一,二十二,二十三'.split(',')).slice(0, count);

describe.each(FOLLOWED)('the %s', (_, genre, model) => {
  test('has the headings of its model: the same levels, in the same order, about the same', () => {
    expect(treeOf(genre)).toEqual(model.topics);
  });

  test('numbers them as its model does', async () => {
    expect(genre.continuous ?? []).toEqual(model.continuous);
    const chapters = await printed(genre);
    const numbersOf = (level: number): string[] => chapters.filter((each) => each.title !== '' && each.level === level).map(({ number }) => number);
    expect(numbersOf(1)).toEqual(chinese(numbersOf(1).length).map((each) => `${each}、`));
    if (model.continuous.includes(2)) expect(numbersOf(2)).toEqual(chinese(numbersOf(2).length).map((each) => `（${each}）`));
    if (model.continuous.includes(3)) expect(numbersOf(3)).toEqual(numbersOf(3).map((_each, index) => `${index + 1}.`));
    if (!model.continuous.includes(3)) expect(numbersOf(3).filter((each) => each === '1.').length).toBe(chapters.filter((each, index) => each.level === 3 && chapters[index - 1]?.level === 2).length);
  });
});

test('the annual summary has the chapters of its model in their order, and says more besides', () => {
  const own = treeOf(annualSummary).filter(({ level }) => level === 1).map(({ topic }) => topic);
  const modelled = ANNUAL_SUMMARY_MODEL.topics.map(({ topic }) => topic);
  expect(own.filter((topic) => modelled.includes(topic))).toEqual(modelled);
  expect(own.filter((topic) => !modelled.includes(topic))).toEqual(['creation', 'targets', 'notes']);
});

const REPORTS = resolve(import.meta.dirname, '../../../shared/data/reports');
const isPresent = existsSync(REPORTS);
if (!isPresent) process.stdout.write(`skipped: the published reports are not in ${REPORTS}; the descriptions of their headings are not compared with them\n`);

const MARKS: readonly (readonly [number, RegExp])[] = [[1, /^[一二三四五六七八九十]+、/], [2, /^[（(][一二三四五六七八九十]+[)）]/], [3, /^\d{1,2}\.(?!\d)/]];

/** The levels of the numbered headings of a text, line by line; an outline names its third level after a dash. */
function levelsOf(text: string): readonly number[] {
  return text.split('\n').map((line) => line.trim()).flatMap((line) => {
    const level = MARKS.find(([, mark]) => mark.test(line))?.[0];
    if (level === undefined) return [];
    const below = level === 2 ? (line.split(' — ')[1]?.match(/(?:^| )\d /g) ?? []) : [];
    return [level, ...below.map(() => 3)];
  });
}

describe.skipIf(!isPresent)('the published models themselves', () => {
  const read = ({ file }: ModelTree): string => readFileSync(join(REPORTS, file), 'utf8');
  const plan = (text: string): string => text.slice(text.indexOf('2023年工作要点', text.indexOf('九、')));

  test.each(FOLLOWED)('the one of the %s has the levels that we describe', (_, genre, model) => {
    const text = model === WORK_PLAN_MODEL ? plan(read(model)) : read(model);
    expect(levelsOf(text)).toEqual(treeOf(genre).map(({ level }) => level));
  });

  test('the one of the annual summary has as many chapters as we describe', () => {
    expect(levelsOf(read(ANNUAL_SUMMARY_MODEL)).filter((level) => level === 1)).toHaveLength(ANNUAL_SUMMARY_MODEL.topics.length);
  });
});
