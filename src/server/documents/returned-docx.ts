import type { FileParagraph } from '#domain/report/read-back/file-paragraph.ts';
import type { Aside } from '#domain/report/read-back/asides.ts';
import type { WrittenSection } from '#domain/report/document.ts';
import { ASIDE_PARTS, asidesIn } from './docx-asides.ts';
import { docxText } from './docx-paragraphs.ts';
import { type FileOrigin, FIGURES_PART, originFromProperties, type PrintedFigure, printedFiguresOf, writtenSectionsOf } from './docx-origin.ts';
import { openDocx } from './open-docx.ts';

/** A Word file that came back from editing, read. */
export interface ReturnedDocx {
  readonly paragraphs: readonly FileParagraph[];
  /** Which report it says it is; undefined where a word processor dropped that, or it never was one. */
  readonly origin?: FileOrigin;
  /** What each figure was printed as when the file was written, in reading order. */
  readonly printed?: readonly PrintedFigure[];
  /** The sections of a round as they were when the file was written. */
  readonly sections?: readonly WrittenSection[];
  /** What stands beside the text: notes, comments, headers, footers, text boxes. */
  readonly asides: readonly Aside[];
}

const PARTS = /^(?:word\/document\.xml|docProps\/custom\.xml|customXml\/item\d{1,2}\.xml)$/;

/** What a file says of itself, before its text is read. */
export interface DocxIdentity extends Pick<ReturnedDocx, 'origin' | 'printed' | 'sections'> {
  readonly documentXml: string;
}

/** Opens a Word file and reads which report it is. @throws ProblemError as `openDocx` does */
export function openReturnedDocx(bytes: Uint8Array, file: string): DocxIdentity {
  const parts = openDocx(bytes, file, PARTS);
  const origin = quietly(() => originFromProperties(parts.get('docProps/custom.xml') ?? '<none/>'));
  const items = [FIGURES_PART, ...parts.keys()].filter((name) => name.startsWith('customXml/'));
  const told = <T>(read: (partXml: string) => T | undefined): T | undefined => items.map((name) => quietly(() => read(parts.get(name) ?? '<none/>'))).find((each) => each !== undefined);
  const [printed, sections] = [told(printedFiguresOf), told(writtenSectionsOf)];
  return { documentXml: parts.get('word/document.xml') ?? '', ...(origin && { origin }), ...(printed && { printed }), ...(sections && { sections }) };
}

/** Side parts that cannot be read tell nothing; the text decides. */
function quietly<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

/** Reads a Word file that came back. `figureOf` knows the figure of a control's tag. @throws ProblemError */
export function readReturnedDocx(bytes: Uint8Array, file: string, figureOf: (tag: string) => string | undefined): ReturnedDocx {
  const { documentXml, ...identity } = openReturnedDocx(bytes, file);
  const { paragraphs, boxes, references } = docxText(documentXml, file, figureOf);
  const beside = [...openDocx(bytes, file, ASIDE_PARTS)].flatMap(([name, xml]) => quietly(() => asidesIn(name, xml, references)) ?? []);
  return { ...identity, paragraphs, asides: [...boxes, ...beside] };
}
