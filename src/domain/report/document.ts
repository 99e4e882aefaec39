import type { CivilDate } from '../calendar/civil-date.ts';
import type { Boundaries } from '../indicator/fact.ts';

/**
 * An official document (公文) as data: what it says and in which order, free of any file format.
 * The writers for docx, PDF and HTML all read this one model, so that the three say the same.
 */
export interface OfficialDocument {
  /** 文种: one of DOCUMENT_KINDS (gbt9704.ts), or the name of an internal form such as 审批表. */
  readonly kind: string;
  /** 发文机关, as it stands in the red head and in the signature. */
  readonly organ: string;
  /** True puts the red head (发文机关标志, 红色分隔线) on the first page. */
  readonly redHead?: boolean;
  /** 发文字号, e.g. 津知规〔2026〕1号; see `documentNumber`. */
  readonly number?: string;
  readonly title: string;
  /** 主送机关; the colon is added. */
  readonly addressee?: string;
  readonly body: readonly Block[];
  readonly attachments?: readonly Attachment[];
  readonly signature?: { readonly organ: string; readonly date: CivilDate };
  /** 附注, e.g. 此件主动公开; the brackets are added. */
  readonly note?: string;
  readonly imprint?: Imprint;
  /** Printed on every page of a document made from demo data. */
  readonly demoMark?: string;
  /** Which report it is, so that a file that comes back is known again. */
  readonly origin?: DocumentOrigin;
  /** Of a round's merged report: the drafts of the sections that it was written from. */
  readonly sections?: readonly WrittenSection[];
}

/** A section's draft as a file was written from it (所据章节稿): the case and its version then. */
export interface WrittenSection {
  readonly chapter: string;
  readonly id: string;
  readonly version: number;
}

/** A draft marks what is still to be written; the final version leaves it out; the public one also what is for the staff only. */
export type Version = 'draft' | 'final' | 'public';

/** The report that a document was written from (文稿来源): its genre, what it counts, and the accounts it was read at. */
export interface DocumentOrigin {
  readonly genre: string;
  readonly year: number;
  readonly asOf: CivilDate;
  readonly unit?: string;
  /** The published edition; absent in a draft. */
  readonly edition?: string;
  /** The round of collection that it is the merged draft of (征集). */
  readonly round?: string;
  /** Left out for a draft in the boundaries of then. */
  readonly version?: Version;
  readonly boundaries?: Boundaries;
  readonly journalHead: string;
}

/** 附件: named below the body; with a body of its own it follows on a new page. */
export interface Attachment {
  readonly title: string;
  readonly body?: readonly Block[];
}

/** 版记: whom copies go to (抄送), who issued the document and when (印发). */
export interface Imprint {
  readonly copyTo?: string;
  readonly printedBy: string;
  readonly printedOn: CivilDate;
}

/** A piece of running text; a figure (报告中的数) carries the id of the fact it shows. */
export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'bold'; readonly text: string }
  | { readonly kind: 'figure'; readonly id: string; readonly text: string; readonly restated?: boolean };

export type HeadingLevel = 1 | 2 | 3 | 4;

export type Block =
  | HeadingBlock
  | { readonly block: 'paragraph'; readonly text: readonly Inline[]; readonly align?: 'left' | 'center' | 'right' }
  | { readonly block: 'list'; readonly ordered?: boolean; readonly items: readonly (readonly Inline[])[] }
  | TableBlock
  | ChartBlock
  | { readonly block: 'signature-line'; readonly label: string; readonly signer?: string; readonly date?: CivilDate }
  | { readonly block: 'page-break' };

/** A heading; numbered 一、（一）1.（1） by its place unless `number` gives another number ('' for none). */
export interface HeadingBlock {
  readonly block: 'heading';
  readonly level: HeadingLevel;
  readonly text: readonly Inline[];
  readonly number?: string;
}

/** A column of a table; numeric columns stand to the right. `width` is a weight, 1 by default. */
export interface DocumentColumn {
  readonly header: string;
  readonly numeric?: boolean;
  readonly width?: number;
}

export interface TableBlock {
  readonly block: 'table';
  readonly caption?: string;
  readonly columns: readonly DocumentColumn[];
  readonly rows: readonly (readonly (readonly Inline[])[])[];
  /** Where the numbers come from (数据来源), printed below. */
  readonly source?: string;
}

/** A chart; its numbers are always printed as a table beside it. */
export interface ChartBlock {
  readonly block: 'chart';
  readonly shape: 'column' | 'line';
  readonly caption: string;
  /** The measure of all values, e.g. 件. */
  readonly measure?: string;
  /** What the categories are, e.g. 年度. */
  readonly categoryName: string;
  readonly categories: readonly string[];
  readonly series: readonly ChartSeries[];
  readonly source?: string;
}

export interface ChartSeries {
  readonly name: string;
  /** One point for each category. */
  readonly points: readonly ChartPoint[];
}

/** A value of a chart; null leaves a gap (no basis, not zero). `text` is how the value is printed. */
export interface ChartPoint {
  readonly value: number | null;
  readonly text: string;
  readonly figure?: string;
}

export const text = (value: string): Inline => ({ kind: 'text', text: value });

export const bold = (value: string): Inline => ({ kind: 'bold', text: value });

/** A number in the text that opens to the fact `id`. */
export const figure = (id: string, value: string): Inline => ({ kind: 'figure', id, text: value });

export function heading(level: HeadingLevel, value: string, number?: string): HeadingBlock {
  return { block: 'heading', level, text: [text(value)], ...(number !== undefined && { number }) };
}

/** A paragraph; plain strings become text. */
export function paragraph(...pieces: readonly (Inline | string)[]): Block {
  return { block: 'paragraph', text: pieces.map((piece) => (typeof piece === 'string' ? text(piece) : piece)) };
}

/** The table that stands beside a chart: one row for each category, one column for each series. */
export function chartTable(chart: ChartBlock): TableBlock {
  const measure = chart.measure === undefined ? '' : `（${chart.measure}）`;
  return {
    block: 'table',
    columns: [{ header: chart.categoryName }, ...chart.series.map((series) => ({ header: series.name + measure, numeric: true }))],
    rows: chart.categories.map((category, index) => [[text(category)], ...chart.series.map((series) => pointCell(series.points[index]))]),
    ...(chart.source !== undefined && { source: chart.source }),
  };
}

function pointCell(point: ChartPoint | undefined): readonly Inline[] {
  if (point === undefined) return [text('—')];
  return [point.figure === undefined ? text(point.text) : figure(point.figure, point.text)];
}
