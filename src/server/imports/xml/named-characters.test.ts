import { expect, test } from 'vitest';
import { namedCharacters } from './named-characters.ts';

test('Characters of ISO 8879 are known by name, others and inherited properties are not', () => {
  const characters = namedCharacters();
  const names = ['lsqb', 'mdash', 'agr', 'Agr', 'OHgr', 'thgr', 'deg', 'amp', 'lt', 'plusmn'];
  expect(names.map((name) => characters[name])).toEqual(['[', '—', 'α', 'Α', 'Ω', 'θ', '°', '&', '<', '±']);
  expect(['nosuchname', 'notit', 'ampx', 'constructor', '__proto__', 'x y', ''].map((name) => characters[name])).toEqual(Array.from({ length: 7 }, () => undefined));
});
