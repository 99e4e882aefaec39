import { expect, test } from 'vitest';
import { headingNumbers } from './heading-numbers.ts';

test('chapters are numbered as official documents are, an opening without a title is not', () => {
  const chapters = [{ title: '', level: 1 }, { title: '总', level: 1 }, { title: '分', level: 2 }, { title: '再分', level: 2 }, { title: '终', level: 1 }];
  expect(headingNumbers(chapters)).toEqual(['', '一、', '（一）', '（二）', '二、']);
});
