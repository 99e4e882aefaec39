import type { Language } from '#domain/text.ts';

/** The words for the sign of a growth as reports write them, and their English. */
const ENGLISH: readonly (readonly [RegExp, string])[] = [
  [/^同比增长不足(.+)$/, 'up by less than $1'],
  [/^同比下降不足(.+)$/, 'down by less than $1'],
  [/^同比提高不足(.+)个百分点$/, 'up by less than $1 points'],
  [/^同比降低不足(.+)个百分点$/, 'down by less than $1 points'],
  [/^同比提高(.+)个百分点$/, '+$1 points'],
  [/^同比降低(.+)个百分点$/, '−$1 points'],
  [/^同比增长(.+)$/, '+$1'],
  [/^同比下降(.+)$/, '−$1'],
  [/^与上年持平$/, 'unchanged'],
  [/^去年无可比数据$/, 'nothing to compare with'],
];

/** A growth in the reader's language: reports are written in Chinese, and so the API says it. */
export function growthWords(text: string, language: Language): string {
  if (language === 'zh') return text;
  const found = ENGLISH.find(([pattern]) => pattern.test(text));
  return found ? text.replace(found[0], found[1]) : text;
}
