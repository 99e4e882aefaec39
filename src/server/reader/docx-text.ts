import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { damaged, openDocx } from '../documents/open-docx.ts';

/** Elements whose text the document no longer shows: deleted or moved away, drawn a second time, codes of fields. */
const SILENT: ReadonlySet<string> = new Set(['w:del', 'w:moveFrom', 'mc:Fallback', 'w:instrText', 'w:delText', 'w:rPrChange', 'w:pPrChange']);
const CHARACTERS: Readonly<Record<string, string>> = { 'w:tab': '\t', 'w:br': '\n', 'w:cr': '\n', 'w:noBreakHyphen': '-' };
const MAX_DEPTH = 500;
const MOST_COLUMNS = 64;

/** Where a piece of text was put: the line, and the place in it. */
export interface PlacedPiece {
  readonly line: number;
  readonly at: number;
  readonly length: number;
}

/** Gathers lines: a paragraph is one, a row of a table is one with its cells apart by a tab. Tells, where asked, each piece of text it put into a line. */
export class LineReader {
  readonly lines: string[] = [];
  readonly #placed: (piece: PlacedPiece) => void;
  readonly #path: string[] = [];
  #line = '';
  #spanned = 1;
  #silent = 0;
  #rows = 0;

  constructor(placed: (piece: PlacedPiece) => void = () => undefined) {
    this.#placed = placed;
  }

  /** `value` is the element's `w:val`: of `w:gridSpan`, how many columns a cell takes. */
  opened(name: string, type: string | undefined, value?: string): void {
    this.#path.push(name);
    if (this.#path.length > MAX_DEPTH) throw new Error('elements are nested too deeply');
    if (SILENT.has(name)) this.#silent += 1;
    else if (name === 'w:tr') this.#rows += 1;
    else if (name === 'w:gridSpan') this.#spanned = Math.min(MOST_COLUMNS, Math.max(1, Number(value) || 1));
    else if (CHARACTERS[name] !== undefined && type === undefined && this.#path.at(-2) === 'w:r') this.#add(CHARACTERS[name]);
  }

  closed(name: string): void {
    this.#path.pop();
    if (SILENT.has(name)) this.#silent -= 1;
    else if (name === 'w:tr') this.#endRow();
    else if (name === 'w:tc') this.#endCell();
    else if (name === 'w:p') this.#endParagraph();
  }

  text(value: string): void {
    if (this.#path.at(-1) === 'w:t') this.#add(value);
  }

  #add(text: string): void {
    if (this.#silent > 0) return;
    this.#placed({ line: this.lines.length, at: this.#line.length, length: text.length });
    this.#line += this.#rows > 0 ? text.replaceAll('\n', ' ') : text;
  }

  #endParagraph(): void {
    if (this.#rows > 0) this.#line += ' ';
    else this.#endLine();
  }

  /** A tab for each column a cell takes, so that the cells below keep their columns. */
  #endCell(): void {
    this.#line = this.#line.replace(/ +$/, '') + '\t'.repeat(this.#spanned);
    this.#spanned = 1;
  }

  #endRow(): void {
    this.#rows -= 1;
    if (this.#rows === 0) this.#endLine();
  }

  #endLine(): void {
    this.lines.push(this.#line.trimEnd());
    this.#line = '';
  }
}

/**
 * The text of a Word file (docx): paragraphs and rows of tables as lines, tracked deletions left out.
 * @throws ProblemError `wrong-file-type`, `too-large` or `damaged-file`
 */
export function docxText(bytes: Uint8Array, file: string): string {
  const document = openDocx(bytes, file, /^word\/document\.xml$/).get('word/document.xml') ?? '';
  const reader = new LineReader();
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('doctype', () => {
    throw new Error('a document type is not allowed');
  });
  parser.on('opentag', ({ name, attributes }: SaxesTagPlain) => reader.opened(name, attributes['w:type'], attributes['w:val']));
  parser.on('closetag', ({ name }) => reader.closed(name));
  parser.on('text', (text) => reader.text(text));
  parser.on('cdata', (text) => reader.text(text));
  try {
    parser.write(document).close();
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw damaged(file, { zh: `正文不是完整的 XML（${detail}）`, en: `its text is not well-formed XML (${detail})` });
  }
  return reader.lines.join('\n');
}
