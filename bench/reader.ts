/**
 * How well and how fast past reports are read, against the keyed reports beside the project.
 * Run: node bench/reader.ts [--report NAME] [--misses] [--json]
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CATALOG } from '#catalog/index.ts';
import { HISTORY_NAMES } from '#catalog/reports/history-names.ts';
import { endOfMonth } from '#domain/calendar/civil-date.ts';
import { historyMapper } from '#domain/reader/map-figure.ts';
import { readFigures, readReport, type ReadFigure } from '#domain/reader/read-report.ts';

const FOLDER = join(import.meta.dirname, '../../shared/data/reports');

interface KeyedFigure {
  readonly id: string;
  readonly file: string;
  readonly value: string;
  readonly unit: string;
  readonly kind: string;
  readonly asOf: string;
  readonly valueStart: number;
  readonly valueEnd: number;
  readonly valueNumber: number;
  readonly baseValue: number;
  readonly qualifier: string | null;
  readonly name: string;
}

interface KeyedNegative {
  readonly file: string;
  readonly value: string;
  readonly start: number;
  readonly kind: string;
}

const INDICATORS = new Set(CATALOG.currentIndicators.map(({ id }) => id));
const MAP = historyMapper(HISTORY_NAMES, INDICATORS);
/** Which indicator each keyed figure is, or null: decided by hand, twice. */
const MAPPING = JSON.parse(readFileSync(join(import.meta.dirname, '../docs/reference/reader-mapping.json'), 'utf8')) as Readonly<Record<string, string | null>>;

/** Counts of one report; shares are made when printed. */
interface Score {
  keyed: number;
  read: number;
  found: number;
  unit: number;
  kind: number;
  asOf: number;
  value: number;
  qualifier: number;
  negatives: number;
  negativesRead: number;
  /** Keyed figures that are an indicator of the catalogue, and those mapped to it. */
  known: number;
  mapped: number;
  /** Keyed figures that are none, and those mapped to one nevertheless. */
  unknown: number;
  mappedWrongly: number;
}

const NOTHING: Score = { keyed: 0, read: 0, found: 0, unit: 0, kind: 0, asOf: 0, value: 0, qualifier: 0, negatives: 0, negativesRead: 0, known: 0, mapped: 0, unknown: 0, mappedWrongly: 0 };

function load<T>(name: string): T {
  return JSON.parse(readFileSync(join(FOLDER, name), 'utf8')) as T;
}

const spanOf = (start: number, end: number): string => `${start}-${end}`;

/** The last day of an `asOf` of the key: `2022-12-31`, `2020-11(…)` and `2020年1-11月` end with their month, `A/B` is an interval. */
function endDay(asOf: string): string {
  const last = asOf.split('/').at(-1) ?? '';
  const [, year, month] = /^(\d{4})(?:-|年\d{1,2}-)(\d{1,2})(?:月|\(|$)/.exec(last) ?? [];
  return year && month ? endOfMonth(`${year}-${month.padStart(2, '0')}`) : last;
}

function scoreOf(keyed: readonly KeyedFigure[], negatives: readonly KeyedNegative[], read: readonly ReadFigure[]): Score {
  const bySpan = new Map(read.map((figure) => [spanOf(figure.start, figure.end), figure]));
  const score = { ...NOTHING, keyed: keyed.length, read: read.length, negatives: negatives.length };
  for (const key of keyed) {
    const figure = bySpan.get(spanOf(key.valueStart, key.valueEnd));
    const indicator = MAPPING[key.id] ?? null;
    const isKnown = indicator !== null && INDICATORS.has(indicator);
    score[isKnown ? 'known' : 'unknown'] += 1;
    if (isKnown && figure?.indicator === indicator) score.mapped += 1;
    if (!isKnown && figure && figure.indicator !== null) score.mappedWrongly += 1;
    if (!figure) continue;
    score.found += 1;
    if (figure.unit === key.unit) score.unit += 1;
    if (figure.kind === key.kind) score.kind += 1;
    if (figure.asOf === endDay(key.asOf)) score.asOf += 1;
    if (figure.baseValue === key.baseValue && figure.valueNumber === key.valueNumber) score.value += 1;
    if (figure.qualifier === key.qualifier) score.qualifier += 1;
  }
  score.negativesRead = negatives.filter(({ start, value }) => read.some((figure) => figure.start < start + value.length && figure.end > start)).length;
  return score;
}

function sum(scores: readonly Score[]): Score {
  const total = { ...NOTHING };
  for (const score of scores) for (const name of Object.keys(total) as (keyof Score)[]) total[name] += score[name];
  return total;
}

const share = (part: number, whole: number): string => (whole === 0 ? '–' : (part / whole).toFixed(3));

function row(name: string, score: Score): string {
  const { keyed, read, found, negatives, negativesRead } = score;
  const cells = [share(found, keyed), share(found, read), share(score.unit, found), share(score.kind, found), share(score.asOf, found), share(score.value, found), share(score.qualifier, found), `${negativesRead}/${negatives}`, share(score.mapped, score.known), `${score.mappedWrongly}/${score.unknown}`];
  return [name.padEnd(34), String(keyed).padStart(5), String(read).padStart(5), ...cells.map((cell) => cell.padStart(10))].join(' ');
}

function printMisses(keyed: readonly KeyedFigure[], read: readonly ReadFigure[]): void {
  const bySpan = new Map(read.map((figure) => [spanOf(figure.start, figure.end), figure]));
  const keys = new Set(keyed.map(({ valueStart, valueEnd }) => spanOf(valueStart, valueEnd)));
  for (const key of keyed) {
    const figure = bySpan.get(spanOf(key.valueStart, key.valueEnd));
    const indicator = MAPPING[key.id] ?? null;
    if (figure && figure.indicator !== indicator) console.log(`mapping ${key.id} ${key.value}${key.unit} is ${indicator}, read ${figure.indicator}: ${around(figure)}`);
    if (!figure) console.log(`missed  ${key.id} ${key.value}${key.unit} ${key.kind} ${key.name}`);
    else for (const part of ['unit', 'kind', 'asOf', 'qualifier', 'baseValue'] as const) if (figure[part] !== (part === 'asOf' ? endDay(key.asOf) : key[part])) console.log(`${part.padEnd(7)} ${key.id} ${key.value}${key.unit} is ${key[part]}, read ${figure[part]}: ${around(figure)}`);
  }
  for (const figure of read) if (!keys.has(spanOf(figure.start, figure.end))) console.log(`extra   ${figure.value} ${figure.unit} ${figure.kind}: ${around(figure)}`);
}

function around({ sentence, sentenceStart, start }: ReadFigure): string {
  const at = start - sentenceStart;
  return Array.from(sentence).slice(Math.max(0, at - 22), at + 16).join('').replaceAll('\n', ' ');
}

/** A text with the defects of pages and scans, and where each code point of the original stands in it. */
interface Damaged {
  readonly text: string;
  readonly at: readonly number[];
}

/** Each code point after the signs that `before` puts in front of it. */
function damaged(text: string, before: (index: number, points: readonly string[]) => string, becomes: (point: string) => string = (point) => point): Damaged {
  const points = Array.from(text);
  const [parts, at] = [[] as string[], [] as number[]];
  let length = 0;
  for (const [index, point] of points.entries()) {
    const inserted = before(index, points);
    at.push(length + inserted.length);
    parts.push(inserted, becomes(point));
    length += inserted.length + 1;
  }
  return { text: parts.join(''), at };
}

const betweenWords = (index: number, points: readonly string[]): boolean => /[\u4e00-\u9fff]/.test(points[index - 1] ?? '') && /[\u4e00-\u9fff\d]/.test(points[index] ?? '');
const FULL_WIDTH = /[!-~]/;

/** The defects that are tried, each on every keyed report. */
const DEFECTS: Readonly<Record<string, (text: string) => Damaged>> = {
  'blanks inside words': (text) => damaged(text, (index, points) => (index % 13 === 0 && betweenWords(index, points) ? ' ' : '')),
  'lines broken at 40 characters': (text) => {
    let column = 0;
    return damaged(text, (index, points) => {
      column = points[index - 1] === '\n' ? 0 : column + 1;
      if (column < 40 || !betweenWords(index, points)) return '';
      column = 0;
      return '\n';
    });
  },
  'full-width forms': (text) => damaged(text, () => '', (point) => (FULL_WIDTH.test(point) ? String.fromCharCode((point.codePointAt(0) ?? 0) + 0xfee0) : point)),
};

function scoreDamaged(file: string, keyed: readonly KeyedFigure[], negatives: readonly KeyedNegative[], damage: (text: string) => Damaged): Score {
  const { text, at } = damage(readFileSync(join(FOLDER, file), 'utf8'));
  const moved = keyed.map((key) => ({ ...key, valueStart: at[key.valueStart] ?? 0, valueEnd: (at[key.valueEnd - 1] ?? 0) + 1 }));
  return scoreOf(moved, negatives.map((each) => ({ ...each, start: at[each.start] ?? 0 })), readReport(text, { map: MAP }));
}

function measureReports(only: string | undefined, misses: boolean, asJson: boolean): void {
  const figures = load<KeyedFigure[]>('figures-key.json');
  const negatives = load<KeyedNegative[]>('not-figures-key.json');
  const files = [...new Set(figures.map(({ file }) => file))].filter((file) => only === undefined || file.includes(only));
  const scores = files.map((file) => {
    const keyed = figures.filter((each) => each.file === file);
    const read = readReport(readFileSync(join(FOLDER, file), 'utf8'), { map: MAP });
    if (misses) printMisses(keyed, read);
    return { file, ...scoreOf(keyed, negatives.filter((each) => each.file === file), read) };
  });
  const defects = Object.entries(DEFECTS).map(([file, damage]) => ({ file, ...sum(files.map((each) => scoreDamaged(each, figures.filter((key) => key.file === each), negatives.filter((key) => key.file === each), damage))) }));
  if (asJson) return console.log(JSON.stringify({ reports: scores, total: sum(scores), defects, ...speedOf(files) }));
  console.log([''.padEnd(34), 'keyed', ' read', ...['recall', 'precision', 'unit', 'kind', 'asOf', 'value', 'qualifier', 'negatives', 'mapped', 'overmapped'].map((name) => name.padStart(10))].join(' '));
  for (const score of scores) console.log(row(score.file.replace('.txt', ''), score));
  if (scores.length > 1) console.log(row('total', sum(scores)));
  for (const score of defects) console.log(row(score.file, score));
  const { megabytesPerSecond, megabytesPerProcessorSecond, heapGrowthMB } = speedOf(files);
  console.log(`speed ${megabytesPerSecond.toFixed(1)} MB of UTF-8 text per second, ${megabytesPerProcessorSecond.toFixed(1)} per second of processor time, mapping included; heap grew by ${heapGrowthMB.toFixed(1)} MB over the run`);
}

const REPEATS = 40;

/** Reads and maps the reports over and over as one long text, keeping no figure. */
function speedOf(files: readonly string[]): { readonly megabytesPerSecond: number; readonly megabytesPerProcessorSecond: number; readonly heapGrowthMB: number } {
  const text = files.map((file) => readFileSync(join(FOLDER, file), 'utf8')).join('\n').repeat(REPEATS);
  const megabytes = Buffer.byteLength(text) / 1e6;
  const heap = process.memoryUsage().heapUsed;
  const [started, spent] = [performance.now(), process.cpuUsage()];
  let longest = 0;
  for (const { value } of readFigures(text, { map: MAP })) longest = Math.max(longest, value.length);
  const { user, system } = process.cpuUsage(spent);
  const seconds = (performance.now() - started) / 1000;
  return { megabytesPerSecond: longest === 0 ? 0 : megabytes / seconds, megabytesPerProcessorSecond: megabytes / ((user + system) / 1e6), heapGrowthMB: (process.memoryUsage().heapUsed - heap) / 1e6 };
}

const args = process.argv.slice(2);
const reportAt = args.indexOf('--report');
if (!existsSync(join(FOLDER, 'figures-key.json'))) {
  console.log('The keyed reports (../shared/data/reports) are not beside the project: nothing to measure.');
} else measureReports(reportAt < 0 ? undefined : args[reportAt + 1], args.includes('--misses'), args.includes('--json'));
