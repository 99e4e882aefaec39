import { SectionFile } from '../storage/section-file.ts';

/** A segment in memory that all threads share. */
export interface SegmentImage {
  readonly name: string;
  readonly documents: number;
  /** Of its file. */
  readonly bytes: number;
  readonly sections: Readonly<Record<string, SharedArrayBuffer>>;
}

/** Where a segment's sections are had from; an absent one is empty. */
export interface SegmentSource {
  readonly name: string;
  readonly documents: number;
  section(name: string): SharedArrayBuffer;
}

export function sourceInMemory({ name, documents, sections }: SegmentImage): SegmentSource {
  return { name, documents, section: (section) => sections[section] ?? NOTHING };
}

/** Each section is read when it is asked for, and read again when it is asked for again. */
export function sourceInFile(file: SectionFile): SegmentSource {
  return { name: file.name, documents: file.directory.documents, section: (section) => file.section(section) };
}

/** Reads a whole segment file. Throws `IndexDamaged`. */
export function loadImage(path: string): SegmentImage {
  const file = new SectionFile(path);
  try {
    const { documents, sections } = file.directory;
    const loaded = Object.keys(sections).map((name) => [name, file.section(name)] as const);
    return { name: file.name, documents, bytes: file.bytes, sections: Object.fromEntries(loaded) };
  } finally {
    file.close();
  }
}

const NOTHING = new SharedArrayBuffer(0);

export const bytesIn = (source: SegmentSource, name: string): Uint8Array => new Uint8Array(source.section(name));
export const unitsIn = (source: SegmentSource, name: string): Uint16Array => new Uint16Array(source.section(name));
export const wordsIn = (source: SegmentSource, name: string): Uint32Array => new Uint32Array(source.section(name));
export const integersIn = (source: SegmentSource, name: string): Int32Array => new Int32Array(source.section(name));
export const numbersIn = (source: SegmentSource, name: string): Float64Array => new Float64Array(source.section(name));
