import { expect, test } from 'vitest';
import type { District } from '#domain/organisation/organisation.ts';
import { placeFinder } from './regions.ts';

const label = (zh: string): { zh: string; en: string } => ({ zh, en: zh });
const RENAMED: District = {
  code: '990101', name: label('新东区'), from: '2019-01-01', parent: '990100',
  standings: [{ from: '2019-01-01', to: '2022-12-31', name: label('东湖县'), parent: '990100' }, { from: '2023-01-01', name: label('新东区'), parent: '990100' }],
};
const MERGED: District = { code: '990102', name: label('西山区'), from: '2019-01-01', to: '2022-06-30', successors: ['990103'], parent: '990100' };
const districts = [RENAMED, MERGED, { code: '990103', name: label('中区'), from: '2022-07-01', parent: '990100' }];
const find = (region: string, day?: string): unknown => placeFinder({ districts }, '2026-01-01', day)({ region, rowKind: 'region' });

test('a table’s rows are found by the names that districts had in its month, and by those of today', () => {
  expect([find('东湖县', '2022-05-31'), find('西山', '2022-05-31'), find('新东区', '2022-05-31')]).toEqual([{ district: '990101' }, { district: '990102' }, { district: '990101' }]);
});

test('a district that is no more is another region in a table of today', () => {
  expect([find('西山区'), find('中区')]).toEqual([{ region: '西山区' }, { district: '990103' }]);
});
