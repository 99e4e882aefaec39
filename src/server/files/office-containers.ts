import { viewOf } from './byte-source.ts';
import type { ByteSource } from './byte-source.ts';

/** Sizes and signatures of the zip format (APPNOTE 4.3.12, 4.3.16). */
const END_RECORD = 0x06054b50;
const ENTRY = 0x02014b50;
const END_BYTES = 22;
const LONGEST_COMMENT = 65_535;
const LARGEST_DIRECTORY = 4 * 1024 * 1024;

/** The names in a zip's central directory; empty when it is no zip or the directory is absurd. */
async function zipNames(source: ByteSource): Promise<readonly string[]> {
  const tailStart = Math.max(0, source.size - END_BYTES - LONGEST_COMMENT);
  const tail = await source.read(tailStart, END_BYTES + LONGEST_COMMENT);
  const view = viewOf(tail);
  let end = tail.byteLength - END_BYTES;
  while (end >= 0 && view.getUint32(end, true) !== END_RECORD) end -= 1;
  if (end < 0) return [];
  const size = view.getUint32(end + 12, true);
  if (size > LARGEST_DIRECTORY) return [];
  return directoryNames(await source.read(view.getUint32(end + 16, true), size));
}

function directoryNames(directory: Uint8Array): readonly string[] {
  const view = viewOf(directory);
  const decoder = new TextDecoder();
  const names: string[] = [];
  for (let at = 0; at + 46 <= directory.byteLength && view.getUint32(at, true) === ENTRY; ) {
    const length = view.getUint16(at + 28, true);
    names.push(decoder.decode(directory.subarray(at + 46, at + 46 + length)));
    at += 46 + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return names;
}

/** Which Office Open XML document a zip is; one with macros is none we take. */
export async function openXmlKind(source: ByteSource): Promise<'docx' | 'xlsx' | undefined> {
  const names = new Set(await zipNames(source));
  const hasMacros = [...names].some((name) => name.toLowerCase().endsWith('vbaproject.bin'));
  if (!names.has('[Content_Types].xml') || hasMacros) return undefined;
  if (names.has('word/document.xml')) return 'docx';
  return names.has('xl/workbook.xml') ? 'xlsx' : undefined;
}

/** Places in the header of a compound file ([MS-CFB] 2.2) and in a directory entry (2.6). */
const SECTOR_SHIFT = 30;
const DIRECTORY_START = 48;
const FAT_SECTORS = 76;
const FAT_SECTORS_IN_HEADER = 109;
const ENTRY_BYTES = 128;
const LAST_REAL_SECTOR = 0xfffffffa;
const LONGEST_CHAIN = 1000;

interface CompoundFile {
  readonly source: ByteSource;
  readonly header: DataView;
  readonly sectorBytes: number;
}

function sector(file: CompoundFile, number: number): Promise<Uint8Array> {
  return file.source.read((number + 1) * file.sectorBytes, file.sectorBytes);
}

/** The sector after this one in its chain, from the allocation table; undefined at the end. */
async function nextSector(file: CompoundFile, number: number): Promise<number | undefined> {
  const perSector = file.sectorBytes / 4;
  const table = Math.floor(number / perSector);
  if (table >= FAT_SECTORS_IN_HEADER) return undefined;
  const entries = await sector(file, file.header.getUint32(FAT_SECTORS + table * 4, true));
  if (entries.byteLength < file.sectorBytes) return undefined;
  const next = viewOf(entries).getUint32((number % perSector) * 4, true);
  return next <= LAST_REAL_SECTOR ? next : undefined;
}

function entryNames(directory: Uint8Array): string[] {
  const names: string[] = [];
  for (let at = 0; at + ENTRY_BYTES <= directory.byteLength; at += ENTRY_BYTES) {
    const length = Math.max(0, Math.min(62, viewOf(directory).getUint16(at + 64, true) - 2));
    names.push(new TextDecoder('utf-16le').decode(directory.subarray(at, at + length)));
  }
  return names;
}

async function compoundNames(file: CompoundFile): Promise<ReadonlySet<string>> {
  const names = new Set<string>();
  let current: number | undefined = file.header.getUint32(DIRECTORY_START, true);
  for (let steps = 0; current !== undefined && current <= LAST_REAL_SECTOR && steps < LONGEST_CHAIN; steps += 1) {
    for (const name of entryNames(await sector(file, current))) names.add(name);
    current = await nextSector(file, current);
  }
  return names;
}

/** Which document of Office before 2007 (or of WPS) a compound file is, by the stream it holds. */
export async function compoundKind(source: ByteSource): Promise<'doc' | 'xls' | undefined> {
  const header = await source.read(0, 512);
  if (header.byteLength < 512) return undefined;
  const view = viewOf(header);
  const shift = view.getUint16(SECTOR_SHIFT, true);
  if (shift !== 9 && shift !== 12) return undefined;
  const names = await compoundNames({ source, header: view, sectorBytes: 2 ** shift });
  if (names.has('WordDocument')) return 'doc';
  return names.has('Workbook') || names.has('Book') ? 'xls' : undefined;
}
