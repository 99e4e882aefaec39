import { writeFileSync } from 'node:fs';
import { type CivilDate, endOfMonth, isCivilDate } from '#domain/calendar/civil-date.ts';
import { ProblemError, problem } from '#domain/errors.ts';
import type { Covers, Genre } from '#domain/report/genre.ts';
import { placesToWrite } from '#domain/report/report-blocks.ts';
import type { Server } from '#server/context.ts';
import type { DocumentFormat } from '#server/documents/file-of.ts';
import { type Asked, askedFor, genreOf, type Reading, readingOf } from '#server/report/reading.ts';
import { type ReadReport, readReport, reportJson } from '#server/report/report-json.ts';
import { reportFileOf } from '#server/report/rendering.ts';
import { BOUNDARIES_OPTION, boundariesOf } from '../boundaries.ts';
import { type CommandCall, type CommandOption, EXIT, type ServerCommand } from '../command.ts';

const FORMATS: readonly string[] = ['docx', 'pdf', 'html', 'ixbrl', 'json'];

/** The options that say what a report or figure is about. */
export const ASKED_OPTIONS: Readonly<Record<string, CommandOption>> = {
  year: { type: 'string', value: 'Y', help: { zh: '年度（必填）', en: 'the year (required)' } },
  unit: { type: 'string', value: 'CODE', help: { zh: '只报某一单位及其下属', en: 'one unit and what is below it' } },
  half: { type: 'string', value: '1', help: { zh: '上半年总结：1', en: 'of a half-year summary: 1' } },
  month: { type: 'string', value: 'M', help: { zh: '月报告的月份，1 至 12', en: 'the month of a monthly report, 1 to 12' } },
  boundaries: BOUNDARIES_OPTION,
  'as-of': { type: 'string', value: 'DAY', help: { zh: '截至日期，默认报告期末或今天', en: 'the last day counted; the end of what the report covers, or today, unless told' } },
};

/** What the options ask for. @throws ProblemError naming the option that is wrong */
export function askedOf({ values }: Pick<CommandCall, 'values'>): Asked {
  const { year, unit } = values;
  if (typeof year !== 'string') throw new ProblemError(problem('required', { field: { zh: '年度 --year', en: '--year' } }, 'year'));
  if (!/^\d{4}$/.test(year)) throw new ProblemError(problem('wrong-format', { field: { zh: '年度 --year', en: '--year' }, expected: 'YYYY' }, 'year'));
  const asOf = lastDayFrom(values, year);
  return { year: Number(year), ...(typeof unit === 'string' && { unit }), ...boundariesOf(values), ...(asOf !== undefined && { asOf }) };
}

/** The last day that the options ask for: told as a day, a month or a half-year. */
function lastDayFrom({ 'as-of': asOf, month, half }: CommandCall['values'], year: string): CivilDate | undefined {
  if (half !== undefined && half !== '1') throw new ProblemError(problem('not-allowed-value', { field: { zh: '半年 --half', en: '--half' }, value: String(half) }, 'half'));
  if (month !== undefined && !/^(0?[1-9]|1[0-2])$/.test(String(month))) throw new ProblemError(problem('out-of-range', { field: { zh: '月份 --month', en: '--month' }, min: '1', max: '12' }, 'month'));
  if (asOf !== undefined && !isCivilDate(asOf)) throw new ProblemError(problem('wrong-format', { field: { zh: '截至日期 --as-of', en: '--as-of' }, expected: 'YYYY-MM-DD' }, 'as-of'));
  if (isCivilDate(asOf)) return asOf;
  return month === undefined ? undefined : endOfMonth(`${year}-${String(month).padStart(2, '0')}`);
}

/** The options that only some reports have are refused where they say nothing. */
function assertFits({ covers = 'year', name }: Genre, { month, half }: CommandCall['values']): void {
  const given: Partial<Record<Covers, boolean>> = { month: month !== undefined, 'half-year': half !== undefined };
  const wrong = (['month', 'half-year'] as const).find((each) => given[each] && each !== covers);
  if (wrong) throw new ProblemError(problem('not-allowed-value', { field: wrong === 'month' ? { zh: '月份 --month', en: '--month' } : { zh: '半年 --half', en: '--half' }, value: name.zh }, wrong));
}

const COVERS: Readonly<Record<Covers, string>> = { year: '--year Y', 'half-year': '--year Y [--half 1]', month: '--year Y --month M', 'coming-year': '--year Y' };

/** The kinds of report, with the options that say what each covers (体例清单). */
function listGenres({ catalog }: Pick<Server, 'catalog'>, { settings, out }: CommandCall): void {
  if (settings.json) out(JSON.stringify(catalog.genres.map(({ id, name, covers = 'year', readers = 'staff' }) => ({ id, name: name.zh, nameEn: name.en, covers, readers }))));
  else for (const { id, name, covers = 'year' } of catalog.genres) out(`${id.padEnd(24)} ${COVERS[covers].padEnd(22)} ${name.zh} · ${name.en}`);
}

/** The format told, else that of the file's name, else docx. @throws ProblemError naming a format that there is not */
function formatOf({ values, settings }: CommandCall): string {
  const format = values['format'] ?? formatOfName(values['out']) ?? (settings.json ? 'json' : 'docx');
  if (typeof format !== 'string' || !FORMATS.includes(format)) throw new ProblemError(problem('not-allowed-value', { field: { zh: '格式 --format', en: '--format' }, value: String(format) }, 'format'));
  return format;
}

function formatOfName(out: unknown): string | undefined {
  const [, ending = ''] = /\.(\w+)$/.exec(String(out ?? '').toLowerCase()) ?? [];
  if (ending === 'zip') return 'ixbrl';
  return ending === 'htm' ? 'html' : FORMATS.find((each) => each === ending);
}

/** The report's bytes in a format; JSON is text. */
async function written(server: Server, reading: Reading, read: ReadReport, format: string): Promise<Uint8Array> {
  if (format === 'json') return new TextEncoder().encode(`${JSON.stringify(reportJson(reading, read), undefined, 2)}\n`);
  if (format === 'ixbrl') return (await import('#server/report/ixbrl-package.ts')).ixbrlPackage(server, reading, read);
  const { content } = await reportFileOf(server, reading, read, format as DocumentFormat);
  if (!(content instanceof Uint8Array)) throw new Error('a report is written whole');
  return content;
}

/** A public version there is only of what the public reads. */
function versionOf({ readers, name }: Genre, { values }: CommandCall): Pick<Asked, 'version'> {
  if (values['public'] !== true) return {};
  if (readers !== 'public') throw new ProblemError(problem('not-allowed-value', { field: { zh: '公开版 --public', en: '--public' }, value: name.zh }, 'public'));
  return { version: 'public' };
}

/** Tells how many places people have yet to write. */
function sayUnfinished({ report: { chapters } }: ReadReport, { settings, say }: CommandCall): void {
  const places = chapters.flatMap(({ paragraphs }) => paragraphs.flatMap(({ text }) => placesToWrite(text))).length;
  if (places > 0 && !settings.json) say(`还有 ${places} 处待撰写 · ${places} places still to be written`);
}

/** Produces a report (报告): `zhishu report annual-summary --year 2022 --format docx --out summary.docx`. */
export const reportCommand: ServerCommand = {
  name: 'report',
  operands: 'GENRE',
  summary: { zh: '生成报告（docx、pdf、html、Inline XBRL、json）', en: 'produce a report as docx, pdf, html, Inline XBRL or json' },
  options: {
    ...ASKED_OPTIONS,
    list: { type: 'boolean', help: { zh: '列出各种报告', en: 'list the kinds of report' } },
    public: { type: 'boolean', help: { zh: '公开版：不含内部内容和待撰写处', en: 'as it is published: without what is internal or still to be written' } },
    format: { type: 'string', value: 'F', help: { zh: 'docx、pdf、html、ixbrl（zip 包）或 json；不给则按 --out 的扩展名', en: 'docx, pdf, html, ixbrl (a zip) or json; unless told, by the ending of --out' } },
    out: { type: 'string', value: 'FILE', help: { zh: '写入的文件；json 和 html 不给则写到标准输出', en: 'the file to write; json and html go to standard output without it' } },
  },
  async work(server, call) {
    const [id] = call.positionals;
    if (call.values['list'] === true) {
      listGenres(server, call);
      return EXIT.done;
    }
    if (id === undefined) throw new ProblemError(problem('required', { field: { zh: '报告体例', en: 'GENRE' } }, 'genre'));
    const genre = genreOf(server.catalog, id);
    assertFits(genre, call.values);
    const format = formatOf(call);
    const { out } = call.values;
    if (typeof out !== 'string' && !['json', 'html'].includes(format)) throw new ProblemError(problem('required', { field: { zh: '文件 --out', en: '--out' } }, 'out'));
    const reading = await readingOf(server, askedFor(genre, { ...askedOf(call), ...versionOf(genre, call) }));
    const read = await readReport(genre, reading);
    const content = await written(server, reading, read, format);
    sayUnfinished(read, call);
    if (typeof out !== 'string') call.out(new TextDecoder().decode(content).trimEnd());
    else {
      writeFileSync(call.path(out), content);
      if (call.settings.json) call.out(JSON.stringify({ file: call.path(out), format, bytes: content.length }));
      else call.say(`已写入 ${call.path(out)} · written`);
    }
    return EXIT.done;
  },
};
