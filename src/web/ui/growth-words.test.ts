import { expect, test } from 'vitest';
import { growthWords } from './growth-words.ts';

test('a growth is said in the reader’s language', () => {
  const said = ['同比增长17.9%', '同比下降3.2%', '同比增长不足0.1%', '同比降低0.8个百分点', '同比提高不足0.1个百分点', '与上年持平', '去年无可比数据', '—'];
  expect(said.map((text) => growthWords(text, 'en'))).toEqual(['+17.9%', '−3.2%', 'up by less than 0.1%', '−0.8 points', 'up by less than 0.1 points', 'unchanged', 'nothing to compare with', '—']);
  expect(said.map((text) => growthWords(text, 'zh'))).toEqual(said);
});
