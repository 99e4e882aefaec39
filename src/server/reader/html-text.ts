import { Parser } from 'htmlparser2';

/** Elements whose content no reader sees. */
const UNSEEN: ReadonlySet<string> = new Set(['script', 'style', 'noscript', 'template', 'head', 'svg', 'select', 'iframe', 'object', 'del']);
/** Elements that begin and end a line. */
const BLOCKS: ReadonlySet<string> = new Set(
  'address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr legend li main nav ol option p pre section summary table tbody tfoot thead tr ul br'.split(' '),
);
const CELLS: ReadonlySet<string> = new Set(['td', 'th']);

const MOST_COLUMNS = 64;
/** A cell longer than this lays out a page; it is no cell of figures. */
const LONGEST_CELL = 120;
/** Cells within cells beyond this are read as plain blocks: each level costs another copy of what is in it. */
const DEEPEST = 20;

/** Lines being gathered: of the page, or of one cell. */
class Lines {
  readonly #parts: string[] = [];
  #atStart = true;

  add(text: string): void {
    if (this.#atStart && text.trim() === '') return;
    this.#parts.push(this.#atStart ? text.trimStart() : text);
    this.#atStart = false;
  }

  /** A line of its own, its leading tabs kept. */
  addLine(line: string): void {
    this.end();
    if (line.trim() !== '') this.#parts.push(`${line.trimEnd()}\n`);
  }

  end(): void {
    if (this.#atStart) return;
    this.#parts.push('\n');
    this.#atStart = true;
  }

  toString(): string {
    return this.#parts.join('');
  }
}

/** A table being read: the cells of its row so far, by column, where the open one and the next stand, and for how many rows more a cell from above takes a column. */
interface OpenTable {
  row: Map<number, string>;
  at: number;
  next: number;
  readonly below: Map<number, number>;
}

/** Collects what a page shows, a line for each block and each row of a table; cells stand apart by a tab, one for each column. */
class PageText {
  readonly #lines = [new Lines()];
  readonly #tables: OpenTable[] = [];
  #unseen = 0;
  #tooDeep = 0;
  #pre = 0;

  get #current(): Lines {
    return this.#lines.at(-1) ?? new Lines();
  }

  opened(name: string, attributes: Readonly<Record<string, string>>): void {
    if (UNSEEN.has(name) || (this.#unseen > 0 && !VOID.has(name)) || isHidden(name, attributes)) this.#unseen += 1;
    if (name === 'pre') this.#pre += 1;
    if (BLOCKS.has(name)) this.#current.end();
    if (name === 'table') this.#tables.push({ row: new Map(), at: 0, next: 0, below: new Map() });
    if (CELLS.has(name)) this.#openCell(attributes);
  }

  closed(name: string): void {
    if (this.#unseen > 0 && !VOID.has(name)) this.#unseen -= 1;
    if (name === 'pre') this.#pre -= 1;
    if (CELLS.has(name)) this.#closeCell();
    if (name === 'tr' || name === 'table') this.#endRow();
    if (BLOCKS.has(name)) this.#current.end();
    if (name === 'table') this.#tables.pop();
  }

  text(value: string): void {
    if (this.#unseen > 0) return;
    this.#current.add(this.#pre > 0 ? value : value.replaceAll(/[ \t\r\n\f]+/g, ' '));
  }

  /** A cell begins in the first column that no cell from above (合并单元格) takes. */
  #openCell({ colspan, rowspan }: Readonly<Record<string, string>>): void {
    if (this.#lines.length > DEEPEST) {
      this.#tooDeep += 1;
      return;
    }
    const table = this.#tables.at(-1);
    if (table) {
      passBelow(table);
      [table.at, table.next] = [table.next, table.next + spanOf(colspan)];
      for (let column = table.at; column < table.next; column += 1) table.below.set(column, spanOf(rowspan) - 1);
    }
    this.#lines.push(new Lines());
  }

  #closeCell(): void {
    if (this.#tooDeep > 0) {
      this.#tooDeep -= 1;
      return;
    }
    const cell = this.#lines.length > 1 ? this.#lines.pop() : undefined;
    const table = this.#tables.at(-1);
    if (cell === undefined) return;
    if (!table) return this.#current.add(`\t${cell.toString()}`);
    table.row.set(table.at, cell.toString());
  }

  #endRow(): void {
    const table = this.#tables.at(-1);
    if (!table) return;
    passBelow(table);
    const cells = [...table.row];
    [table.row, table.at, table.next] = [new Map(), 0, 0];
    if (cells.every(([, cell]) => cell.length <= LONGEST_CELL)) this.#current.addLine(rowOf(cells));
    else for (const [, cell] of cells) for (const line of cell.split('\n')) this.#current.addLine(line);
  }

  toString(): string {
    return this.#lines.map(String).join('');
  }
}

/** A row as a line: blocks inside a cell are no lines of their own. */
function rowOf(cells: readonly (readonly [column: number, cell: string])[]): string {
  let [line, last] = ['', 0];
  for (const [column, cell] of cells) {
    const shown = cell.trim().replaceAll(/\s*\n\s*/g, ' ');
    if (shown === '') continue;
    line += '\t'.repeat(column - last) + shown;
    last = column;
  }
  return line;
}

/** Goes on to the first column that no cell from above takes. */
function passBelow(table: OpenTable): void {
  for (let more = table.below.get(table.next) ?? 0; more > 0; more = table.below.get(table.next) ?? 0) {
    table.below.set(table.next, more - 1);
    table.next += 1;
  }
}

const spanOf = (span: string | undefined): number => Math.min(MOST_COLUMNS, Math.max(1, Number(span) || 1));

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
