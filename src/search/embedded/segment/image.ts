import { type ByteSource, inMemory, type PageCache, PagedBytes } from '../storage/byte-source.ts';
import { SectionFile } from '../storage/section-file.ts';
import { isLarge, isText } from './layout.ts';

/** A segment for searching, in memory that all threads share. */
export interface SegmentImage {
  readonly name: string;
  readonly path: string;
  readonly documents: number;
  /** Of its file. */
  readonly bytes: number;
  /** The sections in memory; large ones that found no room are read from the file when they are needed. */
  readonly sections: Readonly<Record<string, SharedArrayBuffer>>;
}

/** Where a segment's sections are had from; an absent one is empty. */
export interface SegmentSource {
  readonly name: string;
  readonly documents: number;
  section(name: string): SharedArrayBuffer;
  /** A large section, in memory or not. */
  bytes(name: string): ByteSource;
  close(): void;
}

export function sourceOfImage({ name, path, documents, sections }: SegmentImage, cache: PageCache): SegmentSource {
  let file: SectionFile | undefined;
  const section = (asked: string): SharedArrayBuffer => sections[asked] ?? NOTHING;
  const bytes = (asked: string): ByteSource => {
    if (asked in sections) return inMemory(new Uint8Array(section(asked)));
    file ??= new SectionFile(path);
    const place = file.directory.sections[asked];
    return place ? new PagedBytes(file, place, cache) : inMemory(new Uint8Array());
  };
  return { name, documents, section, bytes, close: () => file?.close() };
}

/** Each section is read when it is asked for, and read again when it is asked for again. */
export function sourceOfFile(path: string): SegmentSource {
  const file = new SectionFile(path);
  const section = (name: string): SharedArrayBuffer => file.section(name);
  return { name: file.name, documents: file.directory.documents, section, bytes: (name) => inMemory(new Uint8Array(section(name))), close: () => file.close() };
}

/** Reads a segment file, large sections as far as `memory` allows: postings before texts, the smallest first. Throws `IndexDamaged`. */
export function loadImage(path: string, memory = Infinity): SegmentImage {
  const file = new SectionFile(path);
  try {
    const { documents, sections } = file.directory;
    const byUse = Object.entries(sections).sort(([a, { bytes: inA }], [b, { bytes: inB }]) => Number(isText(a)) - Number(isText(b)) || inA - inB);
    let left = memory;
    const loaded = byUse.filter(([name, { bytes }]) => !isLarge(name) || (left -= bytes) >= 0).map(([name]) => [name, file.section(name)] as const);
    return { name: file.name, path, documents, bytes: file.bytes, sections: Object.fromEntries(loaded) };
  } finally {
    file.close();
  }
}

/** Reads several, whose large sections take no more than so many bytes. Throws `IndexDamaged`. */
export function loadImages(paths: readonly string[], memory: number): SegmentImage[] {
  let left = memory;
  return paths.map((path) => {
    const image = loadImage(path, left);
    left = Math.max(0, left - largeBytes(image));
    return image;
  });
}

/** What an image's large sections take of the memory for them, in bytes. */
function largeBytes({ sections }: SegmentImage): number {
  return Object.entries(sections).reduce((sum, [name, { byteLength }]) => sum + (isLarge(name) ? byteLength : 0), 0);
}

/** A segment as those know it who do not search it. */
export type WrittenSegment = Pick<SegmentImage, 'name' | 'documents' | 'bytes'> & { /** Of its large sections. */ readonly inMemory: number };

export const written = (image: SegmentImage): WrittenSegment => ({ name: image.name, documents: image.documents, bytes: image.bytes, inMemory: largeBytes(image) });

const NOTHING = new SharedArrayBuffer(0);

export const bytesIn = (source: SegmentSource, name: string): Uint8Array => new Uint8Array(source.section(name));
export const wordsIn = (source: SegmentSource, name: string): Uint32Array => new Uint32Array(source.section(name));
export const integersIn = (source: SegmentSource, name: string): Int32Array => new Int32Array(source.section(name));
export const numbersIn = (source: SegmentSource, name: string): Float64Array => new Float64Array(source.section(name));
