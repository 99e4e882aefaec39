import { expect, test } from 'vitest';
import { isRegistered, typedNumber, unregistered } from './by-number.ts';

test('a typed application number is usable in any spelling, its check digit computed where it is missing', () => {
  expect(typedNumber('ZL 2017 1 0601862.3')).toEqual({ kind: 'usable', number: '201710601862.3' });
  expect(typedNumber('201710601862')).toEqual({ kind: 'usable', number: '201710601862.3' });
});

test('a wrong check digit is named, anything else is no number', () => {
  expect(typedNumber('201710601862.4')).toEqual({ kind: 'wrong-check', number: '201710601862.4', expected: '3' });
  expect(typedNumber('一种检索装置')).toEqual({ kind: 'none' });
  expect(typedNumber('2.02E+12')).toEqual({ kind: 'none' });
});

test('a patent known by its number alone does not lead into the register', () => {
  const reference = unregistered('201710601862.3', '一种检索装置');
  expect(isRegistered(reference)).toBe(false);
  expect(isRegistered({ ...reference, id: '016806b5-bc00-7e35-aefb-9c0015963f96' })).toBe(true);
});
