import { type Problem, problem, ProblemError } from '#domain/errors.ts';
import type { XmlPatent } from '#domain/patent/xml-content.ts';
import type { Label } from '#domain/text.ts';
import type { ReadOptions } from '../../tables/read-table.ts';
import { chunksOf, sizeOf, type TableSource } from '../../tables/source.ts';
import { decodeXml } from './decode-xml.ts';
import { type CutRecord, DocumentReader } from './document-reader.ts';
import { joinParts } from './efiling-format.ts';
import { splitDocuments } from './split-documents.ts';
import { type PartChunk, zipParts } from './zip-parts.ts';

/** One record of a patent XML, in the order of the file. */
export interface XmlRecord {
  /** The file in a zip that holds it; absent for an XML by itself. */
  readonly part?: string;
  /** The line on which it begins. */
  readonly line: number;
  /** What it says; absent where nothing could be made out. */
  readonly patent?: XmlPatent;
  /** Why it cannot be taken in. */
  readonly problems: readonly Problem[];
}

/** One XML document, or several set one behind another, of a source. */
interface XmlPart {
  readonly part?: string;
  readonly chunks: AsyncIterable<Uint8Array>;
}

/** A record of a part, or its fault. */
interface PartRecord extends CutRecord {
  readonly part?: string;
  readonly refused?: readonly Problem[];
}

/**
 * The records of a patent XML or of a zip of them, streamed: no more than one record is held. Documents that stand one
 * behind another in a file are read each by itself. The parts of an application filed electronically become one record.
 * @throws ProblemError `damaged-file`, `too-large`, `unknown-encoding`
 */
export async function* readXml(source: TableSource, kind: 'xml' | 'zip', options: ReadOptions = {}): AsyncGenerator<XmlRecord> {
  const totalBytes = await sizeOf(source);
  const meter = { bytes: 0, rows: 0 };
  const chunks = metered(chunksOf(source), meter, options.signal);
  const parts = kind === 'zip' ? partsOf(zipParts(chunks, source.name)) : [{ chunks }];
  for await (const record of joined(recordsOf(parts, source.name), source.name)) {
    meter.rows += 1;
    options.onProgress?.({ bytes: Math.min(meter.bytes, totalBytes), totalBytes, rows: meter.rows });
    yield record;
  }
  options.onProgress?.({ bytes: totalBytes, totalBytes, rows: meter.rows });
}

async function* metered(chunks: AsyncIterable<Uint8Array>, meter: { bytes: number }, signal?: AbortSignal): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    signal?.throwIfAborted();
    meter.bytes += chunk.byteLength;
    yield chunk;
  }
}

async function* recordsOf(parts: AsyncIterable<XmlPart> | readonly XmlPart[], name: string): AsyncGenerator<PartRecord> {
  for await (const { part, chunks } of parts) {
    const named = part !== undefined && { part };
    try {
      for await (const record of cutRecords(chunks, part ?? name)) yield { ...record, ...named };
    } catch (error) {
      if (!(error instanceof ProblemError) || part === undefined || error.problems.some(({ code }) => code !== 'unknown-encoding')) throw error;
      yield { line: 1, faults: [], refused: error.problems, ...named };
    }
  }
}

/** The records of one XML stream, in whatever pieces it comes. @throws ProblemError `unknown-encoding` */
export async function* cutRecords(chunks: AsyncIterable<Uint8Array>, name: string): AsyncGenerator<CutRecord> {
  let reader: DocumentReader | undefined;
  let lines = 0;
  for await (const { text, begins } of splitDocuments(decodeXml(chunks, name))) {
    if (begins && reader) {
      yield* reader.end();
      reader = undefined;
    }
    if (text.trim() !== '') reader ??= new DocumentReader(lines);
    if (reader) yield* reader.write(text);
    lines += text.split('\n').length - 1;
  }
  if (reader) yield* reader.end();
}

/** The files of a zip, each with its own stream; one that was not read to its end is passed over. */
async function* partsOf(pieces: AsyncGenerator<PartChunk>): AsyncGenerator<XmlPart> {
  let next = await pieces.next();
  const advance = async (): Promise<void> => void (next = await pieces.next());
  while (!next.done) {
    const { part } = next.value;
    yield { part, chunks: streamOf(() => next, advance) };
    while (!next.done && !next.value.begins) await advance();
  }
}

async function* streamOf(current: () => IteratorResult<PartChunk>, advance: () => Promise<void>): AsyncGenerator<Uint8Array> {
  for (let ended = false; !ended; ) {
    const { done, value } = current();
    if (done) return;
    ended = value.ends;
    await advance();
    yield value.bytes;
  }
}

/** More parts than any application has; beyond, they are further records of it. */
const MOST_PARTS = 50;

/** The parts of one application that stand together in a folder, as one record; other records as they are. */
async function* joined(records: AsyncIterable<PartRecord>, name: string): AsyncGenerator<XmlRecord> {
  const folder: PartRecord[] = [];
  for await (const record of records) {
    if (folder.length >= MOST_PARTS || folderOf(folder[0], name) !== folderOf(record, name)) yield* joinedFolder(folder.splice(0), name);
    if (record.format?.isPart || (record.part !== undefined && record.format === undefined)) folder.push(record);
    else yield* each(record);
  }
  yield* joinedFolder(folder, name);
}

function folderOf(record: PartRecord | undefined, name: string): string {
  return `${name}/${record?.part ?? ''}`.replace(/\/[^/]*$/, '');
}

/** Lists and forms of the same folder that hold no record go unmentioned. */
function joinedFolder(records: readonly PartRecord[], name: string): XmlRecord[] {
  const bodies = records.filter(({ format }) => format?.isPart);
  const [first] = bodies;
  if (!first) return records.flatMap(each);
  const patents = bodies.flatMap(({ format, node }) => (format && node ? format.read(node) : []));
  const place = first.part === undefined ? name : `${name}/${first.part}`;
  const problems = records.filter((record) => record.part === undefined || record.format?.isPart).flatMap(problemsOf);
  return [{ line: first.line, patent: joinParts(patents, place), problems, ...(first.part !== undefined && { part: first.part }) }];
}

/** The patents that an element tells of; what is wrong with the element is wrong with each of them, and said once. */
function each(record: PartRecord): XmlRecord[] {
  const { part, line, format, node } = record;
  const problems = problemsOf(record);
  const named = part !== undefined && { part };
  const [first, ...others] = format && node ? format.read(node) : [];
  const rest = problems.length > 0 ? [] : others.map((patent) => ({ line, problems, patent, ...named }));
  return [{ line, problems, ...named, ...(first && { patent: first }) }, ...rest];
}

function problemsOf({ faults, refused = [] }: PartRecord): Problem[] {
  return [...refused, ...(faults.length > 0 ? [problem('broken-xml', { detail: inOne(faults) })] : [])];
}

function inOne(faults: readonly Label[]): Label {
  return { zh: faults.map(({ zh }) => zh).join('；'), en: faults.map(({ en }) => en).join('; ') };
}
