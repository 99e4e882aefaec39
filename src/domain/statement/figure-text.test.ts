import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readFigure } from './figure-text.ts';

describe('a figure', () => {
  test.each([
    ['1,193,110', { value: 1_193_110, scale: 0, percent: false }],
    ['１２３．５', { value: 1235, scale: 1, percent: false }],
    ['24.80%', { value: 2480, scale: 2, percent: true }],
    ['-3.1％', { value: -31, scale: 1, percent: true }],
    ['+17.9%', { value: 179, scale: 1, percent: true }],
    [' 5 042 ', { value: 5042, scale: 0, percent: false }],
    ['25.37亿', { value: 2_537_000_000, scale: 0, percent: false }],
    ['0', { value: 0, scale: 0, percent: false }],
  ])('is read from %s', (text, figure) => expect(readFigure(text)).toEqual(figure));

  test.each(['', '—', '-', '…', '……', '/', '－', '..', 'N/A', '无'])('is missing, not zero, where the table prints %j', (text) => expect(readFigure(text)).toBeNull());

  test.each(['北京', '12a', '1,2,3', '12月', '99999999999999999999'])('is not read from %s', (text) => expect(readFigure(text)).toBeUndefined());

  test('printed with separators or full-width comes back exactly', () => {
    const forms: readonly ((value: number) => string)[] = [String, (value) => value.toLocaleString('en-US'), (value) => String(value).replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))];
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.constantFrom(...forms), (value, form) => {
        expect(readFigure(form(value))).toEqual({ value, scale: 0, percent: false });
      }),
    );
  });
});
