import type { FileParagraph } from '#domain/report/read-back/file-paragraph.ts';
import { docxParagraphs } from './docx-paragraphs.ts';
import { type FileOrigin, FIGURES_PART, originFromProperties, type PrintedFigure, printedFiguresOf } from './docx-origin.ts';
import { openDocx } from './open-docx.ts';

/** A Word file that came back from editing, read. */
export interface ReturnedDocx {
  readonly paragraphs: readonly FileParagraph[];
  /** Which report it says it is; undefined where a word processor dropped that, or it never was one. */
  readonly origin?: FileOrigin;
  /** What each figure was printed as when the file was written, in reading order. */
  readonly printed?: readonly PrintedFigure[];
}

const PARTS = /^(?:word\/document\.xml|docProps\/custom\.xml|customXml\/item\d{1,2}\.xml)$/;

/** What a file says of itself, before its text is read. */
export interface DocxIdentity extends Pick<ReturnedDocx, 'origin' | 'printed'> {
  readonly documentXml: string;
}

/** Opens a Word file and reads which report it is. @throws ProblemError as `openDocx` does */
export function openReturnedDocx(bytes: Uint8Array, file: string): DocxIdentity {
  const parts = openDocx(bytes, file, PARTS);
  const origin = quietly(() => originFromProperties(parts.get('docProps/custom.xml') ?? '<none/>'));
  const items = [FIGURES_PART, ...parts.keys()].filter((name) => name.startsWith('customXml/'));
  const printed = items.map((name) => quietly(() => printedFiguresOf(parts.get(name) ?? '<none/>'))).find((each) => each !== undefined);
  return { documentXml: parts.get('word/document.xml') ?? '', ...(origin && { origin }), ...(printed && { printed }) };
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
  return { ...identity, paragraphs: docxParagraphs(documentXml, file, figureOf) };
}
