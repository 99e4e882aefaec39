import { expect, test } from 'vitest';
import { EMPTY_RECORD } from '#domain/patent/record.ts';
import { classLikeness, likeness, readableTerms, termsOf } from './similar-terms.ts';

const separator = { ...EMPTY_RECORD, title: '锂电池隔膜', claims: ['1.一种隔膜，包括基材，其特征在于，涂覆勃姆石。'] };

test('Terms are pairs of ideographs and words that say something, of the title first, then of what the claim characterises', () => {
  expect(termsOf(separator)).toEqual(['锂电', '电池', '池隔', '隔膜', '涂覆', '覆勃', '勃姆', '姆石']);
  expect(termsOf({ ...EMPTY_RECORD, title: 'A method for charging the battery with 5 V' })).toEqual(['charging', 'battery']);
});

test('Pairs that overlap are read as one stretch', () => {
  expect(readableTerms(separator, ['电池', '池隔', '隔膜', '勃姆'])).toEqual(['电池隔膜', '勃姆']);
});

test('Likeness is the share of weight in common, half of it where the title does not say it', () => {
  const terms = [{ term: '隔膜', weight: 3 }, { term: '涂覆', weight: 1 }];
  expect(likeness(terms, { ...EMPTY_RECORD, title: '隔膜' })).toBe(0.75);
  expect(likeness(terms, { ...EMPTY_RECORD, title: '电极', abstract: '一种隔膜，涂覆陶瓷' })).toBe(0.5);
  expect(likeness([], separator)).toBe(0);
});

test('Classes are alike by subgroup, main group and subclass', () => {
  const of = (...ipc: string[]): { ipc: string[]; locarno: string[] } => ({ ipc, locarno: [] });
  expect([of('H01M10/0525'), of('G06F1/00', 'H01M10/05'), of('H01M4/02'), of('H01L1/00'), of()].map((other) => classLikeness(of('H01M10/0525'), other))).toEqual([1, 0.7, 0.4, 0, 0]);
});
