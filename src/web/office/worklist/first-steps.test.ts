import { expect, test } from 'vitest';
import type { Organisation, Person } from '../../api/names.ts';
import { stepsOf } from './first-steps.tsx';

const person = (code: string, ...roles: string[]): Person => ({ code, name: code, unit: 'office', roles, active: true });
const bureau = (districts: Organisation['districts']): Organisation => ({ name: { zh: '局', en: 'Bureau' }, demo: false, units: [], districts, former: [] });
const done = (people: readonly Person[], districts: Organisation['districts'] = []): readonly boolean[] => stepsOf(people, bureau(districts)).map((step) => step.done);

test('a new bureau needs three administrators, its districts and people who work', () => {
  expect(done([person('a', 'system-admin')])).toEqual([false, false, false, false]);
  expect(done([person('a', 'system-admin'), person('b', 'security-admin'), person('c', 'audit-admin')])).toEqual([true, false, false, false]);
  expect(done([person('a', 'system-admin'), person('d', 'officer')], [{ code: '990101', name: { zh: '区', en: 'District' } }])).toEqual([false, true, true, false]);
});
