import { SaxesParser, type SaxesTagPlain } from 'saxes';
import type { Aside } from '#domain/report/read-back/asides.ts';
import { type FileParagraph, type FileRun, type ParagraphPlace, textOf } from '#domain/report/read-back/file-paragraph.ts';
import { damaged } from './open-docx.ts';

/** A content control that is open while a file is read. */
interface OpenControl {
  tag?: string;
  showsPlaceholder: boolean;
  readonly at: string;
}

interface OpenParagraph {
  readonly runs: { text: string; control: OpenControl | undefined }[];
  style: string;
  inCell: boolean;
  /** It stands in a text box, which is drawn beside the text. */
  readonly inBox: boolean;
  /** What is drawn at it or referred to from it: paragraphs of text boxes, and `footnote 3`. */
  readonly boxes: string[];
  readonly references: string[];
}

/** The text of a Word file: its paragraphs, what text boxes say, and where notes and comments are referred to. */
export interface DocxText {
  readonly paragraphs: readonly FileParagraph[];
  readonly boxes: readonly Aside[];
  /** The paragraph of each reference, by `footnote 3`, `endnote 1`, `comment 0`. */
  readonly references: ReadonlyMap<string, string>;
}

const REFERENCES: Readonly<Record<string, string>> = { 'w:footnoteReference': 'footnote', 'w:endnoteReference': 'endnote', 'w:commentReference': 'comment' };

/** Elements whose text is no text of the document as it now reads: deleted or moved away, drawn twice, field codes, paragraph marks. */
const SILENT: ReadonlySet<string> = new Set(['w:del', 'w:moveFrom', 'mc:Fallback', 'w:instrText', 'w:delText', 'w:rPrChange', 'w:pPrChange']);

/** Elements that stand for a character; a break of a page or column, which says its type, is none. */
const CHARACTERS: Readonly<Record<string, string>> = { 'w:tab': '\t', 'w:br': '\n', 'w:cr': '\n', 'w:noBreakHyphen': '-' };

/** No Word file nests deeper; one that does is made to break readers. */
const MAX_DEPTH = 500;

/** Follows the elements of `word/document.xml` and gathers its paragraphs with the content controls in them. */
class ParagraphReader {
  readonly paragraphs: FileParagraph[] = [];
  readonly boxes: Aside[] = [];
  readonly references = new Map<string, string>();
  readonly #figureOf: (tag: string) => string | undefined;
  readonly #open: OpenParagraph[] = [];
  readonly #controls: OpenControl[] = [];
  readonly #path: string[] = [];
  #silent = 0;

  constructor(figureOf: (tag: string) => string | undefined) {
    this.#figureOf = figureOf;
  }

  opened(name: string, attributes: Readonly<Record<string, string>>): void {
    const parent = this.#path.at(-1);
    this.#path.push(name);
    if (this.#path.length > MAX_DEPTH) throw new Error('elements are nested too deeply');
    if (SILENT.has(name)) this.#silent += 1;
    else if (name === 'w:p') this.#open.push({ runs: [], style: '', inCell: this.#path.includes('w:tc'), inBox: this.#path.includes('w:txbxContent'), boxes: [], references: [] });
    else if (name === 'w:sdt') this.#controls.push({ showsPlaceholder: false, at: this.#open.length > 0 ? 'paragraph' : 'block' });
    else if (parent === 'w:sdtPr') this.#controlProperty(name, attributes);
    else if (name === 'w:pStyle') this.#styled(attributes['w:val'] ?? '');
    else if (REFERENCES[name] !== undefined) this.#open.at(-1)?.references.push(`${REFERENCES[name]} ${attributes['w:id'] ?? ''}`);
    else if (parent === 'w:r' && CHARACTERS[name] !== undefined && attributes['w:type'] === undefined) this.#add(CHARACTERS[name]);
  }

  closed(name: string): void {
    this.#path.pop();
    if (SILENT.has(name)) this.#silent -= 1;
    else if (name === 'w:p') this.#close(this.#open.pop());
    else if (name === 'w:sdt') this.#controls.pop();
  }

  text(value: string): void {
    if (this.#path.at(-1) === 'w:t') this.#add(value);
  }

  #controlProperty(name: string, attributes: Readonly<Record<string, string>>): void {
    const control = this.#controls.at(-1);
    const tag = attributes['w:val'];
    if (control && name === 'w:tag' && tag !== undefined) control.tag = tag;
    if (control && name === 'w:showingPlcHdr') control.showsPlaceholder = !['0', 'false'].includes(attributes['w:val'] ?? '');
  }

  #styled(style: string): void {
    const paragraph = this.#open.at(-1);
    if (paragraph && this.#path.at(-2) === 'w:pPr') paragraph.style = style;
  }

  /** Adds to the run of the innermost control that stands in a paragraph; of one around paragraphs only the tag tells. */
  #add(text: string): void {
    const paragraph = this.#open.at(-1);
    if (!paragraph || this.#silent > 0) return;
    const control = this.#controls.findLast(({ at, tag }) => at === 'paragraph' || (tag !== undefined && this.#figureOf(tag) !== undefined));
    const last = paragraph.runs.at(-1);
    const shown = control?.showsPlaceholder === true ? '' : text;
    if (last && last.control === control) last.text += shown;
    else paragraph.runs.push({ text: shown, control });
  }

  #close(paragraph: OpenParagraph | undefined): void {
    if (!paragraph || this.#silent > 0) return;
    const read = { place: placeOf(paragraph), runs: paragraph.runs.map((run) => this.#runOf(run)) };
    const at = textOf(read).trim();
    for (const reference of paragraph.references) this.references.set(reference, at);
    if (paragraph.inBox) return this.#boxed(at, paragraph.boxes);
    this.paragraphs.push(read);
    for (const text of paragraph.boxes) this.boxes.push({ kind: 'text-box', text, ...(at !== '' && { at }) });
  }

  /** Words in a text box belong to the paragraph that it is drawn at. */
  #boxed(text: string, inner: readonly string[]): void {
    const words = [text, ...inner].filter((each) => each !== '');
    const holder = this.#open.at(-1);
    if (holder) holder.boxes.push(...words);
    else this.boxes.push(...words.map((each): Aside => ({ kind: 'text-box', text: each })));
  }

  #runOf({ text, control }: OpenParagraph['runs'][number]): FileRun {
    if (!control) return { text };
    const figure = control.tag === undefined ? undefined : this.#figureOf(control.tag);
    const isForeign = control.tag !== undefined && figure === undefined;
    return isForeign ? { text } : { text, control: true, ...(figure !== undefined && { figure }) };
  }
}

function placeOf({ style, inCell }: OpenParagraph): ParagraphPlace {
  if (inCell) return 'cell';
  return /^heading\d$/i.test(style) ? 'heading' : 'body';
}

/**
 * The text of a Word file's `word/document.xml` in reading order, as it reads with all tracked changes accepted.
 * `figureOf` knows the figure of a control's tag; controls with a tag of another maker are plain text.
 * @throws ProblemError `damaged-file` for what is not well-formed
 */
export function docxText(documentXml: string, file: string, figureOf: (tag: string) => string | undefined): DocxText {
  const reader = new ParagraphReader(figureOf);
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }: SaxesTagPlain) => reader.opened(name, attributes));
  parser.on('closetag', ({ name }) => reader.closed(name));
  parser.on('text', (text) => reader.text(text));
  parser.on('cdata', (text) => reader.text(text));
  parser.on('doctype', () => {
    throw new Error('a document type is not allowed');
  });
  try {
    parser.write(documentXml).close();
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw damaged(file, { zh: `正文不是完整的 XML（${detail}）`, en: `its text is not well-formed XML (${detail})` });
  }
  return reader;
}
