import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { postingsBetween } from './difference.ts';
import { type Line, line, lineText, type VersionedLine } from './line.ts';

const lines: fc.Arbitrary<VersionedLine[]> = fc.array(
  fc.record({
    version: fc.constantFrom(1, 2),
    line: fc.record({
      kind: fc.constant('movement' as const),
      indicator: fc.constantFrom('visits', 'staff'),
      date: fc.constantFrom('2022-03-01', '2022-03-02'),
      amount: fc.constantFrom(1, 2),
      entity: fc.constantFrom('a', 'b'),
    }),
  }),
  { maxLength: 8 },
);

const textOf = ({ line: of }: { line: Line }): string => lineText(of);

function applied(standing: readonly string[], from: readonly VersionedLine[], to: readonly VersionedLine[]): string[] {
  const result = [...standing];
  for (const posting of postingsBetween(from, to)) {
    if (posting.reversal) {
      const index = result.indexOf(textOf(posting));
      expect(index).toBeGreaterThanOrEqual(0);
      result.splice(index, 1);
    } else result.push(textOf(posting));
  }
  return result;
}

describe('postings between two states of a case', () => {
  test('nothing is posted when the case says the same in another order', () => {
    fc.assert(
      fc.property(lines, (some) => {
        expect(postingsBetween(some, some.toReversed())).toEqual([]);
      }),
    );
  });

  test('the reversals and new lines turn what stood into what stands, whatever the two are', () => {
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        expect(applied(before.map(textOf), before, after).toSorted()).toEqual(after.map(textOf).toSorted());
      }),
    );
  });

  test('going there and back reverses exactly what was posted', () => {
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        const there = postingsBetween(before, after).map((posting) => `${posting.reversal}${textOf(posting)}`);
        const back = postingsBetween(after, before).map((posting) => `${!posting.reversal}${textOf(posting)}`);
        expect(there.toSorted()).toEqual(back.toSorted());
      }),
    );
  });

  test('a changed amount is a reversal of the old line and then the new one', () => {
    const [before, after] = [1, 2].map((amount) => [{ version: 1, line: line('visits', '2022-03-01', amount) }]);
    expect(postingsBetween(before ?? [], after ?? []).map(({ reversal, line: of }) => [reversal, of.amount])).toEqual([[true, 1], [false, 2]]);
  });

  test('a line that stays is not posted again under a newer definition', () => {
    const of = line('visits', '2022-03-01');
    expect(postingsBetween([{ version: 1, line: of }], [{ version: 2, line: of }])).toEqual([]);
  });
});
