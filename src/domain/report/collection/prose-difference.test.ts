import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyDifference, isSameProse, plainProse, proseDifference } from './prose-difference.ts';

const piece = fc.constantFrom('走访', '企业', '。', '，', 'IP ', '2026', '{{visits}}', '{{visits|floor:10}}', '{{filings}}', '帮', '助', '办理', '一', ' ');
const prose = fc.array(fc.array(piece, { minLength: 1, maxLength: 14 }).map((pieces) => pieces.join('')), { maxLength: 8 }).map((lines) => lines.join('\n'));

/** A prose, and the same after somebody worked on it: lines and pieces taken out, put in, exchanged. */
const edited = fc.tuple(prose, fc.array(fc.tuple(fc.nat(60), fc.nat(4), piece), { maxLength: 6 })).map(([before, edits]) => {
  const characters = [...before];
  for (const [at, length, put] of edits) characters.splice(at % (characters.length + 1), length, ...put);
  return [before, characters.join('')] as const;
});

describe('The difference of two proses', () => {
  test('applied to the old gives the new, whatever they are', () => {
    fc.assert(fc.property(fc.oneof(edited, fc.tuple(prose, prose)), ([before, after]) => {
      expect(applyDifference(before, proseDifference(before, after))).toBe(plainProse(after));
    }), { numRuns: 300 });
  });

  test('is nothing between a prose and itself, and has no figures then', () => {
    fc.assert(fc.property(prose, (text) => {
      const difference = proseDifference(text, text);
      expect([isSameProse(difference), difference.figures]).toEqual([true, []]);
    }));
  });

  test('of another prose is refused', () => {
    expect(() => applyDifference('走访企业。', proseDifference('走访高校。', '走访院所。'))).toThrow('line 1 is not the one');
  });

  test('goes by word in Latin and numbers, by character in Chinese, and calls figures apart', () => {
    const { lines, figures } = proseDifference('全年走访{{visits}}户次，办理PCT 2025件，都已办结。', '全年共走访{{visits|floor:10}}户次，办理PCT 2026件，还惠及{{filings}}家。');
    expect(lines).toHaveLength(1);
    expect(lines[0]?.words.filter(({ kind }) => kind !== 'kept')).toEqual([
      { kind: 'added', text: '共' },
      { kind: 'removed', text: '{{visits}}', figure: 'visits' }, { kind: 'added', text: '{{visits|floor:10}}', figure: 'visits|floor:10' },
      { kind: 'removed', text: '2025' }, { kind: 'added', text: '2026' },
      { kind: 'removed', text: '都已办结' }, { kind: 'added', text: '还惠及' }, { kind: 'added', text: '{{filings}}', figure: 'filings' }, { kind: 'added', text: '家' },
    ]);
    expect(figures).toEqual([{ kind: 'reshown', mark: 'visits|floor:10', was: 'visits' }, { kind: 'inserted', mark: 'filings' }]);
  });

  test('tells a figure that went to another line from one that came or went', () => {
    const { figures } = proseDifference('走访{{visits}}户次，今年工作扎实。\n专利{{filings}}件，另有{{grants}}件。', '今年工作扎实。\n专利{{filings}}件，走访{{visits}}户次。');
    expect(figures).toEqual([{ kind: 'moved', mark: 'visits' }, { kind: 'removed', mark: 'grants' }]);
  });

  test('tells a paragraph that moved from one that was written', () => {
    const { lines } = proseDifference('第一段讲企业走访的情况。\n第二段讲维权援助和行政裁决。\n第三段讲运营与质押融资。', '第三段讲运营与质押融资。\n第一段讲企业走访的情况。\n第二段讲维权援助和行政裁决。\n新加一段。');
    expect(lines.map(({ state, moved }) => [state, moved ?? false])).toEqual([['kept', true], ['kept', false], ['kept', false], ['added', false]]);
  });
});
