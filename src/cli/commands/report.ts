import { writeFileSync } from 'node:fs';
import { isCivilDate } from '#domain/calendar/civil-date.ts';
import { ProblemError, problem } from '#domain/errors.ts';
import type { Server } from '#server/context.ts';
import type { DocumentFormat } from '#server/documents/file-of.ts';
import { type Asked, genreOf, readingOf } from '#server/report/reading.ts';
import { readReport, reportJson } from '#server/report/report-json.ts';
import { reportFileOf } from '#server/report/rendering.ts';
import { type CommandCall, type CommandOption, EXIT, type ServerCommand } from '../command.ts';

const FORMATS: readonly string[] = ['docx', 'pdf', 'html', 'json'];

/** The options that say what a report or figure is about. */
export const ASKED_OPTIONS: Readonly<Record<string, CommandOption>> = {
  year: { type: 'string', value: 'Y', help: { zh: '年度（必填）', en: 'the year (required)' } },
  unit: { type: 'string', value: 'CODE', help: { zh: '只报某一单位及其下属', en: 'one unit and what is below it' } },
  'as-of': { type: 'string', value: 'DAY', help: { zh: '截至日期，默认年末或今天', en: 'the last day counted; the end of the year or today unless told' } },
};

/** What the options ask for. @throws ProblemError naming the option that is wrong */
export function askedOf({ values }: Pick<CommandCall, 'values'>): Asked {
  const { year, unit, 'as-of': asOf } = values;
  if (typeof year !== 'string') throw new ProblemError(problem('required', { field: { zh: '年度 --year', en: '--year' } }, 'year'));
  if (!/^\d{4}$/.test(year)) throw new ProblemError(problem('wrong-format', { field: { zh: '年度 --year', en: '--year' }, expected: 'YYYY' }, 'year'));
  if (asOf !== undefined && !isCivilDate(asOf)) throw new ProblemError(problem('wrong-format', { field: { zh: '截至日期 --as-of', en: '--as-of' }, expected: 'YYYY-MM-DD' }, 'as-of'));
  return { year: Number(year), ...(typeof unit === 'string' && { unit }), ...(typeof asOf === 'string' && { asOf }) };
}

function formatOf({ values, settings }: CommandCall): string {
  const format = values['format'] ?? (settings.json ? 'json' : 'docx');
  if (typeof format !== 'string' || !FORMATS.includes(format)) throw new ProblemError(problem('not-allowed-value', { field: { zh: '格式 --format', en: '--format' }, value: String(format) }, 'format'));
  return format;
}

/** The report's bytes in a format; JSON is text. */
async function written(server: Server, genre: string, asked: Asked, format: string): Promise<Uint8Array> {
  const reading = await readingOf(server, asked);
  const read = await readReport(genreOf(server.catalog, genre), reading);
  if (format === 'json') return new TextEncoder().encode(`${JSON.stringify(reportJson(reading, read), undefined, 2)}\n`);
  const { content } = await reportFileOf(server, reading, read, format as DocumentFormat);
  if (!(content instanceof Uint8Array)) throw new Error('a report is written whole');
  return content;
}

/** Produces a report (报告): `zhishu report annual-summary --year 2022 --format docx --out summary.docx`. */
export const reportCommand: ServerCommand = {
  name: 'report',
  operands: 'GENRE',
  summary: { zh: '生成报告（docx、pdf、html、json）', en: 'produce a report as docx, pdf, html or json' },
  options: {
    ...ASKED_OPTIONS,
    format: { type: 'string', value: 'F', help: { zh: 'docx、pdf、html 或 json', en: 'docx, pdf, html or json' } },
    out: { type: 'string', value: 'FILE', help: { zh: '写入的文件；json 和 html 不给则写到标准输出', en: 'the file to write; json and html go to standard output without it' } },
  },
  async work(server, call) {
    const [genre] = call.positionals;
    if (genre === undefined) throw new ProblemError(problem('required', { field: { zh: '报告体例', en: 'GENRE' } }, 'genre'));
    const format = formatOf(call);
    const { out } = call.values;
    if (typeof out !== 'string' && (format === 'docx' || format === 'pdf')) throw new ProblemError(problem('required', { field: { zh: '文件 --out', en: '--out' } }, 'out'));
    const content = await written(server, genre, askedOf(call), format);
    if (typeof out !== 'string') call.out(new TextDecoder().decode(content).trimEnd());
    else {
      writeFileSync(call.path(out), content);
      if (call.settings.json) call.out(JSON.stringify({ file: call.path(out), format, bytes: content.length }));
      else call.say(`已写入 ${call.path(out)} · written`);
    }
    return EXIT.done;
  },
};
