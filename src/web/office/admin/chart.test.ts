import { expect, test } from 'vitest';
import { type ChartNode, possibleChanges, rowsOn } from './chart.ts';

const label = (zh: string): { zh: string; en: string } => ({ zh, en: zh });
const node = (code: string, from: string, standings: ChartNode['standings'], to?: string): ChartNode => ({ node: 'unit', code, from, people: 0, successors: [], standings, ...(to && { to }) });
const root = node('bureau', '2019-01-01', [{ from: '2019-01-01', name: label('局'), functions: [] }]);
const office = node('office', '2019-01-01', [{ from: '2019-01-01', to: '2022-12-31', name: label('办公室'), parent: 'bureau', functions: ['office'] }, { from: '2023-01-01', name: label('综合处'), parent: 'bureau', functions: ['office'] }]);
const team = node('team', '2020-01-01', [{ from: '2020-01-01', to: '2021-12-31', name: label('二科'), parent: 'office', functions: [] }], '2021-12-31');
const lines = (day: string, others = false): unknown => rowsOn([root, team, office], 'unit', day, others).map(({ name, depth, phase }) => [name.zh, depth, phase]);

test('the tree of a day has the names and places of that day', () => {
  expect(lines('2021-06-01')).toEqual([['局', 0, 'now'], ['办公室', 1, 'now'], ['二科', 2, 'now']]);
  expect(lines('2026-01-01')).toEqual([['局', 0, 'now'], ['综合处', 1, 'now']]);
});

test('what was and what will be is there when asked for, and says so', () => {
  expect(lines('2026-01-01', true)).toEqual([['局', 0, 'now'], ['综合处', 1, 'now'], ['二科', 2, 'ended']]);
  expect(lines('2019-06-01', true)).toEqual([['局', 0, 'now'], ['办公室', 1, 'now'], ['二科', 2, 'coming']]);
});

test('the root is never moved or ended', () => {
  expect([possibleChanges(root), possibleChanges(office)]).toEqual([['rename', 'charge'], ['rename', 'move', 'charge', 'end']]);
});
