import { describe, expect, test } from 'vitest';
import { measureOf } from '#domain/report/figure-text.ts';
import { type FigureSpec, figuresOf, sentencesOf } from '#domain/report/genre.ts';
import { CATALOG } from '../index.ts';
import { annualSummary } from './annual-summary.ts';

const sentences = sentencesOf(annualSummary);

/** Each figure with the words that follow it. */
const followed = sentences.flatMap(({ parts }) =>
  parts.flatMap((part, index) => {
    const next = parts[index + 1];
    return typeof part === 'string' ? [] : [{ spec: part, after: typeof next === 'string' ? next : '' }];
  }),
);

describe('the annual summary', () => {
  test('has at least forty figures', () => {
    expect(new Set(figuresOf(annualSummary).map(({ id }) => id)).size).toBeGreaterThanOrEqual(40);
  });

  test.each(followed.filter(({ spec }) => !spec.signed).map(({ spec, after }): [string, FigureSpec, string] => [spec.id, spec, after]))(
    'writes the measure word of %s after it',
    (_, spec, after) => {
      const measure = measureOf(spec.shows, CATALOG.getIndicator(spec.shows.indicator));
      const written = measure === '人次/场' ? '人次' : measure;
      expect(after.slice(0, written.length)).toBe(written);
    },
  );

  test('has figures of each of the eight mechanisms and of what others supplied', () => {
    const shown = new Set(figuresOf(annualSummary).map(({ shows }) => shows.indicator));
    const types = ['adjudication', 'hotline-item', 'enterprise-visit', 'training-session', 'supervision-item', 'programme-task', 'statement', 'pledge-financing', 'supplied-figure'];
    const silent = types.filter((type) => !CATALOG.getType(type).indicators.some(({ id }) => shown.has(id)));
    expect(silent).toEqual([]);
  });

  test('a figure that may be without basis has other words to say', () => {
    const risky = (spec: FigureSpec): boolean => {
      const { source, computation } = CATALOG.getIndicator(spec.shows.indicator);
      return spec.signed === undefined && (source !== 'records' || computation.kind === 'ratio' || computation.kind === 'average');
    };
    const silent = sentences.filter(({ parts, otherwise }) => otherwise === undefined && parts.some((part) => typeof part !== 'string' && risky(part)));
    expect(silent).toEqual([]);
  });

  test('never ranks or scores fines', () => {
    expect(figuresOf(annualSummary).filter(({ shows }) => CATALOG.getIndicator(shows.indicator).neverScored && shows.kind !== 'value')).toEqual([]);
  });
});
