import { expect, test } from 'vitest';
import { lacksOf, type Section } from './lacks.ts';

const section = (more: Partial<Section>): Section => ({ unknown: [], unsourced: [], figures: [], comments: { open: 0, blocking: 0 }, ...more }) as unknown as Section;

test('a section with everything lacks nothing', () => {
  expect(lacksOf(section({ figures: [{ id: 'visits', name: '走访', text: '665', measure: '户次', confirmed: '665' }] }))).toEqual([]);
});

test('what is missing is told with its number, a figure that moved apart from one never confirmed', () => {
  const figures = [{ id: 'a', name: '', text: '2', measure: '', confirmed: '1' }, { id: 'b', name: '', text: '3', measure: '' }];
  expect(lacksOf(section({ unsourced: ['30', '5'], unknown: ['x'], figures, comments: { open: 3, blocking: 1 } }))).toEqual([
    { text: 'round.blocking', params: { n: 1 } },
    { text: 'round.unknown', params: { n: 1, list: 'x' } },
    { text: 'round.unsourced', params: { n: 2, list: '30、5' } },
    { text: 'round.moved', params: { n: 1 } },
    { text: 'round.unconfirmed', params: { n: 1 } },
  ]);
});
