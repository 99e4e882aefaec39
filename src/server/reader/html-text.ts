import { Parser } from 'htmlparser2';

/** Elements whose content no reader sees. */
const UNSEEN: ReadonlySet<string> = new Set(['script', 'style', 'noscript', 'template', 'head', 'svg', 'select', 'iframe', 'object', 'del']);
/** Elements that begin and end a line. */
const BLOCKS: ReadonlySet<string> = new Set(
  'address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr legend li main nav ol option p pre section summary table tbody tfoot thead tr ul br'.split(' '),
);
const CELLS: ReadonlySet<string> = new Set(['td', 'th']);

/** Collects what a page shows, a line for each block and each row of a table; cells stand apart by a tab. */
class PageText {
  readonly #parts: string[] = [];
  #unseen = 0;
  #pre = 0;
  #atLineStart = true;

  opened(name: string, attributes: Readonly<Record<string, string>>): void {
    if (UNSEEN.has(name) || (this.#unseen > 0 && !VOID.has(name)) || isHidden(name, attributes)) this.#unseen += 1;
    if (name === 'pre') this.#pre += 1;
    if (BLOCKS.has(name)) this.#breakLine();
    if (CELLS.has(name) && !this.#atLineStart) this.#parts.push('\t');
  }

  closed(name: string): void {
    if (this.#unseen > 0 && !VOID.has(name)) this.#unseen -= 1;
    if (name === 'pre') this.#pre -= 1;
    if (BLOCKS.has(name)) this.#breakLine();
  }

  text(value: string): void {
    if (this.#unseen > 0) return;
    const shown = this.#pre > 0 ? value : value.replaceAll(/[ \t\r\n\f]+/g, ' ');
    if (this.#atLineStart && shown.trim() === '') return;
    this.#parts.push(this.#atLineStart ? shown.trimStart() : shown);
    this.#atLineStart = false;
  }

  #breakLine(): void {
    if (this.#atLineStart) return;
    this.#parts.push('\n');
    this.#atLineStart = true;
  }

  toString(): string {
    return this.#parts.join('');
  }
}

const VOID: ReadonlySet<string> = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));

function isHidden(name: string, { style = '', hidden }: Readonly<Record<string, string>>): boolean {
  return !VOID.has(name) && (hidden !== undefined || /display\s*:\s*none/i.test(style));
}

/** The text a web page shows (网页正文), entities resolved. */
export function htmlText(page: string): string {
  const text = new PageText();
  const parser = new Parser({
    onopentag: (name, attributes) => text.opened(name, attributes),
    onclosetag: (name) => text.closed(name),
    ontext: (value) => text.text(value),
  });
  parser.write(page);
  parser.end();
  return text.toString();
}

/** The character set a page declares in its first bytes, if any. */
export function declaredCharset(bytes: Uint8Array): string | undefined {
  return /charset\s*=\s*["']?\s*([\w-]+)/i.exec(Buffer.from(bytes.subarray(0, 4096)).toString('latin1'))?.[1];
}
