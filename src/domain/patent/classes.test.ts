import { expect, test } from 'vitest';
import { readClasses } from './classes.ts';

test.each([
  ['G10L25/51(2006.01)I;??G01H7/00(2006.01)N  ', ['G10L25/51', 'G01H7/00']],
  ['B29B17/00（2006.01）I;\u2002B29L 31/30 (2006.01) N', ['B29B17/00', 'B29L31/30']],
  ['["G06F16/3329", "G06F2203/04"]', ['G06F16/3329', 'G06F2203/04']],
  ['h04l29/06, H04L29/06', ['H04L29/06']],
  ['A61K', ['A61K']],
])('IPC symbols are read from %s', (text, ipc) => expect(readClasses(text)).toEqual({ ipc, locarno: [], unreadable: [] }));

test.each([
  ['01-01 (12)  ', ['01-01']],
  ['14-03-T0123', ['14-03']],
  ['06-01 (11);??06-03 (11)', ['06-01', '06-03']],
])('Locarno classes are read from %s', (text, locarno) => expect(readClasses(text)).toEqual({ ipc: [], locarno, unreadable: [] }));

test('what is no symbol is named and left out', () => {
  expect(readClasses('G06F17/30;I29Z99/9;无')).toEqual({ ipc: ['G06F17/30'], locarno: [], unreadable: ['I29Z99/9', '无'] });
});
