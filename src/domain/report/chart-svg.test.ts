import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chartDescription, chartSvg, niceTicks } from './chart-svg.ts';
import type { ChartBlock } from './document.ts';

const chart = (values: readonly (number | null)[], shape: ChartBlock['shape'] = 'line'): ChartBlock => ({
  block: 'chart', shape, caption: '发明授权', measure: '件', categoryName: '年', categories: values.map((_, index) => String(2020 + index)),
  series: [{ name: '授权', points: values.map((value) => ({ value, text: value === null ? '—' : String(value) })) }],
});

describe('a chart as SVG', () => {
  test('the axis encloses every value with few round ticks', () => {
    fc.assert(fc.property(fc.double({ min: -1e9, max: 0, noNaN: true }), fc.double({ min: 0, max: 1e9, noNaN: true }), (low, high) => {
      fc.pre(high - low > 1e-6);
      const ticks = niceTicks(low, high);
      expect(ticks[0]).toBeLessThanOrEqual(low + 1e-9);
      expect(ticks.at(-1)).toBeGreaterThanOrEqual(high - 1e-9);
      expect(ticks.length).toBeLessThanOrEqual(8);
    }));
  });

  test('a value without basis leaves a gap in the line and is not drawn as zero', () => {
    const path = /d="([^"]*)"/.exec(chartSvg(chart([1, null, 3, 4])))?.[1] ?? '';
    expect(path.match(/M/g)).toHaveLength(2);
    expect(chartSvg(chart([1, null, 3], 'column')).match(/<rect/g)).toHaveLength(3);
  });

  test('all-zero and empty charts can be drawn', () => {
    expect(chartSvg(chart([0, 0]))).not.toContain('NaN');
    expect(chartSvg(chart([]))).not.toContain('NaN');
  });

  test('the description says every value', () => expect(chartDescription(chart([1, null]))).toBe('发明授权。授权：2020 1件，2021 —件。'));
});
