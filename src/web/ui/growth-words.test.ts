import { expect, test } from 'vitest';
import { growthWords } from './growth-words.ts';

test('a growth is said in the reader’s language', () => {
  const said = ['同比增长17.9%', '同比下降3.2%', '同比增长不足0.1%', '与上年持平', '去年无可比数据', '—'];
  expect(said.map((text) => growthWords(text, 'en'))).toEqual(['+17.9%', '−3.2%', 'up by less than 0.1%', 'unchanged', 'nothing to compare with', '—']);
  expect(said.map((text) => growthWords(text, 'zh'))).toEqual(said);
});
