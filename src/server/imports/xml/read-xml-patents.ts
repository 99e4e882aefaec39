import type { CivilDate } from '#domain/calendar/civil-date.ts';
import { failure, type Outcome, type Problem, problem, ProblemError, success } from '#domain/errors.ts';
import { lengthOfDescription } from '#domain/patent/description.ts';
import { publicationNumberOf } from '#domain/patent/foreign-number.ts';
import { byLanguage } from '#domain/patent/language.ts';
import type { PatentReading } from '#domain/patent/read-record.ts';
import type { XmlPatent } from '#domain/patent/xml-content.ts';
import { cellsOfXml, readXmlPatent, XML_COLUMNS } from '#domain/patent/xml-patent.ts';
import { referenceTo } from '../../patents/descriptions.ts';
import type { ReadRow } from '../../patents/judge-rows.ts';
import { TABLE_LIMITS } from '../../tables/limits.ts';
import type { ReadOptions } from '../../tables/read-table.ts';
import type { TableSource } from '../../tables/source.ts';
import type { PatentFile, ReadBatch } from '../read-batch.ts';
import type { SheetMapping } from '../tables.ts';
import { readXml, type XmlRecord } from './read-xml.ts';

/** Characters of a batch for each row that it may have: records with hundreds of claims or long descriptions are staged fewer at a time. */
const ROW_LENGTH = 1_200;
const SAMPLE_RECORDS = 20;
const SHOWN_SAMPLES = 3;
const SHOWN_LENGTH = 80;

/** The records of a patent XML in batches, after those that were read before. @throws ProblemError when the file cannot be read */
export async function* readXmlPatents({ source, mapping, from }: PatentFile, kind: 'xml' | 'zip', today: CivilDate, batch: number, options: ReadOptions): AsyncGenerator<ReadBatch> {
  let rows: ReadRow[] = [];
  let [place, length] = [0, 0];
  for await (const record of readXml(source, kind, options)) {
    place += 1;
    if (place > TABLE_LIMITS.maxRows) throw new ProblemError(problem('too-large', { max: { zh: `${TABLE_LIMITS.maxRows} 件`, en: `${TABLE_LIMITS.maxRows} records` } }));
    if (place <= from) continue;
    rows.push(rowOf(record, place, mapping[0], today));
    length += lengthOf(record);
    if (rows.length < batch && length < batch * ROW_LENGTH) continue;
    yield { rows, done: place };
    [rows, length] = [[], 0];
  }
  if (rows.length > 0 || place > from) yield { rows, done: place };
}

function rowOf({ part, line, patent, problems }: XmlRecord, place: number, mapping: SheetMapping | undefined, today: CivilDate): ReadRow {
  const read = patent ? readXmlPatent(patent, mapping?.columns ?? XML_COLUMNS, today) : failure(problem('no-patent-number'));
  const secret = !read.ok && read.problems.some(({ code }) => code === 'state-secret');
  const reading = problems.length > 0 && !secret ? failure(...problems) : withReferences(read, patent);
  return { place, row: line, cells: patent ? cellsOfXml(patent) : [], reading, ...(part !== undefined && { sheet: part }) };
}

/** The record refers to its descriptions, which are kept apart. */
function withReferences(read: Outcome<PatentReading>, patent: XmlPatent | undefined): Outcome<PatentReading> {
  if (!read.ok || !read.value.descriptions) return read;
  const publication = patent && publicationNumberOf(patent.publication);
  const descriptions = byLanguage(read.value.descriptions.map((each) => referenceTo(each, publication)));
  return success({ ...read.value, record: { ...read.value.record, descriptions } });
}

function lengthOf({ patent }: XmlRecord): number {
  if (!patent) return 0;
  const { abstract, claims, descriptions } = patent;
  const lengths = [abstract, ...claims.flatMap((set) => set.claims)].map(({ length }) => length);
  return [...lengths, ...descriptions.map(lengthOfDescription)].reduce((sum, length) => sum + length, 0);
}

/**
 * What a patent XML holds, as its first records show it.
 * @throws ProblemError `damaged-file` when none of the first records is one of a patent
 */
export async function recogniseXml(source: TableSource, kind: 'xml' | 'zip', signal?: AbortSignal): Promise<readonly SheetMapping[]> {
  const records = await firstRecords(source, kind, signal);
  const cells = records.flatMap(({ patent }) => (patent ? [cellsOfXml(patent)] : []));
  if (cells.length === 0) throw new ProblemError(fileProblem(source, records));
  const samples = XML_COLUMNS.map(({ column }) => {
    const filled = cells.map((row) => row[column]?.trim() ?? '').filter(Boolean);
    return [...new Set(filled)].slice(0, SHOWN_SAMPLES).map((text) => text.slice(0, SHOWN_LENGTH));
  });
  return [{ headerRow: -1, columns: XML_COLUMNS, samples, recognised: true }];
}

async function firstRecords(source: TableSource, kind: 'xml' | 'zip', signal?: AbortSignal): Promise<XmlRecord[]> {
  const records: XmlRecord[] = [];
  for await (const record of readXml(source, kind, { ...(signal && { signal }) })) {
    records.push(record);
    if (records.length >= SAMPLE_RECORDS && records.some(({ patent }) => patent)) break;
    if (records.length >= SAMPLE_RECORDS * 50) break;
  }
  return records;
}

function fileProblem({ name }: TableSource, records: readonly XmlRecord[]): Problem {
  const told = records[0]?.problems[0];
  if (told && told.code !== 'broken-xml') return told;
  return problem('damaged-file', { file: name, detail: told?.params?.['detail'] ?? { zh: '其中没有 XML 文件', en: 'it holds no XML file' } });
}
