import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { looksLikeOrganisation, splitNames } from '../patent/names.ts';
import { readAddress } from '../patent/address.ts';
import { BearerIndex } from './bearer-index.fixture.ts';
import { type Bearer, bearer, type Strength } from './compare.ts';

const GAZETTE = new URL('../../../../shared/data/patents/gazette-2019-07/', import.meta.url);
const ABSENT = !existsSync(GAZETTE);
if (ABSENT) console.log('the precision of party matching on gazette names is skipped: ../shared/data is absent');

/** Each organisation that comes first in a row of the gazette, with the cities that its rows name. */
function organisations(): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const file of readdirSync(GAZETTE)) {
    const text = new TextDecoder('gb18030').decode(readFileSync(new URL(file, GAZETTE)));
    for (const line of text.split('\n').slice(1)) {
      const cells = line.split(',');
      const place = cells.findIndex((cell) => /^\d{4}\.\d\d\.\d\d$/.test(cell.trim()));
      const [name = ''] = splitNames(cells[place + 3] ?? '', 'marked');
      const region = readAddress(cells[place + 5] ?? '').region;
      if (!looksLikeOrganisation(name)) continue;
      const cities = found.get(name) ?? new Set();
      if (region?.city ?? region?.province) cities.add(String(region?.city ?? region?.province));
      found.set(name, cities);
    }
  }
  return found;
}

describe.skipIf(ABSENT)('the names of a week’s gazette (skipped where ../shared/data is absent)', () => {
  test('of the pairs that names alone suggest, nearly all have their address in the same city', () => {
    const cities = organisations();
    const began = performance.now();
    const all = [...cities.keys()].map((name): readonly [string, Bearer] => [name, bearer({ name })]);
    const index = new BearerIndex(all);
    const pairs = all.flatMap(([name, each]) => index.alike(each).filter(([other]) => other > name).map(([other, likeness]) => ({ name, other, likeness })));
    const took = performance.now() - began;
    const agree = ({ name, other }: { name: string; other: string }): boolean => [...(cities.get(name) ?? [])].some((city) => cities.get(other)?.has(city));
    const told = pairs.filter(({ name, other, likeness }) => likeness.relation === 'same' && cities.get(name)?.size && cities.get(other)?.size);
    for (const strength of ['certain', 'strong', 'possible'] as const satisfies readonly Strength[]) {
      const some = told.filter(({ likeness }) => likeness.strength === strength);
      console.log(`${strength}: ${some.length} pairs, ${some.filter(agree).length} in one city; e.g. ${some.filter((each) => !agree(each)).slice(0, 12).map(({ name, other }) => `${name}≠${other}`).join(' ')} / ${some.filter(agree).slice(0, 6).map(({ name, other }) => `${name}=${other}`).join(' ')}`);
    }
    console.log(`${all.length} names, ${pairs.length} pairs, ${pairs.filter(({ likeness }) => likeness.relation === 'branch').length} branches, in ${Math.round(took)} ms`);
    const sure = told.filter(({ likeness }) => likeness.strength !== 'possible');
    expect(sure.length).toBeGreaterThan(20);
    expect(sure.filter(agree).length / sure.length).toBeGreaterThan(0.95);
  });
});

test('a hundred thousand names are matched in seconds', () => {
  const cores = Array.from({ length: 60_000 }, (_, index) => `${String.fromCodePoint(0x4e00 + (index % 2_000), 0x5000 + ((index * 7) % 3_000))}精密机械`);
  const names = Array.from({ length: 100_000 }, (_, index) => `${index % 3 === 0 ? '天津市' : '天津'}${cores[index % cores.length] ?? ''}${index % 5 === 0 ? '股份有限公司' : '有限公司'}`);
  const began = performance.now();
  const bearers = names.map((name) => bearer({ name }));
  const index = new BearerIndex(bearers.map((each) => [each.name.text, each]));
  const found = bearers.reduce((sum, each) => sum + index.alike(each).length, 0);
  const took = performance.now() - began;
  console.log(`100000 names with ${found} likenesses in ${Math.round(took)} ms`);
  expect(found).toBeGreaterThanOrEqual(100_000);
  expect(took).toBeLessThan(20_000);
});
