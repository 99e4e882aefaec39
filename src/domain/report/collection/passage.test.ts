import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findPassage, passageAt } from './passage.ts';
import { sentencesOf } from './prose-sentences.ts';

const PROSE = '全年走访企业{{visits}}户次，惠及{{visited-enterprises}}家。服务队常年在一线。\n质押融资增长，服务队常年在一线，企业得到实惠。';

/** The passage of the first occurrence of some words. */
const passageOf = (words: string, line = 0): NonNullable<ReturnType<typeof passageAt>> => {
  const start = PROSE.split('\n')[line]?.indexOf(words) ?? -1;
  const passage = passageAt(PROSE, { line, start, end: start + words.length });
  if (!passage) throw new Error(`"${words}" is not in line ${line}`);
  return passage;
};
const textAt = (prose: string, place: ReturnType<typeof findPassage>): string | undefined => place && prose.split('\n')[place.line]?.slice(place.start, place.end);

describe('A passage that was commented on', () => {
  test('is found again where it was, wherever that is', () => {
    fc.assert(fc.property(fc.nat(1), fc.nat(60), fc.integer({ min: 1, max: 30 }), (line, start, length) => {
      const passage = passageAt(PROSE, { line, start, end: start + length });
      if (!passage) return;
      expect(textAt(PROSE, findPassage(PROSE, passage))).toBe(passage.quote);
    }));
  });

  test('keeps its own place when the same words stand elsewhere too', () => {
    expect(findPassage(PROSE, passageOf('服务队常年在一线', 1))).toMatchObject({ line: 1 });
    expect(findPassage(`新加的一段。\n${PROSE}`, passageOf('服务队常年在一线', 0))).toMatchObject({ line: 1 });
  });

  test('survives edits around and within it', () => {
    const after = PROSE.replace('服务队常年在一线。', '三十支服务队常年奔走在一线。').replace('全年', '一年来');
    expect(textAt(after, findPassage(after, passageOf('走访企业{{visits}}户次')))).toBe('走访企业{{visits}}户次');
    const rewritten = '服务队全年奔走在生产一线。';
    expect(textAt(rewritten, findPassage(rewritten, passageOf('服务队常年在一线。')))).toBe('服务队全年奔走在生产一线。');
  });

  test('is found where most of it stands together, not where its words are scattered', () => {
    const before = '服务队全年奔走在企业一线，帮助企业解决实际困难。企业反映良好；下一步将扩大走访覆盖面。';
    const start = before.indexOf('企业反映良好；');
    const passage = passageAt(before, { line: 0, start, end: start + 7 });
    const after = before.replace('良好', '很好').replace('全年', '常年');
    expect(passage && textAt(after, findPassage(after, passage))).toBe('企业反映很好；');
  });

  test('is gone when its words are', () => {
    expect(findPassage('本章改写，另作安排，质押融资仍在增长。', passageOf('服务队常年在一线'))).toBeUndefined();
    expect(findPassage('', passageOf('全年'))).toBeUndefined();
  });

  test('may be a sentence of its line', () => {
    const [line = ''] = PROSE.split('\n');
    expect(sentencesOf(line).map(({ start, end }) => line.slice(start, end))).toEqual(['全年走访企业{{visits}}户次，惠及{{visited-enterprises}}家。', '服务队常年在一线。']);
    expect(passageAt(PROSE, { line: 0, start: 0, end: 0 })).toBeUndefined();
  });
});
