import type { FileChild, IContext, IXmlableObject, ParagraphChild } from 'docx';
import {
  AlignmentType, Paragraph, Table, TableCell, TableLayoutType, TableRow, TextRun, UnderlineType, VerticalAlignTable, WidthType,
} from 'docx';
import { ChartRun } from 'docx/charts';
import { SERIES_COLOURS, chartDescription } from '#domain/report/chart-svg.ts';
import type { ChartBlock, DocumentColumn, Inline, TableBlock } from '#domain/report/document.ts';
import { chartTable } from '#domain/report/document.ts';
import { GBT9704, mmToPoints } from '#domain/report/gbt9704.ts';
import type { NumberedBlock } from '#domain/report/numbering.ts';
import { chineseDate } from '#domain/report/numbering.ts';
import { printableText } from '#domain/report/printable-text.ts';
import { STYLE, mmToTwips } from './docx-styles.ts';
import { figureTag } from './figure-tag.ts';

const { page, margin } = GBT9704;

/** Width of the type area in twips. */
export const CORE_WIDTH = mmToTwips(page.value.width - margin.value.left - margin.value.right);

export const LIST_REFERENCE = { bullet: 'official-bullets', ordered: 'official-numbers' } as const;

/** Counts what must be unique in one file, and keeps the figures that were written, in order. */
export interface FileCounters {
  figures: { readonly id: string; readonly text: string }[];
  lists: number;
}

/** Runs of a text; line feeds become breaks, what XML forbids a replacement character. */
export function runs(value: string, bold = false): TextRun[] {
  return printableText(value).split('\n').map((line, index) => new TextRun({ text: line, ...(bold && { bold }), ...(index > 0 && { break: 1 }) }));
}

export const styled = (style: string, value: string): Paragraph => new Paragraph({ style, children: runs(value) });

function inlineChildren(inlines: readonly Inline[], counters: FileCounters): ParagraphChild[] {
  return inlines.flatMap((inline): ParagraphChild[] => {
    switch (inline.kind) {
      case 'text':
        return runs(inline.text);
      case 'bold':
        return runs(inline.text, true);
      case 'figure':
        counters.figures.push(inline);
        return [new FigureRun(inline.id, inline.text, counters.figures.length)];
    }
  });
}

/** A figure as a content control (w:sdt) whose tag is the fact's id, so that it is found again after editing in Word or WPS. */
class FigureRun extends TextRun {
  readonly #tag: string;
  readonly #control: number;

  constructor(id: string, text: string, control: number) {
    super(printableText(text));
    this.#tag = figureTag(id);
    this.#control = control;
  }

  override prepForXml(context: IContext): IXmlableObject | undefined {
    const valued = (name: string, value: string | number): IXmlableObject => ({ [name]: { _attr: { 'w:val': value } } });
    const properties = [valued('w:alias', '数据点'), valued('w:tag', this.#tag), valued('w:id', this.#control)];
    return { 'w:sdt': [{ 'w:sdtPr': properties }, { 'w:sdtContent': [super.prepForXml(context)] }] };
  }
}

/** Paragraphs and tables for one block. */
export function blockChildren(block: NumberedBlock, counters: FileCounters): FileChild[] {
  switch (block.block) {
    case 'heading':
      return [new Paragraph({ style: STYLE.heading[block.level], children: [...runs(block.number), ...inlineChildren(block.text, counters)] })];
    case 'paragraph':
      return [bodyParagraph(block.text, block.align, counters)];
    case 'list':
      return listParagraphs(block.items, block.ordered === true, counters);
    case 'table':
      return tableChildren(block, counters);
    case 'chart':
      return chartChildren(block, counters);
    case 'signature-line':
      return [signatureLine(block.label, block.signer, block.date)];
    case 'page-break':
      return [new Paragraph({ pageBreakBefore: true })];
  }
}

function bodyParagraph(text: readonly Inline[], align: 'left' | 'center' | 'right' | undefined, counters: FileCounters): Paragraph {
  const children = inlineChildren(text, counters);
  if (align === undefined) return new Paragraph({ style: STYLE.body, children });
  return new Paragraph({ style: STYLE.body, alignment: align, ...(align !== 'left' && { indent: { firstLine: 0, firstLineChars: 0 } }), children });
}

function listParagraphs(items: readonly (readonly Inline[])[], ordered: boolean, counters: FileCounters): Paragraph[] {
  counters.lists += 1;
  const reference = ordered ? LIST_REFERENCE.ordered : LIST_REFERENCE.bullet;
  return items.map((item) => new Paragraph({
    style: STYLE.list, numbering: { reference, level: 0, instance: counters.lists }, children: inlineChildren(item, counters),
  }));
}

/** 签字栏: label, underlined place for the name, and the date or its blanks. */
function signatureLine(label: string, signer: string | undefined, date: string | undefined): Paragraph {
  const name = (signer ?? '').padEnd(8, '\u3000');
  return new Paragraph({
    style: STYLE.body,
    children: [
      ...runs(`${label}：`),
      new TextRun({ text: printableText(name), underline: { type: UnderlineType.SINGLE } }),
      ...runs(`\u3000${date === undefined ? '\u3000\u3000年\u3000月\u3000日' : chineseDate(date)}`),
    ],
  });
}

function tableChildren(block: TableBlock, counters: FileCounters): FileChild[] {
  const widths = columnWidths(block.columns);
  const table = new Table({
    width: { size: CORE_WIDTH, type: WidthType.DXA }, columnWidths: widths, layout: TableLayoutType.FIXED,
    rows: [headerRow(block.columns, widths), ...block.rows.map((row) => bodyRow(block.columns, widths, row, counters))],
  });
  const caption = block.caption === undefined ? [] : [styled(STYLE.caption, block.caption)];
  return [...caption, table, styled(STYLE.tableSource, block.source === undefined ? '' : `数据来源：${block.source}`)];
}

function columnWidths(columns: readonly DocumentColumn[]): number[] {
  const total = columns.reduce((sum, column) => sum + (column.width ?? 1), 0);
  return columns.map((column) => Math.floor((CORE_WIDTH * (column.width ?? 1)) / total));
}

function headerRow(columns: readonly DocumentColumn[], widths: readonly number[]): TableRow {
  return new TableRow({
    tableHeader: true, cantSplit: true,
    children: columns.map((column, index) => cell(widths[index], [styled(STYLE.tableHeader, column.header)])),
  });
}

function bodyRow(columns: readonly DocumentColumn[], widths: readonly number[], row: TableBlock['rows'][number], counters: FileCounters): TableRow {
  return new TableRow({
    cantSplit: true,
    children: columns.map((column, index) => cell(widths[index], [new Paragraph({
      style: STYLE.tableText,
      ...(column.numeric === true && { alignment: AlignmentType.RIGHT }),
      children: inlineChildren(row[index] ?? [], counters),
    })])),
  });
}

const cell = (width: number | undefined, children: readonly Paragraph[]): TableCell => new TableCell({
  children, verticalAlign: VerticalAlignTable.CENTER,
  ...(width !== undefined && { width: { size: width, type: WidthType.DXA } }),
  margins: { top: 40, bottom: 40, left: 120, right: 120 },
});

/** The chart as Word's own, editable with its data, then its caption and its numbers. */
function chartChildren(block: ChartBlock, counters: FileCounters): FileChild[] {
  const measure = block.measure === undefined ? '' : `（${block.measure}）`;
  const drawn = block.categories.length > 0 && block.series.length > 0;
  return [
    ...(drawn ? [new Paragraph({ style: STYLE.chart, children: [chartRun(block)] })] : []),
    styled(STYLE.caption, block.caption + measure),
    ...tableChildren(chartTable(block), counters),
  ];
}

function chartRun(block: ChartBlock): ChartRun {
  return new ChartRun({
    type: block.shape,
    categories: block.categories.map(printableText),
    series: block.series.map((series, index) => ({
      name: printableText(series.name),
      values: block.categories.map((_, place) => series.points[place]?.value ?? null),
      color: (SERIES_COLOURS[index % SERIES_COLOURS.length] ?? '#000000').slice(1),
    })),
    dataLabels: { value: true },
    font: { name: '宋体' },
    chartArea: { border: 'none' },
    valueAxis: { ...(block.measure !== undefined && { title: printableText(block.measure) }) },
    transformation: { width: Math.round((mmToPoints(page.value.width - margin.value.left - margin.value.right) * 96) / 72), height: 300 },
    altText: { name: printableText(block.caption), description: printableText(chartDescription(block)) },
  });
}
