import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Actor, PUBLIC, SYSTEM } from '#domain/access/actor.ts';
import { openBureau, type TestBureau } from '../../../tests/support/bureau.ts';
import { openTestDatabase } from '../../../tests/support/database.ts';
import { visitOf } from '../../../tests/support/work.ts';
import { readingOf } from '../report/reading.ts';
import { type Observation, observations, withoutComplement } from './observations.ts';

describe('series of indicators', () => {
  let bureau: TestBureau;
  beforeAll(async () => {
    bureau = await openBureau(await openTestDatabase(), { now: () => new Date('2026-03-10T02:00:00.000Z') });
    for (const enterprise of ['a', 'b']) await bureau.call('openCase', 'officer', { body: { type: 'enterprise-visit', input: visitOf(enterprise, 2) } });
  });
  afterAll(async () => {
    await bureau.close();
    await bureau.server.close();
  });

  const seriesFor = async (actor: Actor): Promise<readonly string[]> => {
    const indicators = [bureau.server.catalog.getIndicator('visits')];
    const all = await Array.fromAsync(observations(await readingOf(bureau.server, { year: 2026 }), { indicators, years: [2025, 2026], actor, today: '2026-03-10' }));
    return all.filter(({ value, status }) => value !== 0 || status === 'withheld').map(({ area, time, value, status }) => `${area} ${time} ${value} ${status}`);
  };

  test('tell years, districts and the months that have begun; what has not ended is provisional', async () => {
    expect(await seriesFor(SYSTEM)).toEqual(['990100 2026 2 provisional', '990101 2026 2 provisional', '990100 2026-03 2 provisional']);
  });

  test('withhold from the public what a district counts in one or two rows', async () => {
    expect(await seriesFor(PUBLIC)).toEqual(['990100 2026 2 provisional', '990101 2026 null withheld', '990100 2026-03 2 provisional']);
  });

  test('withhold a second district where one alone could be had by subtraction', () => {
    const told = ([['city', 20], ['a', null], ['b', 12], ['c', 6], ['d', 0]] as const).map(([area, value]) => ({ area, value, status: value === null ? 'withheld' : 'normal' }) as Observation);
    expect(withoutComplement(told, 'city').map(({ area, value, status }) => `${area} ${value} ${status}`)).toEqual(['city 20 normal', 'a null withheld', 'b 12 normal', 'c null withheld', 'd 0 normal']);
    const two = told.map((each) => (each.area === 'b' ? { ...each, value: null, status: 'withheld' as const } : each));
    expect(withoutComplement(two, 'city')).toEqual(two);
  });
});
