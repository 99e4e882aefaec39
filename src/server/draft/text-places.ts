import { XML_TOKEN } from '../documents/xml.ts';
import { LineReader } from '../reader/docx-text.ts';

/** An element where it stands in the source of a part; the ends are known when it has been closed. */
export interface SourceElement {
  readonly name: string;
  readonly start: number;
  /** Where its opening tag ends, and where its closing tag begins. */
  readonly openEnd: number;
  closeStart: number;
  end: number;
  /** Of a run: the source of its properties. */
  properties?: string;
}

/** A piece of the extracted text and where it stands in the source (文字在源码中的位置). */
export interface TextPlace {
  /** In the extracted text, counted in UTF-16 units. */
  readonly at: number;
  readonly length: number;
  /** The `w:t`, tab or break that holds it. */
  readonly holder: SourceElement;
  /** The source of its characters; undefined when it is no plain text and cannot be cut. */
  readonly raw?: { readonly start: number; readonly end: number };
  /** The run that holds it, when it stands in its paragraph as a run that may be cut. */
  readonly run?: SourceElement;
  /** The outermost run or content control of its paragraph that holds it: nothing may be put inside of it. */
  readonly around: SourceElement;
}

export interface PlacedText {
  readonly text: string;
  readonly places: readonly TextPlace[];
}

type Unplaced = Omit<TextPlace, 'at'> & { readonly line: number; readonly at: number };

/** Reads `word/document.xml` once more as `docxText` does, telling of each piece of text where in the source it stands. */
export function placedText(source: string): PlacedText {
  const scan = new Scan(source);
  scan.run();
  const starts = lineStarts(scan.lines);
  return { text: scan.lines.join('\n'), places: scan.pieces.map(({ line, at, ...piece }) => ({ ...piece, at: (starts[line] ?? 0) + at })) };
}

function lineStarts(lines: readonly string[]): readonly number[] {
  let at = 0;
  return lines.map((line) => {
    const start = at;
    at += line.length + 1;
    return start;
  });
}

class Scan {
  readonly pieces: Unplaced[] = [];
  readonly #source: string;
  readonly #open: SourceElement[] = [];
  #raw: TextPlace['raw'];
  readonly #reader = new LineReader(({ line, at, length }) => this.#take(line, at, length));

  constructor(source: string) {
    this.#source = source;
  }

  get lines(): readonly string[] {
    return this.#reader.lines;
  }

  run(): void {
    const token = new RegExp(XML_TOKEN);
    for (let match = token.exec(this.#source); match; match = token.exec(this.#source)) this.#token(match);
  }

  #token(match: RegExpExecArray): void {
    const [all, cdata, closing, opening, attributes = '', selfClosing, text] = match;
    const end = match.index + all.length;
    if (opening !== undefined) {
      this.#opened({ name: opening, start: match.index, openEnd: end, closeStart: end, end }, /\sw:type\s*=\s*["']([^"']*)/.exec(attributes)?.[1], /\sw:val\s*=\s*["']([^"']*)/.exec(attributes)?.[1]);
      if (selfClosing === '/') this.#closed(end, end);
    } else if (closing !== undefined) this.#closed(match.index, end);
    else if (text !== undefined) this.#text(plainText(text), { start: match.index, end });
    else if (cdata !== undefined) this.#text(cdata, undefined);
  }

  #text(text: string, raw: TextPlace['raw']): void {
    this.#raw = raw;
    this.#reader.text(text);
    this.#raw = undefined;
  }

  #opened(element: SourceElement, type: string | undefined, value: string | undefined): void {
    this.#open.push(element);
    this.#reader.opened(element.name, type, value);
  }

  #closed(closeStart: number, end: number): void {
    const element = this.#open.pop();
    if (!element) return;
    element.closeStart = closeStart;
    element.end = end;
    this.#reader.closed(element.name);
    const parent = this.#open.at(-1);
    if (element.name === 'w:rPr' && parent?.name === 'w:r') parent.properties = this.#source.slice(element.start, end);
  }

  #take(line: number, at: number, length: number): void {
    const holder = this.#open.at(-1);
    const inside = this.#open.slice(this.#open.findIndex(({ name }) => name === 'w:p'));
    const around = inside.find(({ name }) => name === 'w:r' || name === 'w:sdt');
    if (!holder || !around) return;
    const run = this.#open.at(-2);
    this.pieces.push({ line, at, length, holder, around, ...(this.#raw && { raw: this.#raw }), ...(run === around && run.name === 'w:r' && { run }) });
  }
}

/** One character of source text: an entity, a line end, or itself. */
const SOURCE_CHARACTER = /&[^;]*;|\r\n|[\s\S]/g;

const NAMED: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'", '\r\n': '\n', '\r': '\n' };

function plainCharacter(source: string): string {
  const code = /^&#(?:x([0-9a-f]+)|([0-9]+));$/i.exec(source);
  if (code) return String.fromCodePoint(code[1] === undefined ? Number(code[2]) : Number.parseInt(code[1], 16));
  return NAMED[source] ?? source;
}

function plainText(source: string): string {
  return /[&\r]/.test(source) ? source.replaceAll(SOURCE_CHARACTER, plainCharacter) : source;
}

/** How many characters of the source make the first `length` units of its text. */
export function sourceLength(source: string, length: number): number {
  let [read, taken] = [0, 0];
  for (const [character] of source.matchAll(SOURCE_CHARACTER)) {
    if (read >= length) break;
    read += plainCharacter(character).length;
    taken += character.length;
  }
  return taken;
}
