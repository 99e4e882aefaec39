import { expect, test } from 'vitest';
import { list, party, text } from '../form/index.ts';
import { placesNaming, relinkValues } from './relink.ts';

const name = { zh: '栏目', en: 'field' };
const fields = { requester: party({ name }), title: text({ name }), respondents: list({ name, itemName: name, max: 5, of: { party: party({ name }) } }) };
const [a, b] = [{ id: 'a', name: '甲公司' }, { id: 'b', name: '乙公司' }];
const values = { requester: a, title: 'a', respondents: [{ party: b }, { party: { ...a, name: '甲厂' } }] };

test('the places that a merge changed are put back as they were, and only those', () => {
  const places = placesNaming(fields, values, { kind: 'party', from: 'a' });
  expect(places.map(({ place }) => place)).toEqual(['requester', 'respondents.1.party']);
  const merged = relinkValues(fields, values, { kind: 'party', from: 'a', to: b });
  expect(merged).toEqual({ requester: b, title: 'a', respondents: [{ party: b }, { party: b }] });
  const back = places.reduce((now, { place, to }) => relinkValues(fields, now, { kind: 'party', from: 'b', to, places: [place] }), merged);
  expect(back).toEqual(values);
});
