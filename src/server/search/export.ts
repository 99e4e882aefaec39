import { Readable } from 'node:stream';
import type { Kysely } from 'kysely';
import { problem, ProblemError } from '#domain/errors.ts';
import { citationOf } from '#domain/patent/citation.ts';
import { PATENT_KINDS } from '#domain/patent/entry.ts';
import { latestPublication, type PatentRecord } from '#domain/patent/record.ts';
import type { Label, Language } from '#domain/text.ts';
import type { FileReply } from '../context.ts';
import type { Schema } from '../database/schema.ts';
import { FILE_KINDS } from '../files/file-kinds.ts';
import type { ColumnKind, Sheet, SheetRow } from '../sheets/sheet.ts';
import { streamCsv } from '../sheets/write-csv.ts';
import { streamWorkbook } from '../sheets/write-sheet.ts';
import { recordsOfIds } from './records-of-ids.ts';

/** The forms in which hits are taken along (检索结果导出). */
const EXPORT_FORMATS = ['xlsx', 'csv', 'citations'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** Hits that one file holds; a list that is longer ends there. */
export const MOST_EXPORTED = 100_000;

const PAGE = 500;

interface Column {
  readonly header: Label;
  readonly kind: ColumnKind;
  readonly width: number;
  cell(record: PatentRecord, language: Language): string | undefined;
}

const text = (zh: string, en: string, width: number, cell: Column['cell']): Column => ({ header: { zh, en }, kind: 'text', width, cell });
const date = (zh: string, en: string, cell: Column['cell']): Column => ({ header: { zh, en }, kind: 'date', width: 12, cell });
const listed = (values: readonly string[] | undefined): string | undefined => values?.join('; ');

/** The columns, under headers that an import recognises again. */
const COLUMNS: readonly Column[] = [
  text('公开（公告）号', 'Publication number', 18, (record) => latestPublication(record)?.number),
  date('公开（公告）日', 'Publication date', (record) => latestPublication(record)?.date),
  text('申请号', 'Application number', 18, ({ applicationNumber }) => applicationNumber?.normal ?? applicationNumber?.text),
  date('申请日', 'Filing date', ({ filingDate }) => filingDate),
  text('专利类型', 'Patent type', 10, ({ kind }, language) => kind && PATENT_KINDS[kind][language]),
  text('名称', 'Title', 40, ({ title }) => title),
  text('申请人', 'Applicants', 30, ({ applicants }) => listed(applicants)),
  text('发明人', 'Inventors', 20, ({ inventors }) => listed(inventors)),
  text('地址', 'Address', 30, ({ address, postcode }) => [postcode, address].filter(Boolean).join(' ')),
  text('分类号', 'IPC', 20, ({ ipc, locarno }) => listed([...ipc, ...locarno])),
  text('代理机构', 'Agency', 24, ({ agency }) => agency),
  text('法律状态', 'Legal status', 14, ({ legalStatus }) => legalStatus),
  text('摘要', 'Abstract', 60, ({ abstract }) => abstract),
];

const NAME: Label = { zh: '专利检索结果', en: 'patent-search' };

/** What a file is of, beside its entries. */
export interface FileOptions {
  readonly format: ExportFormat;
  readonly language: Language;
  /** Of the file, without its ending; that of a list of hits unless told. */
  readonly name?: string;
  /** What is to be said of each entry, by its id: a column more. */
  readonly notes?: ReadonlyMap<number, string>;
}

/** An entry with its id. */
type Numbered = readonly [number, PatentRecord];

/** The entries of hits as a file, written while they are read: 100,000 of them are never held together. */
export function hitsFile(database: Kysely<Schema>, ids: AsyncIterable<readonly number[]>, { format, language, name = NAME[language], notes }: FileOptions): FileReply {
  const records = recordsOf(database, ids);
  const columns = [...COLUMNS, ...(notes ? [text('备注', 'Note', 40, () => undefined)] : [])];
  const sheet = { name: NAME[language], columns: columns.map(({ header, kind, width }) => ({ header: header[language], kind, width })), rows: rowsOf(records, language, notes), frozenColumns: 1 };
  return { name: fileNameOf({ format, language, name }), mediaType: mediaTypeOf(format), content: Readable.from(written(sheet, records, format)) };
}

/** What a file is called, with its ending. */
export function fileNameOf({ format, language, name = NAME[language] }: Pick<FileOptions, 'format' | 'language' | 'name'>): string {
  return format === 'citations' ? `${name}-GBT7714.txt` : `${name}.${format}`;
}

export function mediaTypeOf(format: ExportFormat): string {
  return { xlsx: FILE_KINDS.xlsx.mediaType, csv: 'text/csv; charset=utf-8', citations: 'text/plain; charset=utf-8' }[format];
}

function written(sheet: Sheet, records: AsyncIterable<Numbered>, format: ExportFormat): AsyncIterable<Uint8Array> {
  switch (format) {
    case 'xlsx':
      return streamWorkbook({ sheets: [sheet] });
    case 'csv':
      return bytesOf(streamCsv(sheet));
    case 'citations':
      return bytesOf(citations(records));
  }
}

async function* bytesOf(texts: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  for await (const each of texts) yield encoder.encode(each);
}

async function* citations(records: AsyncIterable<Numbered>): AsyncGenerator<string> {
  let number = 0;
  for await (const [, record] of records) {
    number += 1;
    yield `[${number}] ${citationOf(record)}\r\n`;
  }
}

async function* rowsOf(records: AsyncIterable<Numbered>, language: Language, notes: ReadonlyMap<number, string> | undefined): AsyncGenerator<SheetRow> {
  for await (const [id, record] of records) yield [...COLUMNS.map(({ cell }) => cell(record, language)), ...(notes ? [notes.get(id)] : [])];
}

async function* recordsOf(database: Kysely<Schema>, ids: AsyncIterable<readonly number[]>): AsyncGenerator<Numbered> {
  let left = MOST_EXPORTED;
  for await (const some of ids) {
    for (let at = 0; at < some.length && left > 0; at += PAGE) {
      const page = some.slice(at, at + Math.min(PAGE, left));
      left -= page.length;
      yield* await recordsOfIds(database, page);
    }
    if (left <= 0) return;
  }
}

/** @throws ProblemError `not-allowed-value` */
export function formatFrom(written: string): ExportFormat {
  const known = EXPORT_FORMATS.find((each) => each === written);
  if (!known) throw new ProblemError(problem('not-allowed-value', { field: { zh: '导出格式', en: 'format' }, value: written }, 'format'));
  return known;
}
