import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { acceptedFigures, piecesOf, type ReadFigure, type Review, reviewed, type ReviewStep, startReview } from './review.ts';

const read = (more: Partial<ReadFigure>): ReadFigure => ({
  value: '30', valueNumber: 30, baseValue: 30, unit: '家', name: '走访企业', kind: 'flow', scope: '', asOf: '2019-12-31', qualifier: null, start: 2, end: 4,
  sentence: '走访30家。', sentenceStart: 0, indicator: 'visited-enterprises', confidence: 0.9, ...more,
});

const READING = { figures: [read({}), read({ indicator: null, confidence: 0.6 }), read({ confidence: 0.5, qualifier: '近' })] };
const after = (...steps: readonly ReviewStep[]): ReturnType<typeof startReview> => steps.reduce((review, step) => reviewed(review, step, READING), startReview(READING));

describe('Reviewing what was read', () => {
  test('accepts, goes to the next open figure, and takes over what was accepted', () => {
    const review = after({ kind: 'accept' }, { kind: 'reject' }, { kind: 'change', to: { amount: '31' } }, { kind: 'accept' });
    expect(review.figures.map(({ verdict }) => verdict)).toEqual(['accepted', 'rejected', 'accepted']);
    expect(acceptedFigures(review, READING)).toEqual([
      { indicator: 'visited-enterprises', asOf: '2019-12-31', amount: 30, written: '30家', sentence: '走访30家。', start: 2, end: 4 },
      { indicator: 'visited-enterprises', asOf: '2019-12-31', amount: 31, written: '近30家', sentence: '走访30家。', start: 2, end: 4 },
    ]);
  });

  test('accepts nothing without an indicator, a day and a number', () => {
    expect(after({ kind: 'go', to: 1 }, { kind: 'accept' }).figures[1]?.verdict).toBe('open');
    expect(after({ kind: 'change', to: { asOf: '2019' } }, { kind: 'accept' }).figures[0]?.verdict).toBe('open');
    expect(after({ kind: 'change', to: { amount: '三十' } }, { kind: 'accept' }).figures[0]?.verdict).toBe('open');
  });

  test('accepts together only what is sure', () => {
    expect(after({ kind: 'accept-sure' }).figures.map(({ verdict }) => verdict)).toEqual(['accepted', 'open', 'open']);
  });

  test('undone step by step is as it was', () => {
    const step = fc.constantFrom<ReviewStep>({ kind: 'accept' }, { kind: 'reject' }, { kind: 'accept-sure' }, { kind: 'change', to: { amount: '5' } });
    fc.assert(fc.property(fc.array(step, { maxLength: 8 }), (steps) => {
      const done = after(...steps);
      const undone = done.past.reduce<Review>((review) => reviewed(review, { kind: 'undo' }, READING), done);
      expect(undone).toEqual(startReview(READING));
    }));
  });
});

test('a text is cut at its figures by code points, and put together again it is the text', () => {
  const text = '𠮷局走访30家，惠及5家。';
  expect(piecesOf(text, [{ start: 4, end: 6 }, { start: 10, end: 11 }])).toEqual([{ text: '𠮷局走访' }, { text: '30', figure: 0 }, { text: '家，惠及' }, { text: '5', figure: 1 }, { text: '家。' }]);
});
