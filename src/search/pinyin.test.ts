import { pinyin } from 'pinyin-pro';
import { expect, test } from 'vitest';
import { pinyinPairs, pinyinPhrases } from './pinyin.ts';

test('Two characters together give a word of two syllables', () => {
  expect(pinyinPairs(['锂电池', '重慶ABC有限公司', 'ABC 甲'])).toEqual(['lidian dianchi', 'chongqing, youxian xiangong gongsi']);
  expect(pinyinPairs(['绿色'])).toEqual(['lvse']);
});

test('A word typed in pinyin is cut into syllables in every likely way', () => {
  expect(pinyinPhrases('dianchi')).toEqual(['dianchi']);
  expect(pinyinPhrases('lidianchi')).toContain('lidian dianchi');
  expect(pinyinPhrases("xi'an")).toEqual(['xian']);
  expect(pinyinPhrases('fangan')).toEqual(['fangan']);
  expect(pinyinPhrases('nuedai')).toContain('nvedai');
});

test('What is no pinyin, or one syllable only, is none', () => {
  for (const word of ['lithium', 'battery', 'dian', 'h2o', '', 'abc def']) expect(pinyinPhrases(word)).toEqual([]);
});

test('A long word of vowels is cut quickly', () => {
  const started = performance.now();
  pinyinPhrases('aoeaoeaoeaoeaoeaoeaoeaoeaoeaoeaoeaoeaoeaoeaoeaoeaoeaoeaoet');
  expect(performance.now() - started).toBeLessThan(100);
});

test('Every syllable of the usual characters can be typed', () => {
  const usual = Array.from({ length: 3_755 }, (_, index) => new TextDecoder('gb2312').decode(Uint8Array.of(0xb0 + Math.floor(index / 94), 0xa1 + (index % 94))));
  const missing = usual.flatMap((character) => {
    const syllable = pinyin(character, { toneType: 'none', v: true });
    return pinyinPhrases(`${syllable}dian`).includes(`${syllable}dian`) ? [] : [syllable];
  });
  expect([...new Set(missing)]).toEqual([]);
});
