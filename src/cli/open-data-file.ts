import { createWriteStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { SYSTEM } from '#domain/access/actor.ts';
import { ProblemError, problem } from '#domain/errors.ts';
import type { Server } from '#server/context.ts';
import { OPEN_FORMATS, type OpenDataAsked, type OpenFormat, openData } from '#server/open-data/open-data.ts';
import type { CommandCall, CommandOption } from './command.ts';

/** The options of `facts` that make it write a file for other programs. */
export const OPEN_DATA_OPTIONS: Readonly<Record<string, CommandOption>> = {
  format: { type: 'string', value: 'F', help: { zh: 'datapackage（Frictionless 数据包，zip）或 sdmx-csv；按区划和月份，不给年度则为全部年度', en: 'datapackage (a Frictionless data package, zip) or sdmx-csv: by district and month, all years unless one is told' } },
  out: { type: 'string', value: 'FILE', help: { zh: '数据包或 SDMX-CSV 写入的文件', en: 'the file that the package or SDMX-CSV is written to' } },
  public: { type: 'boolean', help: { zh: '只取主动公开的指标', en: 'public indicators only' } },
  registers: { type: 'boolean', help: { zh: '数据包中加入专利登记簿', en: 'adds the register of patents to the package' } },
};

function formatOf({ values }: CommandCall): OpenFormat | undefined {
  const { format } = values;
  const found = OPEN_FORMATS.find((each) => each === format);
  if (format !== undefined && !found) throw new ProblemError(problem('not-allowed-value', { field: { zh: '格式 --format', en: '--format' }, value: String(format) }, 'format'));
  return found;
}

function askedOf({ catalog }: Server, { values }: CommandCall, format: OpenFormat): OpenDataAsked {
  const { year, indicator } = values;
  if (year !== undefined && !/^\d{4}$/.test(String(year))) throw new ProblemError(problem('wrong-format', { field: { zh: '年度 --year', en: '--year' }, expected: 'YYYY' }, 'year'));
  const open = catalog.currentIndicators.filter((each) => (indicator === undefined || each.id === indicator) && (values['public'] !== true || each.public === true));
  if (indicator !== undefined && open.length === 0) throw new ProblemError(problem('not-found', { what: { zh: `指标 ${String(indicator)}`, en: `Indicator ${String(indicator)}` } }, 'indicator'));
  return { format, indicators: open, registers: values['registers'] === true, ...(year !== undefined && { years: [Number(year)] }) };
}

/** Writes open data where `--format` asks for it. @returns whether it did. @throws ProblemError naming a wrong option */
export async function writeOpenData(server: Server, call: CommandCall): Promise<boolean> {
  const format = formatOf(call);
  if (!format) return false;
  const { out } = call.values;
  if (typeof out !== 'string') throw new ProblemError(problem('required', { field: { zh: '文件 --out', en: '--out' } }, 'out'));
  const { content } = await openData(server, SYSTEM, askedOf(server, call, format));
  const file = createWriteStream(call.path(out));
  await pipeline(content as Readable, file, { signal: call.signal });
  if (call.settings.json) call.out(JSON.stringify({ file: call.path(out), format, bytes: file.bytesWritten }));
  else call.say(`已写入 ${call.path(out)} · written`);
  return true;
}
