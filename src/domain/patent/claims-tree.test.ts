import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ClaimBranch, claimsTree, readClaims } from './claims-tree.ts';

/** The claims in one line: `1(2(3) 4) 5`. */
function shape(branches: readonly ClaimBranch[]): string {
  return branches.map(({ claim, below }) => `${claim.number}${below.length > 0 ? `(${shape(below)})` : ''}`).join(' ');
}

const tree = (...texts: string[]): string => shape(claimsTree(readClaims(texts)));
/** What a claim refers to when twenty stand before it. */
const refers = (text: string): readonly number[] => readClaims([...Array.from({ length: 20 }, (_, index) => `${index + 1}. 一种装置。`), `21. ${text}`]).at(-1)?.refersTo ?? [];

describe('A claim refers back', () => {
  test.each([
    ['根据权利要求1所述的隔膜，其特征在于，厚度为2-5μm。', [1]],
    ['如权利要求1-3任一项所述的方法', [1, 2, 3]],
    ['如权利要求 1 至 3 中任意一项所述的方法', [1, 2, 3]],
    ['根据权利要求1、3或5所述的装置', [1, 3, 5]],
    ['根据权利要求1～3，7及9所述的装置', [1, 2, 3, 7, 9]],
    ['按照权利要求2或者权利要求4所述的装置', [2, 4]],
    ['根据权利要求１至３所述的装置', [1, 2, 3]],
    ['如請求項2所述之裝置', [2]],
    ['如申請專利範圍第1至3項中任一項所述之裝置', [1, 2, 3]],
    ['根据权利要求4所述的装置，2个支架', [4]],
    ['The method according to claim 2, wherein the gap is 0.5 mm.', [2]],
    ['The device of any of claims 1 to 4', [1, 2, 3, 4]],
    ['A device as claimed in claims 1, 3 and 5', [1, 3, 5]],
    ['The device of claim 1 or claim 2', [1, 2]],
    ['Vorrichtung nach einem der Ansprüche 1 bis 3', [1, 2, 3]],
    ['Dispositif selon la revendication 4', [4]],
  ])('%s', (text, numbers) => {
    expect(refers(text)).toEqual(numbers);
  });

  test('to all before it where it says so', () => {
    expect(readClaims(['1. 一种装置。', '2. 根据权利要求1所述的装置。', '3. 根据上述任一权利要求所述的装置。']).at(-1)).toMatchObject({ refersTo: [1, 2], parent: 1 });
    expect(readClaims(['1. A device.', '2. The device of any preceding claim.']).at(-1)).toMatchObject({ refersTo: [1], parent: 1 });
  });
});

describe('The tree of claims', () => {
  test('has independent claims as roots and each other one under the first that it depends on', () => {
    expect(tree('1. 一种隔膜。', '2. 根据权利要求1所述的隔膜。', '3. 根据权利要求1或2所述的隔膜。', '4. 如权利要求3所述的隔膜。', '5. 一种电池。')).toBe('1(2 3(4)) 5');
  });

  test('keeps a claim of another category that mentions one as a root', () => {
    const claims = readClaims(['1. 一种隔膜。', '2. 一种电池，包括权利要求1所述的隔膜。', '3. An engine comprising the pump of claim 1.', '4. 一种如权利要求1所述的隔膜。']);
    expect(shape(claimsTree(claims))).toBe('1(4) 2 3');
    expect(claims.map(({ refersTo }) => refersTo)).toEqual([[], [1], [1], [1]]);
  });

  test('bears texts without number, repeated, leaping and lost numbers', () => {
    expect(readClaims(['一种隔膜。', '根据权利要求1所述的隔膜。']).map(({ number }) => number)).toEqual([1, 2]);
    expect(readClaims(['1. 甲', '2. 乙', '2. 丙', '4. 丁']).map(({ number }) => number)).toEqual([1, 2, 3, 4]);
    expect(readClaims(['1. 甲', '3. 乙', '4. 丙']).map(({ number }) => number)).toEqual([1, 3, 4]);
    expect(readClaims(['1. 甲', '100. 乙', '3. 丙']).map(({ number }) => number)).toEqual([1, 2, 3]);
    expect(readClaims(['1.5 mm 厚的板']).map(({ number, text }) => [number, text])).toEqual([[1, '1.5 mm 厚的板']]);
  });

  test('cuts a text that holds all claims', () => {
    expect(tree('1. 一种隔膜，厚2. 5mm。 2. 根据权利要求1所述的隔膜。\n3、根据权利要求2所述的隔膜。')).toBe('1(2(3))');
  });

  test('follows no reference to a later claim, to itself or to none, and tells it', () => {
    const claims = readClaims(['1. 根据权利要求2所述的隔膜。', '2. 根据权利要求2所述的隔膜。', '3. 根据权利要求9所述的隔膜。']);
    expect(claims.map(({ refersTo, parent, unresolved }) => [refersTo, parent, unresolved])).toEqual([[[], undefined, [2]], [[], undefined, [2]], [[], undefined, [9]]]);
  });

  test('holds every claim once, each below an earlier one, whatever the claims say', () => {
    const claim = fc.tuple(fc.option(fc.nat(30), { nil: undefined }), fc.constantFrom('根据权利要求', '一种装置，包括权利要求', 'as in claims ', '装置'), fc.array(fc.nat(40), { maxLength: 3 }), fc.constantFrom('、', '至', ' to '))
      .map(([number, lead, named, by]) => `${number === undefined ? '' : `${number}. `}${lead}${named.join(by)}所述。`);
    fc.assert(fc.property(fc.array(claim, { maxLength: 20 }), (texts) => {
      const claims = readClaims(texts);
      const flat = (branches: readonly ClaimBranch[]): number[] => branches.flatMap(({ claim: each, below }) => [each.number, ...flat(below)]);
      expect(flat(claimsTree(claims)).toSorted((a, b) => a - b)).toEqual(claims.map(({ number }) => number));
      expect(claims.every(({ number, parent = 0, refersTo }) => parent < number && refersTo.every((each) => each < number))).toBe(true);
    }));
  });

  test('is read within a blink from a claim of a million characters', () => {
    const started = performance.now();
    readClaims([`1. ${'根据权利要求1、2、3所述，'.repeat(60_000)}`]);
    readClaims([`1. ${'1'.repeat(500_000)}权利要求1${'、1'.repeat(200_000)}`]);
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
