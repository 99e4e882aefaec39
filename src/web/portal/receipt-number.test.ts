import { expect, test } from 'vitest';
import { receiptForm, wrongLength } from './receipt-number.ts';

test('any spelling of a receipt number comes to the same form', () => {
  for (const typed of ['k7pq2mxa9rtdw4hc', 'K7PQ-2MXA-9RTD-W4HC', ' Ｋ7pq 2mxa 9rtd w4hc ']) expect(receiptForm(typed)).toBe('K7PQ-2MXA-9RTD-W4HC');
});

test('a number that is too short says how short', () => {
  expect(wrongLength('K7PQ-2MXA')).toBe(8);
  expect(wrongLength('K7PQ-2MXA-9RTD-W4HC')).toBeUndefined();
});
