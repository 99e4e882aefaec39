import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RunMerger } from './merge-runs.ts';

const run = fc.array(fc.nat(1000), { maxLength: 30 }).map((numbers) => numbers.sort((a, b) => a - b));

test('merges any number of ascending runs', () => {
  const merger = new RunMerger();
  fc.assert(fc.property(fc.array(run, { maxLength: 9 }), (runs) => {
    let end = 0;
    const ends = runs.map(({ length }) => (end += length));
    expect([...merger.merge(Uint32Array.from(runs.flat()), ends)]).toEqual(runs.flat().sort((a, b) => a - b));
  }));
});
