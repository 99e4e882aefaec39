import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mergedProse, mergeProse } from './merge-prose.ts';
import { plainProse } from './prose-difference.ts';
import { unitsOf } from './prose-sentences.ts';

const sentence = fc.constantFrom('走访企业{{visits}}户次。', '服务队常年在一线。', '办理裁决案件。', '开展培训；', '质押融资增长。', '明年继续努力。', '帮助30家企业！');
const prose = fc.array(fc.array(sentence, { minLength: 1, maxLength: 4 }).map((each) => each.join('')), { minLength: 1, maxLength: 4 }).map((lines) => lines.join('\n'));
/** What somebody made of a text: sentences changed, taken out, put in. */
const madeOf = (base: string): fc.Arbitrary<string> =>
  fc.array(fc.tuple(fc.nat(20), fc.nat(2), fc.constantFrom('', '另行报告。', '常抓不懈，', '\n新增一段。')), { maxLength: 3 }).map((edits) => {
    const units = [...unitsOf(base)];
    for (const [at, length, put] of edits) units.splice(at % (units.length + 1), length, put);
    return plainProse(units.join(''));
  });
const three = prose.chain((base) => fc.tuple(fc.constant(base), madeOf(base), madeOf(base)));

const conflicts = (pieces: ReturnType<typeof mergeProse>): number => pieces.filter(({ kind }) => kind === 'conflict').length;

describe('A merge of two texts made from one', () => {
  test('is the other’s text where one left it alone, and the same where both made the same', () => {
    fc.assert(fc.property(three, ([base, theirs]) => {
      for (const pieces of [mergeProse(base, theirs, base), mergeProse(base, base, theirs), mergeProse(base, theirs, theirs)]) {
        expect([conflicts(pieces), mergedProse(pieces)]).toEqual([0, plainProse(theirs)]);
      }
    }));
  });

  test('holds the whole of all three texts in its pieces', () => {
    fc.assert(fc.property(three, ([base, theirs, ours]) => {
      const pieces = mergeProse(base, theirs, ours);
      const said = (side: 'base' | 'theirs' | 'ours'): string => plainProse(pieces.map((piece) => piece[side]).join(''));
      expect([said('base'), said('theirs'), said('ours')]).toEqual([plainProse(base), plainProse(theirs), plainProse(ours)]);
    }));
  });

  test('is the same whichever side comes first', () => {
    fc.assert(fc.property(three, ([base, theirs, ours]) => {
      const [one, other] = [mergeProse(base, theirs, ours), mergeProse(base, ours, theirs)];
      expect(conflicts(one)).toBe(conflicts(other));
      expect(mergedProse(one, one.map(() => 'theirs'))).toBe(mergedProse(other, other.map(() => 'ours')));
    }));
  });

  test('takes sentences that only one changed, and asks where both changed one', () => {
    const base = '走访企业{{visits}}户次。服务队常年在一线。\n质押融资增长。';
    const theirs = '共走访企业{{visits}}户次。服务队天天在一线。\n质押融资增长。';
    const ours = '走访企业{{visits}}户次。服务队常年在园区一线。\n质押融资稳步增长。\n新的一段。';
    const pieces = mergeProse(base, theirs, ours);
    expect(pieces.map(({ kind }) => kind)).toEqual(['theirs', 'conflict', 'kept', 'ours', 'ours']);
    expect(pieces[1]).toEqual({ kind: 'conflict', base: '服务队常年在一线。', theirs: '服务队天天在一线。', ours: '服务队常年在园区一线。' });
    expect(mergedProse(pieces)).toBe('共走访企业{{visits}}户次。服务队常年在园区一线。\n质押融资稳步增长。\n新的一段。');
    expect(mergedProse(pieces, ['theirs'])).toContain('服务队天天在一线。');
    expect(mergedProse(pieces, ['both'])).toContain('服务队常年在园区一线。服务队天天在一线。');
  });

  test('asks where one took out what the other rewrote, and where both put something in at one place', () => {
    expect(mergeProse('甲乙丙丁。戊己庚辛。', '戊己庚辛。', '甲乙丙丁申。戊己庚辛。')[0]).toEqual({ kind: 'conflict', base: '甲乙丙丁。', theirs: '', ours: '甲乙丙丁申。' });
    const added = mergeProse('甲乙丙丁。', '甲乙丙丁。子丑。', '甲乙丙丁。寅卯。');
    expect(added[1]).toEqual({ kind: 'conflict', base: '', theirs: '子丑。', ours: '寅卯。' });
    expect(mergedProse(added, ['both'])).toBe('甲乙丙丁。寅卯。子丑。');
  });
});
