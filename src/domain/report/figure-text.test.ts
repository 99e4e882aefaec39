import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defineIndicator } from '../indicator/indicator.ts';
import { dataValue, difference, figureText, type FigureValue, fractionText, NO_DATA } from './figure-text.ts';
import type { Display, Shown } from './genre.ts';
import { comparisonOf, growthOf } from './genre.ts';

const visits = defineIndicator({
  id: 'visits', version: 1, name: { zh: '走访户次', en: 'Visits' }, measure: { zh: '户次', en: 'visits' }, owner: 'promotion', source: 'records',
  computation: { kind: 'flow' }, definition: { zh: '走访次数', en: 'Visits' },
});
const share = defineIndicator({ ...visits, id: 'share', measure: { zh: '%', en: '%' }, decimals: 1 });
const VALUE: Shown = { kind: 'value', indicator: 'visits' };
const GROWTH: Shown = { kind: 'growth', indicator: 'visits' };

const of = (value: number | null, fraction?: FigureValue['fraction']): FigureValue =>
  ({ fact: { indicator: 'visits', version: 1, aggregate: 'sum', value, scope: {}, rows: 0 }, ...(fraction && { fraction }) });

const written = (value: number | null, display?: Display): string => figureText(of(value), VALUE, visits, { ...(display && { display }), without: NO_DATA });

const grown = (now: number, before: number): string =>
  figureText(of(((now - before) / before) * 100, { top: now - before, bottom: before, factor: 100 }), GROWTH, visits, { ...growthOf('visits'), without: NO_DATA });

describe('the text of a figure', () => {
  test('is half up, in 亿 with its unit, and without its measure word', () => {
    expect(written(51162)).toBe('51162');
    expect(written(2_537_000_000, { kind: 'rounded', in: '亿', decimals: 2 })).toBe('25.37亿');
    expect(written(2_375_000, { kind: 'rounded', in: '万', decimals: 0 })).toBe('238万');
    expect(written(1.005, { kind: 'exact', decimals: 2 })).toBe('1.01');
  });

  test('with 余 never stands above the fact, and a round number takes no 余', () => {
    expect(written(294, { kind: 'floor', to: 10 })).toBe('290余');
    expect(written(290, { kind: 'floor', to: 10 })).toBe('290');
    expect(written(7, { kind: 'floor', to: 10 })).toBe('7');
    fc.assert(fc.property(fc.nat(1_000_000), fc.constantFrom(10, 100, 1000), (value, to) => {
      expect(Number.parseInt(written(value, { kind: 'floor', to }), 10)).toBeLessThanOrEqual(value);
    }));
  });

  test('says the sign of a growth in words', () => {
    expect(grown(51162, 43394)).toBe('同比增长17.9%');
    expect(grown(968, 1000)).toBe('同比下降3.2%');
    expect(grown(40, 40)).toBe('与上年持平');
    expect(grown(100001, 100000)).toBe('同比增长不足0.1%');
  });

  test('of a percentage compares in percentage points, never in percent', () => {
    const { signed, shows, display } = comparisonOf(share);
    const points = (value: number): string => figureText(of(value), shows, share, { signed, display, without: NO_DATA });
    expect([points(-0.8), points(1.25), points(0), points(0.01)]).toEqual(['同比降低0.8个百分点', '同比提高1.3个百分点', '与上年持平', '同比提高不足0.1个百分点']);
    expect(comparisonOf(visits)).toEqual(growthOf('visits'));
  });

  test('says that there is nothing to compare with, or no data', () => {
    expect(figureText(of(null), GROWTH, visits, { ...growthOf('visits'), without: NO_DATA })).toBe('去年无可比数据');
    expect(written(null)).toBe(NO_DATA);
  });

  test('is rounded from the quotient itself, not from its binary fraction', () => {
    expect(fractionText({ top: 1785, bottom: 10000, factor: 100 }, 1)).toBe('17.9');
    expect(difference(0.3, 0.1)).toBe(0.2);
    fc.assert(fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 1, max: 1e9 }), (top, bottom) => {
      expect(Math.abs(Number(fractionText({ top, bottom, factor: 100 }, 1)) - (top / bottom) * 100)).toBeLessThanOrEqual(0.0501);
    }));
  });

  test('and the data agree: a percentage is given as printed, anything else unrounded', () => {
    expect(dataValue(of(17.90108, { top: 7768, bottom: 43394, factor: 100 }), GROWTH, visits)).toBe(17.9);
    expect(dataValue(of(57.2727), VALUE, visits)).toBe(57.2727);
  });
});
