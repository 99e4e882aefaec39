import type { ChartBlock, ChartPoint, ChartSeries } from './document.ts';
import { escapeMarkup } from './printable-text.ts';

const WIDTH = 560;
const HEIGHT = 300;
const PLOT = { left: 64, right: 12, top: 16, bottom: 64 } as const;
/** Told apart in grey as well as in colour. */
export const SERIES_COLOURS = ['#1f4e8c', '#c9a24a', '#5b7f6b', '#8c3b3b', '#7d89a0'] as const;
const INK = '#1c2430';
const LINE = '#d9d5cb';

interface Scale {
  readonly ticks: readonly number[];
  readonly y: (value: number) => number;
  readonly x: (index: number) => number;
  readonly step: number;
}

/** A chart as a self-contained SVG, 560 × 300, with its values described in the title for screen readers. */
export function chartSvg(chart: ChartBlock): string {
  const scale = scaleOf(chart);
  const marks = chart.series.map((series, index) => seriesMarks(chart, series, index, scale)).join('');
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" font-family="'Noto Sans SC','Microsoft YaHei',sans-serif" font-size="12" fill="${INK}">`,
    `<title>${escapeMarkup(chartDescription(chart))}</title>`,
    gridLines(scale), categoryLabels(chart, scale), marks, legend(chart.series),
    '</svg>',
  ].join('');
}

/** One sentence with every value of the chart. */
export function chartDescription(chart: ChartBlock): string {
  const measure = chart.measure ?? '';
  const series = chart.series.map((each) =>
    `${each.name}：${chart.categories.map((category, index) => `${category} ${each.points[index]?.text ?? '—'}${measure}`).join('，')}`);
  return `${chart.caption}。${series.join('；')}。`;
}

function scaleOf(chart: ChartBlock): Scale {
  const values = chart.series.flatMap((series) => series.points.map((point) => point.value ?? 0));
  const ticks = niceTicks(Math.min(0, ...values), Math.max(0, ...values));
  const low = ticks[0] ?? 0;
  const high = ticks.at(-1) ?? 1;
  const height = HEIGHT - PLOT.top - PLOT.bottom;
  const step = (WIDTH - PLOT.left - PLOT.right) / Math.max(chart.categories.length, 1);
  return {
    ticks,
    step,
    x: (index) => PLOT.left + step * (index + 0.5),
    y: (value) => PLOT.top + (height * (high - value)) / (high - low),
  };
}

/** Round axis values that enclose low and high, about five of them. */
export function niceTicks(low: number, high: number): number[] {
  const span = high - low || 1;
  const magnitude = 10 ** Math.floor(Math.log10(span / 4));
  const interval = magnitude * ([1, 2, 5, 10].find((factor) => factor * magnitude * 4 >= span) ?? 10);
  const first = Math.floor(low / interval);
  const last = Math.max(Math.ceil(high / interval), first + 1);
  return Array.from({ length: last - first + 1 }, (_, index) => Number(((first + index) * interval).toPrecision(12)));
}

function gridLines(scale: Scale): string {
  return scale.ticks.map((tick) => {
    const y = round(scale.y(tick));
    return `<line x1="${PLOT.left}" x2="${WIDTH - PLOT.right}" y1="${y}" y2="${y}" stroke="${tick === 0 ? INK : LINE}"/>`
      + `<text x="${PLOT.left - 6}" y="${y + 4}" text-anchor="end">${grouped(tick)}</text>`;
  }).join('');
}

function categoryLabels(chart: ChartBlock, scale: Scale): string {
  const every = Math.ceil(chart.categories.length / 16);
  const y = HEIGHT - PLOT.bottom + 18;
  return chart.categories.map((category, index) =>
    (index % every === 0 ? `<text x="${round(scale.x(index))}" y="${y}" text-anchor="middle">${escapeMarkup(category)}</text>` : '')).join('');
}

function seriesMarks(chart: ChartBlock, series: ChartSeries, index: number, scale: Scale): string {
  return chart.shape === 'line' ? lineMarks(series, index, scale) : columnMarks(series, index, chart.series.length, scale);
}

function columnMarks(series: ChartSeries, index: number, seriesCount: number, scale: Scale): string {
  const width = (scale.step * 0.7) / seriesCount;
  const labelled = scale.step / seriesCount >= 36;
  return series.points.map((point, place) => {
    if (point.value === null) return '';
    const x = scale.x(place) - scale.step * 0.35 + width * index;
    const top = Math.min(scale.y(point.value), scale.y(0));
    const height = Math.abs(scale.y(point.value) - scale.y(0));
    return `<rect x="${round(x)}" y="${round(top)}" width="${round(width * 0.92)}" height="${round(height)}" fill="${colour(index)}"/>`
      + (labelled ? valueLabel(point, x + width * 0.46, top - 4) : '');
  }).join('');
}

function lineMarks(series: ChartSeries, index: number, scale: Scale): string {
  const labelled = scale.step >= 36;
  const dots = series.points.map((point, place) => {
    if (point.value === null) return '';
    const [x, y] = [scale.x(place), scale.y(point.value)];
    return `<circle cx="${round(x)}" cy="${round(y)}" r="3" fill="${colour(index)}"/>${labelled ? valueLabel(point, x, y - 8) : ''}`;
  });
  return `<path d="${linePath(series.points, scale)}" fill="none" stroke="${colour(index)}" stroke-width="2"/>${dots.join('')}`;
}

/** The line breaks where a value has no basis. */
function linePath(points: readonly ChartPoint[], scale: Scale): string {
  return points.map((point, place) => {
    if (point.value === null) return '';
    const joined = place > 0 && points[place - 1]?.value !== null;
    return `${joined ? 'L' : 'M'}${round(scale.x(place))} ${round(scale.y(point.value))}`;
  }).join('');
}

const valueLabel = (point: ChartPoint, x: number, y: number): string =>
  `<text x="${round(x)}" y="${round(y)}" text-anchor="middle" font-size="11">${escapeMarkup(point.text)}</text>`;

function legend(series: readonly ChartSeries[]): string {
  const width = (WIDTH - PLOT.left) / Math.max(series.length, 1);
  return series.map((each, index) => {
    const x = round(PLOT.left + width * index);
    return `<rect x="${x}" y="${HEIGHT - 24}" width="12" height="12" fill="${colour(index)}"/>`
      + `<text x="${x + 18}" y="${HEIGHT - 14}">${escapeMarkup(each.name)}</text>`;
  }).join('');
}

const colour = (index: number): string => SERIES_COLOURS[index % SERIES_COLOURS.length] ?? INK;

const round = (value: number): number => Math.round(value * 100) / 100;

const grouped = (value: number): string => String(value).replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, ',');
