import { expect, test } from 'vitest';
import { money } from '#domain/form/index.ts';
import { amountHint, saidAmount, typedYuan } from './hint.ts';

const loan = money({ name: { zh: '贷款金额', en: 'Loan' } });

test('an amount is said in 万 from ten thousand yuan and in 亿 from a hundred million', () => {
  expect([999_999, 1_000_000, 253_700_000_000].map(saidAmount)).toEqual([undefined, '1.00万元', '25.37亿元']);
});

test('the hint under the box reads what is being typed, in any spelling', () => {
  expect(['25.37亿', '3万', '1,234.50', 'abc', ''].map((typed) => amountHint(loan, typed))).toEqual(['25.37亿元', '3.00万元', undefined, undefined, undefined]);
});

test('stored fen come back as the yuan that was typed, whole yuan without decimals', () => {
  expect([123_450, 100, 5, 0, -250].map(typedYuan)).toEqual(['1234.50', '1', '0.05', '0', '-2.50']);
  expect(typedYuan('12,')).toBe('12,');
});
