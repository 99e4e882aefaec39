import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { byteSize, decimal, decimalOf, exactUnits, group, quotient, roundedIn, yuan } from './number-text.ts';
import { moneyInWan, moneyInYi } from './types/money.ts';
import { parseDecimal } from './typed-number.ts';

describe('numbers in words', () => {
  test('thousands are grouped, decimals and signs left alone', () => {
    expect(['0', '999', '1000', '-1234567.1234', '123456'].map(group)).toEqual(['0', '999', '1,000', '-1,234,567.1234', '123,456']);
    expect(group(1e21)).toBe('1,000,000,000,000,000,000,000');
    expect(group(12345678901234567890n)).toBe('12,345,678,901,234,567,890');
  });

  test('rounding is half up on the decimal that is printed, away from zero for negatives', () => {
    expect(decimal(1.005, 2)).toBe('1.01');
    expect(decimal(2.5, 0)).toBe('3');
    expect(decimal(-2.5, 0)).toBe('-3');
    expect(decimal(-0.4, 0)).toBe('0');
    expect(decimal(8.345, 2)).toBe('8.35');
    expect(decimal(1e-7, 2)).toBe('0.00');
    expect(() => decimal(Number.NaN, 2)).toThrow(RangeError);
  });

  test('a quotient is exact before it is rounded', () => {
    expect(quotient(51_162n - 43_394n, 43_394n, 3)).toBe('0.179');
    expect(quotient(1n, 3n, 4)).toBe('0.3333');
    expect(quotient(-1n, -2n, 0)).toBe('1');
    expect(() => quotient(1n, 0n, 2)).toThrow('division by zero');
  });

  test('amounts are shown in yuan, 万 and 亿', () => {
    expect(yuan(123_450)).toBe('1,234.50');
    expect(yuan(-5)).toBe('-0.05');
    expect(roundedIn(253_700_000_000, 2, 'yi', 2)).toBe('25.37');
    expect(roundedIn(12_345, 0, 'wan', 1)).toBe('1.2');
    expect(roundedIn(12_500, 0, 'wan', 1)).toBe('1.3');
    expect(moneyInWan(123_456_789)).toBe('123.46万元');
    expect(moneyInWan(123_456_789_000, 0)).toBe('123,457万元');
    expect(moneyInYi(253_700_000_000)).toBe('25.37亿元');
  });

  test('sizes are rounded to one decimal', () => {
    expect([0, 1023, 1536, 50 * 1024 ** 2, 5 * 1024 ** 4].map(byteSize)).toEqual(['0 B', '1023 B', '1.5 KB', '50 MB', '5120 GB']);
  });

  test('any rounded fen amount lies within half a unit of the exact one', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.nat(4), (fen, decimals) => {
        const rounded = Number(decimal(fen, 0)) === fen && parseDecimal(roundedIn(fen, 2, 'wan', decimals));
        const units = rounded && exactUnits(rounded, 6);
        const error = units === false || units === undefined ? undefined : units - BigInt(fen);
        const half = 5n * 10n ** BigInt(5 - decimals);
        expect(error !== undefined && (error < 0n ? -error : error) <= half).toBe(true);
      }),
    );
  });

  test('the decimal of a number is the number it prints', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const { units, scale } = decimalOf(value);
        expect(Number(`${units}e-${scale}`) + 0).toBe(value + 0);
      }),
    );
  });
});

describe('typed numbers', () => {
  test.each([
    ['25.37亿', 2_537_000_000n], ['3万', 30_000n], ['1,234', 1234n], ['１２３', 123n], [' -5 ', -5n], ['\u22125', -5n], ['1.50万', 15_000n], ['2万亿', 2_000_000_000_000n], ['+7', 7n], ['1，234', 1234n],
  ])('%s is understood', (typed, whole) => {
    const parsed = parseDecimal(typed);
    expect(parsed && exactUnits(parsed, 0)).toBe(whole);
  });

  test.each(['', '12,34', '1e5', '0x10', '三万', '1.2.3', '1.', 'NaN', '--1', '9'.repeat(70), '万', '1,2345'])('%s is refused', (typed) => {
    expect(parseDecimal(typed)).toBeUndefined();
  });
});
