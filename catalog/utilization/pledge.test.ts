import { describe, expect, test } from 'vitest';
import { Life } from '#domain/case/testing/life.ts';
import { evaluate } from '#domain/indicator/evaluate.ts';
import { yearPeriod } from '#domain/indicator/fact.ts';
import { Book } from '#domain/posting/book.ts';
import { CATALOG } from '../index.ts';
import { accountsOf, PEOPLE, reasonOf } from '../testing.ts';
import { pledgeFinancing } from './pledge.ts';

const { promotion } = PEOPLE;
const patent = (id: string): object => ({ patent: { id, number: `ZL${id}`, title: '某' } });
const ENTRY = { date: '2022-03-01', pledgor: { id: 'p1', name: '晨光' }, district: '990101', pledgee: '云汀银行', product: 'pure', patents: [patent('z1'), patent('z2')], registrations: [], loans: [] };
const begun = (more = {}): Life => new Life(pledgeFinancing).open(promotion, '2022-03-02', { ...ENTRY, ...more });
const registered = (): Life => begun().act(promotion, '2022-03-11', 'add-registration', { number: 'Y2022990000001', registeredOn: '2022-03-10' });

describe('a patent pledge financing', () => {
  test('registrations, loans, money and enterprises are counted apart, each on its own day', async () => {
    const life = registered()
      .act(promotion, '2022-03-20', 'add-loan', { bank: '云汀银行', lentOn: '2022-03-18', amount: 3_000_000_00 })
      .act(promotion, '2022-06-20', 'add-loan', { bank: '云汀银行', lentOn: '2022-06-18', amount: 1_000_000_00 });
    expect(accountsOf(life)).toEqual([
      'pledge-amount 2022-03-18 300000000', 'pledge-amount 2022-06-18 100000000', 'pledge-loans 2022-03-18 1', 'pledge-loans 2022-06-18 1',
      'pledge-registrations 2022-03-10 1', 'pledged-patents 2022-03-10 1', 'pledged-patents 2022-03-10 1',
    ]);
    const book = new Book();
    book.post({ caseId: 'c' }, CATALOG.linesOf(life.view, '2022-12-31').map((each) => ({ ...each, reversal: false })));
    const of = async (id: string): Promise<number | null> => (await evaluate({ definitions: CATALOG, balances: book }, id, yearPeriod(2022))).value;
    expect([await of('pledge-registrations'), await of('pledge-loans'), await of('pledge-amount'), await of('pledge-enterprises'), await of('pledge-average-loan')]).toEqual([1, 2, 4_000_000, 1, 2_000_000]);
  });

  test('a registration without a loan finances no enterprise', () => {
    expect(accountsOf(registered()).join()).not.toContain('pledge-loans');
  });

  test('repayment and cancellation are recorded and change no count', () => {
    const life = registered().act(promotion, '2022-03-20', 'add-loan', { bank: '云汀银行', lentOn: '2022-03-18', amount: 100 });
    const before = accountsOf(life);
    life.act(promotion, '2022-12-20', 'repay', { loan: '1', repaidOn: '2022-12-19' }).act(promotion, '2022-12-21', 'cancel-registration', { registration: '1', cancelledOn: '2022-12-20' });
    expect(life.view.values).toMatchObject({ loans: [{ repaidOn: '2022-12-19' }], registrations: [{ cancelledOn: '2022-12-20' }] });
    expect(accountsOf(life)).toEqual(before);
    expect(reasonOf(life.refusal(promotion, '2022-12-22', 'repay', { loan: '7', repaidOn: '2022-12-19' }))).toContain('没有这个编号');
  });

  test('one registration number counts once', () => {
    expect(reasonOf(registered().refusal(promotion, '2022-03-12', 'add-registration', { number: 'Y2022990000001', registeredOn: '2022-03-10' }))).toContain('重复');
  });
});
