import { expect, test } from 'vitest';
import { districtLines, setupChanges } from './setup.ts';

const SETUP = { bureau: '澜川市知识产权局', bureauEn: '', city: '澜川市', cityCode: '990100', districts: '990101\t东区\n\n９９０１０２，西区 \r\n', bureaus: true, since: '2019-01-01' };

test('districts are read from lines as people type or paste them', () => {
  expect(districtLines(SETUP.districts)).toEqual({ lines: [{ code: '990101', name: '东区' }, { code: '990102', name: '西区' }] });
});

test('the first line that is none is named with its place', () => {
  expect(districtLines('990101 东区\n西区\n').wrong).toEqual({ n: 2, text: '西区' });
});

test('a bureau is set up from its first day, with the city, its districts and their bureaus', () => {
  const changes = setupChanges(SETUP, { code: 'bureau', from: '1985-04-01' });
  expect(changes.map(({ node, kind, code, on, parent }) => [node, kind, code, on, parent])).toEqual([
    ['unit', 'rename', 'bureau', '1985-04-01', undefined], ['district', 'add', '990100', '2019-01-01', undefined],
    ['district', 'add', '990101', '2019-01-01', '990100'], ['district', 'add', '990102', '2019-01-01', '990100'],
    ['unit', 'add', 'd990101', '2019-01-01', 'bureau'], ['unit', 'add', 'd990102', '2019-01-01', 'bureau'],
  ]);
  expect(changes[0]?.name).toEqual({ zh: '澜川市知识产权局', en: '澜川市知识产权局' });
});
