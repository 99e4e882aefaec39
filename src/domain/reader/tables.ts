import { findMeasure } from './measures.ts';
import type { Sentence } from './sentences.ts';

/** A cell (单元格) of a row: its column from 0, its text, and where it begins in the sentence. */
export interface Cell {
  readonly column: number;
  readonly start: number;
  readonly text: string;
}

/** The cells of a row that are not empty. */
function cellsOf({ text, emptyCells }: Pick<Sentence, 'text' | 'emptyCells'>): readonly Cell[] {
  const cells: Cell[] = [];
  let [start, column] = [0, emptyCells];
  for (const cell of text.split('\t')) {
    if (cell !== '' && cell !== ' ') cells.push({ column, start, text: cell });
    start += cell.length + 1;
    column += 1;
  }
  return cells;
}

/** A number in a cell with the words that say what it is: those of its row, its column and the lines above the table. */
export interface TableNumber {
  readonly cell: Cell;
  /** The line above the table (表题), '' without one. */
  readonly title: string;
  /** What the caption says of measures (单位：件、万元), or ''. */
  readonly units: string;
  /** A row of one cell that heads the rows below it, or ''. */
  readonly section: string;
  readonly label: string;
  readonly header: string;
  /** The heads of all columns: 上年同期 goes back a year from the period that stands beside it. */
  readonly heads: string;
}

const LONGEST_CAPTION = 60;
/** Lines no longer than this between a caption and its rows are heads of columns. */
const LONGEST_HEAD = 12;
/** What is left of a caption that says no more than its measure. */
const BARE_CAPTION = 2;
const MOST_HEADER_ROWS = 4;
const UNITS = /单位(?:[:：]|为)?\s*([\u4e00-\u9fff%‰、,，/和及]{1,16})/;
const YEAR_CELL = /^(?:19|20)\d{2}$/;
const VALUE_CELL = /^[-+±]?(?:\d{1,3}(?:[,，]\d{3})+|\d+)(?:\.\d+)?(?:余|多)?[万亿]*(?:[\u4e00-\u9fff]{1,3}|%|‰)?$/;
const DATE_CELL = /^\d{1,4}(?:年度?|月份?|日|号|季度|级|版|期|届)$/;
/** Columns whose numbers count nothing. */
const NO_COUNT = /序号|编号|号码|代码|文号|电话|传真|邮编|专利号|申请号|注册号|证书号|日期|时间|年份|年度$/;

const WHOLE = /^(?:合计|总计|小计|全[省市区县国])$/;
const HAS_MEASURE = /[(（][\u4e00-\u9fff%‰/]{1,8}[)）]$/;

/** Whether a cell is nothing but a measure (计量单位). */
function isMeasure(text: string): boolean {
  const bare = text.replace(/^[十百千万亿]+(?=.)/, '');
  const measure = findMeasure(bare, 0);
  return measure !== undefined && measure.sort !== 'noun' && measure.length === bare.length;
}

/** Rows of what a page or an address says of itself. */
const NO_FIGURES = /浏览|点击|访问量|页码|页数|邮编|邮政编码|电话|传真|手机|编号|号码|索引号|文号/;

/** A rule between rows, or a row of dashes only behind its label. */
const isEmptyRow = (cells: readonly Cell[]): boolean => cells.every(({ text }, index) => /^[-:—–/]+$/.test(text) || (index === 0 && cells.length > 1));

const isAboutPage = ([first, ...others]: readonly Cell[]): boolean => NO_FIGURES.test(first?.text ?? '') && others.some(({ text }) => VALUE_CELL.test(text));

/** Follows the lines of a text and tells what the numbers of its tables (表格) stand for. Holds the heads of one table only. */
export class TableReader {
  #title = '';
  #units = '';
  #section = '';
  #headers: (readonly Cell[])[] = [];
  #hasRows = false;
  readonly #headOf = new Map<number, string>();

  /** The numbers of a sentence that is a row, those under a heading of numbers or dates left out; none for any other. */
  take(sentence: Sentence): readonly TableNumber[] {
    if (!sentence.isRow || !sentence.opensLine || !sentence.closesLine) {
      this.#caption(sentence);
      return [];
    }
    const cells = cellsOf(sentence);
    if (isEmptyRow(cells) || isAboutPage(cells)) return [];
    const numbers = this.#numbersOf(cells);
    if (numbers.length === 0) this.#head(cells);
    else this.#hasRows = true;
    return numbers;
  }

  /** Lines of prose end a table; a short one may be the caption of the next. */
  #caption({ text, opensLine, closesLine }: Sentence): void {
    [this.#headers, this.#section] = [[], ''];
    this.#headOf.clear();
    const isCaption = opensLine && closesLine && text.length <= LONGEST_CAPTION;
    const units = isCaption ? (UNITS.exec(text)?.[1] ?? '') : '';
    const title = isCaption ? text.replace(UNITS, '').replaceAll(/[(（][^()（）\u4e00-\u9fff\d]*[)）]/g, '') : '';
    const isHead = units === '' && this.#units !== '' && !this.#hasRows && text.length <= LONGEST_HEAD;
    if (!isHead && (units === '' || title.length > BARE_CAPTION || this.#hasRows)) this.#title = title;
    if (units !== '' || !isCaption || this.#hasRows) this.#units = units;
    this.#hasRows = false;
  }

  #head(cells: readonly Cell[]): void {
    const [only] = cells;
    const units = cells.map(({ text }) => UNITS.exec(text)?.[1]).find((found) => found !== undefined && found !== '');
    if (units !== undefined && cells.length <= 2) {
      this.#units = units;
      if (only && cells.length === 2) this.#title = only.text;
    } else if (cells.length === 1 && only && this.#headers.length > 0) this.#section = only.text;
    else if (cells.length > 1) this.#addHeaders(cells);
    else if (only) this.#title = only.text;
  }

  #addHeaders(cells: readonly Cell[]): void {
    if (this.#hasRows) [this.#headers, this.#section, this.#hasRows] = [[], '', false];
    if (this.#headers.length < MOST_HEADER_ROWS) this.#headers.push(this.#underLast(cells));
    this.#headOf.clear();
  }

  /** A copied page puts the lower heads of a merged one first in their line: they stand under the last head above. */
  #underLast(cells: readonly Cell[]): readonly Cell[] {
    const above = this.#headers.at(-1) ?? [];
    const shift = above.at(-1)?.column ?? 0;
    const isLower = shift > 0 && above[0]?.column === 0 && cells[0]?.column === 0 && cells.every(({ text }) => HAS_MEASURE.test(text));
    return isLower ? cells.map((cell) => ({ ...cell, column: cell.column + shift })) : cells;
  }

  #numbersOf(cells: readonly Cell[]): readonly TableNumber[] {
    const values = cells.filter((cell) => this.#isValue(cell, cells));
    const areYears = values.length > 0 && !this.#hasRows && values.every(({ text }) => YEAR_CELL.test(text)) && !(this.#headers.length > 0 && values.length === 1);
    if (areYears) return [];
    const first = values[0]?.column ?? 0;
    const label = cells.filter((cell) => cell.column < first && !NO_COUNT.test(this.#header(cell.column).replace(/年[份度]/, ''))).map(({ text }) => (isMeasure(text) ? `（${text}）` : text)).join('');
    const shift = this.#shiftOf(cells, first);
    const heads = values.length > 0 ? this.#allHeads() : '';
    return values.map((cell) => ({ cell, heads, title: this.#title, units: this.#units, section: this.#section, label, header: this.#header(cell.column - shift) }));
  }

  /** By how many columns the numbers of a row stand right of their heads: by a column of measures without a head, or left of them in a sum whose serial number was left out. */
  #shiftOf(cells: readonly Cell[], first: number): number {
    const last = cells.at(-1)?.column ?? 0;
    const lastHead = Math.max(0, ...this.#headers.flatMap((row) => row.map(({ column }) => column)));
    if (last > lastHead) return cells.some(({ column, text }) => column === first - 1 && column > 0 && isMeasure(text)) ? 1 : 0;
    return last < lastHead && WHOLE.test(cells[0]?.text ?? '') && NO_COUNT.test(this.#header(0)) ? last - lastHead : 0;
  }

  /** The first cell is a label unless its column is headed by a measure. */
  #isValue({ column, text }: Cell, cells: readonly Cell[]): boolean {
    if (!VALUE_CELL.test(text) || DATE_CELL.test(text)) return false;
    const header = this.#header(column);
    if (NO_COUNT.test(header)) return false;
    return column !== (cells[0]?.column ?? 0) || (cells.length > 1 && /[(（][^()（）]{1,6}[)）]$/.test(header) && !YEAR_CELL.test(text));
  }

  #allHeads(): string {
    return this.#headers.flatMap((row) => row.map(({ text }) => text)).join('\n');
  }

  /** The heads over a column, upper ones first; one over several columns (合并单元格) counts for those that have a lower one. */
  #header(column: number): string {
    const known = this.#headOf.get(column);
    if (known !== undefined) return known;
    const head = this.#joinedHead(column);
    this.#headOf.set(column, head);
    return head;
  }

  #joinedHead(column: number): string {
    return this.#headers.map((row, index) => {
      const own = row.find((cell) => cell.column === column)?.text;
      if (own !== undefined) return own;
      const hasLower = this.#headers.slice(index + 1).some((lower) => lower.some((cell) => cell.column === column));
      return hasLower && column > 0 ? (row.findLast((cell) => cell.column < column && cell.column > 0)?.text ?? '') : '';
    }).join('');
  }
}
