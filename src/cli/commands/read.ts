import { readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { ProblemError, problem } from '#domain/errors.ts';
import { readReport, type ReadFigure } from '#domain/reader/read-report.ts';
import { extractText } from '#server/reader/extract-text.ts';
import { type CommandCall, EXIT, type ProcessCommand } from '../command.ts';

async function bytesOf(path: string, given: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch {
    throw new ProblemError(problem('not-found', { what: { zh: `文件 ${given}`, en: `File ${given}` } }, 'file'));
  }
}

function yearOf({ year }: CommandCall['values']): { readonly year?: number } {
  if (year === undefined) return {};
  if (typeof year !== 'string' || !/^(?:19|20)\d{2}$/.test(year)) throw new ProblemError(problem('wrong-format', { field: { zh: '年度 --year', en: '--year' }, expected: 'YYYY' }, 'year'));
  return { year: Number(year) };
}

function line({ value, unit, kind, asOf, indicator, name, qualifier }: ReadFigure): string {
  return [`${qualifier ?? ''}${value}${unit}`.padEnd(14), kind.padEnd(9), (asOf ?? '').padEnd(10), (indicator ?? '').padEnd(32), name].join(' ');
}

async function run(call: CommandCall): Promise<number> {
  const { values, positionals, settings } = call;
  const [given] = positionals;
  if (given === undefined) throw new ProblemError(problem('required', { field: { zh: '报告文件', en: 'FILE' } }, 'file'));
  const options = yearOf(values);
  const text = await extractText(await bytesOf(call.path(given), given), basename(given), call.signal);
  if (!text.ok) throw new ProblemError(...text.problems);
  const textOut = values['text-out'];
  if (typeof textOut === 'string') await writeFile(call.path(textOut), text.value);
  const figures = readReport(text.value, options);
  if (settings.json) call.out(JSON.stringify(figures));
  else for (const figure of figures) call.out(line(figure));
  if (!settings.json) call.say(figures.length > 0 ? `共 ${figures.length} 个数 · ${figures.length} figures` : '没有读到数 · no figures');
  return EXIT.done;
}

/** Reads a past report (往年报告) into its figures: `zhishu read 总结.docx --json`. */
export const readCommand: ProcessCommand = {
  name: 'read',
  operands: 'FILE',
  summary: { zh: '读取往年报告中的数（docx、doc、pdf、html、txt、md）', en: 'read the figures of a past report (docx, doc, pdf, html, txt, md)' },
  options: {
    year: { type: 'string', value: 'Y', help: { zh: '报告年度；不给则从标题判断', en: 'the year reported on; else told from the title' } },
    'text-out': { type: 'string', value: 'FILE', help: { zh: '写出正文：各数的位置按它计', en: 'write the text that the places of figures refer to' } },
  },
  run,
};
