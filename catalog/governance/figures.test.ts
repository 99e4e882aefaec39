import { describe, expect, test } from 'vitest';
import { Life } from '#domain/case/testing/life.ts';
import { evaluate } from '#domain/indicator/evaluate.ts';
import { yearPeriod } from '#domain/indicator/fact.ts';
import { Book } from '#domain/posting/book.ts';
import { CATALOG } from '../index.ts';
import { accountsOf, PEOPLE, reasonOf } from '../testing.ts';
import { statement } from './statement.ts';
import { suppliedFigure } from './supplied.ts';

const { statistics, checker, district, promotion } = PEOPLE;
const Y22 = yearPeriod(2022);

const value = (indicator: string, code: string | undefined, role: string, amount: number): object => ({ indicator, role, amount, ...(code && { district: code }) });
const table = (values: readonly object[], month = '2022-12'): object => ({ source: 'district', table: '区月报', month, values });

function published(input: object, id = 's1', day = '2023-01-05'): Life {
  return new Life(statement, id).open(statistics, day, { ...input }).act(statistics, day, 'publish').endorse(day, checker);
}

function supplied(input: object, day = '2023-01-05'): Life {
  return new Life(suppliedFigure, `f${JSON.stringify(input).length}`).open(statistics, day, { supplier: '市统计局', document: '统计公报', ...input }).act(statistics, day, 'publish').endorse(day, checker);
}

function booked(...lives: readonly Life[]): Book {
  const book = new Book();
  lives.forEach((life, index) => {
    book.post({ caseId: `c${index}` }, CATALOG.linesOf(life.view, '2023-01-31').map((each) => ({ ...each, reversal: false })));
  });
  return book;
}

const of = async (book: Book, indicator: string, scope = {}): Promise<number | null> => (await evaluate({ definitions: CATALOG, balances: book }, indicator, Y22, scope)).value;

describe('a statement', () => {
  test('counts once a second person has checked it, and nobody checks their own', () => {
    const life = new Life(statement).open(district, '2023-01-05', table([value('inventions-in-force', '990101', 'level', 3000)]) as never);
    expect(accountsOf(life)).toEqual([]);
    life.act(statistics, '2023-01-06', 'publish');
    expect(reasonOf(life.refusal(statistics, '2023-01-06', 'publish', { opinion: '同意' }, { kind: 'endorse' }))).toBe('no-approval-pending');
    expect(accountsOf(life.endorse('2023-01-07', checker))).toEqual(['inventions-in-force 2022-12-31 3000']);
  });

  test('the districts add up; the table’s own total is kept apart and never added', async () => {
    const book = booked(published(table([value('inventions-in-force', '990101', 'level', 3000), value('inventions-in-force', '990102', 'level', 200), value('inventions-in-force', undefined, 'level', 3200)])));
    expect(await of(book, 'inventions-in-force')).toBe(3200);
    expect(await of(book, 'inventions-in-force', { district: '990102' })).toBe(200);
    expect(await book.latest('inventions-in-force', Y22, 'statement-total', {})).toMatchObject({ amount: 3200, rows: 1 });
  });

  test('the later recorded of the same month supersedes, whoever entered it', async () => {
    const first = published(table([value('invention-grants', '990101', 'year-to-date', 100)]));
    const revised = new Life(statement, 's2').open(district, '2023-01-20', table([value('invention-grants', '990101', 'year-to-date', 97)]) as never).act(district, '2023-01-20', 'publish').endorse('2023-01-21', checker);
    expect(await of(booked(first, revised), 'invention-grants')).toBe(97);
  });

  test('cumulatives are taken from the year’s column, levels from the month’s end; the others are only kept', () => {
    const life = published(table([value('invention-grants', '990101', 'month', 9), value('invention-grants', '990101', 'year-to-date', 100), value('invention-grants', '990101', 'all-time', 900)]));
    expect(accountsOf(life)).toEqual(['invention-grants 2022-12-31 100']);
  });

  test('a value given twice, a month to come and a month that is none are refused', () => {
    const open = (input: object): Life => new Life(statement).open(statistics, '2023-01-05', { ...input });
    expect(() => open(table([value('invention-grants', '990101', 'month', 1), value('invention-grants', '990101', 'month', 2)]))).toThrow('出现两次');
    expect(() => open(table([value('invention-grants', '990101', 'month', 1)], '2023-02'))).toThrow('晚于本月');
    expect(() => open(table([value('invention-grants', '990101', 'month', 1)], '2022-13'))).toThrow('month');
  });
});

describe('a supplied figure', () => {
  test('is stored at its indicator’s scale and needs its second person', async () => {
    const score = supplied({ indicator: 'protection-assessment-score', asOf: '2022-04-30', values: [{ amount: 96.2 }] });
    expect(accountsOf(score)).toEqual(['protection-assessment-score 2022-04-30 962']);
    expect(await of(booked(score), 'protection-assessment-score')).toBe(96.2);
    expect(accountsOf(supplied({ indicator: 'central-funds', asOf: '2022-12-31', values: [{ amount: 100_000_000 }] }))).toEqual(['central-funds 2022-12-31 10000000000']);
  });

  test('a target may lie in the future; it is dated the last day of its year', async () => {
    const target = supplied({ indicator: 'target-training-sessions', asOf: '2022-12-31', values: [{ amount: 60 }] }, '2022-01-10');
    expect(await of(booked(target), 'target-training-sessions')).toBe(60);
  });

  test('inventions per 10,000 people divide by the districts’ population at the end of the year before', async () => {
    const population = supplied({ indicator: 'population', asOf: '2021-12-31', values: [{ district: '990101', amount: 800_000 }, { district: '990102', amount: 200_000 }] });
    const book = booked(population, published(table([value('inventions-in-force', '990101', 'level', 3000), value('inventions-in-force', '990102', 'level', 700)])));
    expect(await of(book, 'inventions-per-10k')).toBe(37);
    expect(await of(book, 'inventions-per-10k', { district: '990102' })).toBe(35);
  });

  test('one figure for the city, or one for each district, as the indicator says; and no finer than it holds', () => {
    const open = (input: object): Life => new Life(suppliedFigure).open(statistics, '2023-01-05', { supplier: '某', document: '某', asOf: '2022-12-31', ...input });
    expect(() => open({ indicator: 'population', values: [{ amount: 1 }] })).toThrow('按区填报');
    expect(() => open({ indicator: 'population', values: [{ district: '990101', amount: 1 }, { district: '990101', amount: 2 }] })).toThrow('按区填报');
    expect(() => open({ indicator: 'fines', values: [{ amount: 1 }, { amount: 2 }] })).toThrow('全市数');
    expect(() => open({ indicator: 'population', values: [{ district: '990101', amount: 1.5 }] })).toThrow('小数');
  });

  test('other divisions do not enter figures', () => {
    expect(() => new Life(suppliedFigure).open(promotion, '2023-01-05', {})).toThrow('not-your-role');
  });
});
