import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { CATALOG } from '#catalog/index.ts';
import { HISTORY_NAMES } from '#catalog/reports/history-names.ts';
import { ProblemError, problem } from '#domain/errors.ts';
import { checkText } from '#domain/reader/check-text.ts';
import { crossChecks } from '#domain/reader/cross-checks.ts';
import { historyMapper } from '#domain/reader/map-figure.ts';
import { readFigures, type ReadFigure } from '#domain/reader/read-report.ts';
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
  const map = historyMapper(HISTORY_NAMES, new Set(CATALOG.currentIndicators.map(({ id }) => id)));
  const figures = readFigures(text.value, { ...options, map });
  if (settings.json) await printJson(figures, call);
  else print([...figures], call);
  return EXIT.done;
}

const FIGURES_A_PART = 1000;

/** One JSON array, written a thousand figures at a time, each part gone before the next: a long report is never held whole. */
async function printJson(figures: Iterable<ReadFigure>, { out, signal }: CommandCall): Promise<void> {
  let [part, opening]: [string[], string] = [[], '['];
  for (const figure of figures) {
    if (part.length === FIGURES_A_PART) {
      out(opening + part.join(','));
      [part, opening] = [[], ','];
      if (process.stdout.writableNeedDrain) await once(process.stdout, 'drain', { signal });
    }
    part.push(JSON.stringify(figure));
  }
  out(`${opening}${part.join(',')}]`);
}

/** For people: a line for each figure, then what does not fit together. */
function print(figures: readonly ReadFigure[], { out, say }: CommandCall): void {
  for (const figure of figures) out(line(figure));
  say(figures.length > 0 ? `共 ${figures.length} 个数 · ${figures.length} figures` : '没有读到数 · no figures');
  for (const check of crossChecks(figures)) {
    if (check.verdict === 'agrees') continue;
    const { zh, en } = checkText(check);
    say(`${zh}\n${en}`);
  }
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
