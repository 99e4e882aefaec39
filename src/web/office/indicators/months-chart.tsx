import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { init, use as register } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { type ReactElement, useEffect, useRef } from 'react';
import type { Reply } from '#contract/route.ts';
import type { ROUTES } from '#contract/routes.ts';
import { grouped } from '../../ui/format.ts';
import { useText } from '../../ui/language.tsx';
import { COLOURS, FONT_SANS } from '../../ui/theme.ts';

register([BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer]);

export interface MonthsChartProps {
  readonly name: string;
  readonly measure: string;
  readonly year: number;
  readonly months: Reply<typeof ROUTES.indicator>['months'];
  /** A level is drawn as a line, what happens in a month as a column. */
  readonly line: boolean;
}

interface Words {
  readonly thisYear: string;
  readonly lastYear: string;
  month(number: number): string;
}

function optionsOf({ months, measure, line }: MonthsChartProps, words: Words): Parameters<ReturnType<typeof init>['setOption']>[0] {
  const text = { fontFamily: FONT_SANS, color: COLOURS.inkLight, fontSize: 12 };
  const type = line ? 'line' : 'bar';
  return {
    animation: false,
    textStyle: text,
    grid: { left: 8, right: 12, top: 34, bottom: 4, containLabel: true },
    legend: { top: 0, left: 0, itemWidth: 16, itemHeight: 10, textStyle: text },
    tooltip: { trigger: 'axis', valueFormatter: (value: unknown) => (typeof value === 'number' ? `${grouped(value)} ${measure}` : '—'), borderRadius: 2, textStyle: { ...text, color: COLOURS.ink } },
    xAxis: { type: 'category', data: months.map(({ month }) => words.month(Number(month.slice(-2)))), axisLine: { lineStyle: { color: COLOURS.lineStrong } }, axisTick: { show: false }, axisLabel: text },
    yAxis: { type: 'value', splitLine: { lineStyle: { color: COLOURS.line } }, axisLabel: text, scale: line },
    series: [
      { name: words.thisYear, type, data: months.map(({ value }) => value), color: COLOURS.blue, symbol: 'circle', symbolSize: 6 },
      { name: words.lastYear, type, data: months.map(({ lastYear }) => lastYear), color: '#c9b27a', symbol: 'emptyDiamond', symbolSize: 7, lineStyle: { type: 'dashed' }, itemStyle: line ? {} : { color: '#efe7d2', borderColor: '#8a6d1f', borderWidth: 1 } },
    ],
  };
}

/** Twelve months of this year beside those of last year; its numbers stand in the table beside it. */
export function MonthsChart(props: MonthsChartProps): ReactElement {
  const t = useText();
  const box = useRef<HTMLElement>(null);
  const { name, year } = props;
  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const chart = init(element, undefined, { renderer: 'svg' });
    const watcher = new ResizeObserver(() => chart.resize());
    watcher.observe(element);
    chart.setOption(optionsOf(props, { thisYear: t('ind.yearName', { year }), lastYear: t('ind.yearName', { year: year - 1 }), month: (number) => t({ zh: `${number}月`, en: String(number) }) }));
    return () => {
      watcher.disconnect();
      chart.dispose();
    };
  }, [props, t, year]);
  return <figure ref={box} className="chart-box" aria-label={t('ind.chart', { name, year })} />;
}
