import { describe, expect, test } from 'vitest';
import { amountOf, type AskedValue, doubtIn, draftOf, isReadable, rowsOf } from './amount.ts';

const label = { zh: '数', en: 'value' };
const value = (more: Partial<AskedValue>): AskedValue => ({ indicator: 'inventions-in-force', name: label, definition: label, measure: label, cumulative: false, known: false, ...more });
const LIMITS = { levelPercent: 15, paceTimes: 3, smallest: 10 };

describe('what is typed into a return', () => {
  test.each([['', undefined], ['  ', undefined], ['0', 0], ['1,205', 1205], ['１２０５', 1205], ['12.5', null], ['-3', null], ['约五件', null]])('%j is read as %j', (text, amount) => expect(amountOf(text)).toBe(amount));

  test('is sent without what is known already; what is empty stays empty and keeps its explanation', () => {
    const values = [value({}), value({ indicator: 'designs-in-force', known: true }), value({ indicator: 'invention-grants' })];
    const draft = { 'inventions-in-force': { amount: '1,205', explanation: ' ' }, 'invention-grants': { amount: '', explanation: '待下发 ' } };
    expect(rowsOf({ values }, draft)).toEqual([{ indicator: 'inventions-in-force', amount: 1205 }, { indicator: 'invention-grants', explanation: '待下发' }]);
    expect([isReadable(draft), isReadable({ a: { amount: 'x', explanation: '' } })]).toEqual([true, false]);
  });

  test('is doubted at once, as the server will doubt it', () => {
    const typed = (amount: string): string | undefined => doubtIn(value({ before: 1000, beforeMonth: '2026-01' }), { amount, explanation: '' }, { month: '2026-02', limits: LIMITS });
    expect([typed(''), typed('1000'), typed('1200')]).toEqual(['missing', undefined, 'jumps']);
  });

  test('begins with what was given before', () => {
    expect(draftOf({ values: [value({ amount: 0, explanation: '无' })] })).toEqual({ 'inventions-in-force': { amount: '0', explanation: '无' } });
  });
});
