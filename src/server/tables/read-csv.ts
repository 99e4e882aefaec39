import { pipeline } from 'node:stream/promises';
import { CsvError, parse } from 'csv-parse';
import type { InfoRecord } from 'csv-parse';
import { ProblemError, problem } from '#domain/errors.ts';
import type { Problem } from '#domain/errors.ts';
import type { Label } from '#domain/text.ts';
import { cleanText } from './clean-text.ts';
import { detectDelimiter } from './delimiter.ts';
import { decodeText } from './encoding.ts';
import type { TableLimits } from './limits.ts';
import type { TableRow } from './table-row.ts';

/** csv-parse's answer with `info: true`. */
interface ParsedRecord {
  readonly record: readonly string[];
  /** Lines read when the record ended. */
  readonly info: { readonly lines: number };
}

/** The delimiter is judged by this much text. */
const SAMPLE_LENGTH = 64 * 1024;

/** Bytes a record may hold while it is being read: beyond, the file is taken to have an unclosed quote. */
const RECORD_BYTES_PER_CHARACTER = 8;

/**
 * The rows of a text table as it streams by, blank ones included. Throws `damaged-file` with the row at which an
 * unclosed quote or an endless record begins.
 */
export async function* readCsv(
  chunks: AsyncIterable<Uint8Array>,
  name: string,
  limits: TableLimits,
  signal?: AbortSignal,
): AsyncGenerator<TableRow> {
  const text = withUnixLines(decodeText(chunks));
  const { sample, rest } = await takeSample(text);
  let linesParsed = 0;
  const parser = parse({
    delimiter: detectDelimiter(sample),
    record_delimiter: '\n',
    info: true,
    relax_quotes: true,
    relax_column_count: true,
    max_record_size: limits.maxCellLength * RECORD_BYTES_PER_CHARACTER,
    on_record: (record: string[], { lines }: InfoRecord) => {
      linesParsed = lines;
      return record;
    },
  });
  const pumping = pipeline(rest, parser, { signal });
  pumping.catch(() => undefined); // the same error ends the loop below
  let row = 1;
  try {
    for await (const { record, info } of parser as AsyncIterable<ParsedRecord>) {
      yield { row, cells: record.map(cleanText) };
      row = info.lines + 1;
    }
  } catch (error) {
    throw readableError(error, name, linesParsed + 1);
  }
}

function readableError(error: unknown, file: string, row: number): unknown {
  if (!(error instanceof CsvError)) return error;
  const found: Problem = problem('damaged-file', { file, detail: DETAILS[error.code] ?? OTHER_DETAIL });
  return new ProblemError({ ...found, row });
}

const DETAILS: Readonly<Partial<Record<string, Label>>> = {
  CSV_MAX_RECORD_SIZE: { zh: '从该行开始的记录过长，多为引号未配对', en: 'the record beginning on this line has no end; a quote is probably unclosed' },
  CSV_QUOTE_NOT_CLOSED: { zh: '从该行开始的引号没有配对', en: 'a quote opened on this line is never closed' },
};

const OTHER_DETAIL: Label = { zh: '该行不符合 CSV 格式', en: 'this line is not valid CSV' };

/**
 * Line ends as `\n`, so that a line counts once: `\r\n` anywhere, and a lone `\r` in a file without any `\n`.
 * Elsewhere a lone `\r` ends no line and becomes a space.
 */
async function* withUnixLines(texts: AsyncIterable<string>): AsyncGenerator<string> {
  let held = '';
  let oldMac: boolean | undefined;
  for await (const text of texts) {
    const whole = held + text;
    held = whole.endsWith('\r') ? '\r' : '';
    const ready = held ? whole.slice(0, -1) : whole;
    oldMac ??= ready.includes('\r') || ready.includes('\n') ? !ready.includes('\n') : undefined;
    yield oldMac ? ready.replaceAll('\r', '\n') : ready.replaceAll('\r\n', '\n').replaceAll('\r', ' ');
  }
  if (held) yield '\n';
}

async function takeSample(texts: AsyncGenerator<string>): Promise<{ sample: string; rest: AsyncGenerator<string> }> {
  let sample = '';
  while (sample.length < SAMPLE_LENGTH) {
    const next = await texts.next();
    if (next.done) break;
    sample += next.value;
  }
  return { sample: sample.slice(0, SAMPLE_LENGTH), rest: resume(sample, texts) };
}

async function* resume(first: string, texts: AsyncGenerator<string>): AsyncGenerator<string> {
  yield first;
  yield* texts;
}
