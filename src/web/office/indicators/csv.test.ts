import { expect, test } from 'vitest';
import { csvText } from './csv.ts';

test('text that a spreadsheet would run is made harmless, numbers stay numbers', () => {
  expect(csvText([['=cmd|calc', '@x', '-3.5', -12, '+17.9%', null, undefined]])).toBe("\uFEFF'=cmd|calc,'@x,-3.5,-12,+17.9%,,\r\n");
});

test('separators, quotes, line ends and blanks at the ends are kept', () => {
  expect(csvText([['a,b', 'say "x"', 'two\nlines', ' y']])).toBe('\uFEFF"a,b","say ""x""","two\nlines"," y"\r\n');
});
