import type { FileChild, NumberingDefinition } from 'docx';
import {
  AlignmentType, BorderStyle, Document, DocumentGridType, Footer, Header, LevelFormat, Packer, PageNumber, Paragraph, Table, TableAnchorType, TableCell, TableLayoutType,
  TableRow, TextRun, WidthType,
} from 'docx';
import type { Attachment, Imprint, OfficialDocument } from '#domain/report/document.ts';
import { GBT9704, charPitchPt, mmToPoints } from '#domain/report/gbt9704.ts';
import { addresseeLine, attachmentLines, attachmentMark, bracketedNote, chineseDate, numberHeadings, signatureIndents, widthInCharacters } from '#domain/report/numbering.ts';
import { printableText } from '#domain/report/printable-text.ts';
import type { FileCounters } from './docx-blocks.ts';
import { CORE_WIDTH, LIST_REFERENCE, blockChildren, runs, styled } from './docx-blocks.ts';
import { originProperties, withPrintedFigures } from './docx-origin.ts';
import { IMPRINT_LINE_PT, LINE_TWIPS, STYLE, mmToTwips, stylesXml } from './docx-styles.ts';

const { page, margin, pageNumber, body } = GBT9704;

const PAGE_NUMBER_HEIGHT_MM = 5.6;

/**
 * The document as a Word file on the GB/T 9704 page: real styles, red head, page numbers, 版记; each figure is a
 * content control tagged with its fact, and a report's file says which report it is. No macros, nothing linked from outside.
 */
export async function writeDocx(document: OfficialDocument): Promise<Uint8Array> {
  const counters: FileCounters = { figures: [], lists: 0 };
  const file = new Document({
    title: printableText(document.title),
    creator: printableText(document.organ),
    description: printableText(document.kind),
    ...(document.origin && { customProperties: originProperties({ ...document.origin, ...(document.signature && { signedOn: document.signature.date }) }) }),
    externalStyles: stylesXml(organMark(document)),
    numbering: { config: [listLevel(LIST_REFERENCE.bullet, LevelFormat.BULLET, '·'), listLevel(LIST_REFERENCE.ordered, LevelFormat.DECIMAL, '%1.')] },
    evenAndOddHeaderAndFooters: true,
    sections: [{
      properties: { page: pageProperties(), grid: gridProperties() },
      ...(document.demoMark !== undefined && { headers: demoHeaders(document.demoMark) }),
      footers: { default: footer('odd'), even: footer('even') },
      children: documentChildren(document, counters),
    }],
  });
  const written = new Uint8Array(await Packer.toBuffer(file));
  return document.origin ? withPrintedFigures(written, counters.figures, document.sections) : written;
}

const organMark = (document: OfficialDocument): string => `${document.organ}文件`;

function pageProperties(): object {
  const footerMm = margin.value.bottom - pageNumber.value.belowCoreMm - PAGE_NUMBER_HEIGHT_MM;
  return {
    size: { width: mmToTwips(page.value.width), height: mmToTwips(page.value.height) },
    margin: {
      top: mmToTwips(margin.value.top), bottom: mmToTwips(margin.value.bottom), left: mmToTwips(margin.value.left), right: mmToTwips(margin.value.right),
      header: mmToTwips(15), footer: mmToTwips(footerMm), gutter: 0,
    },
  };
}

/** 22 lines of 28 characters; the character pitch is given as the difference from the body size in 1/4096 pt. */
function gridProperties(): { type: 'linesAndChars'; linePitch: number; charSpace: number } {
  return { type: DocumentGridType.LINES_AND_CHARS, linePitch: LINE_TWIPS, charSpace: Math.floor((charPitchPt() - body.value.pt) * 4096) };
}

function listLevel(reference: string, format: 'bullet' | 'decimal', text: string): NumberingDefinition {
  return { reference, levels: [{ level: 0, format, text, alignment: AlignmentType.LEFT, style: { paragraph: { indent: { left: 960, hanging: 320 } } } }] };
}

/** — 1 — at the right on odd pages, at the left on even ones, one character from the edge. */
function footer(side: 'odd' | 'even'): Footer {
  const edge = pageNumber.value.edgeChars * pageNumber.value.pt * 20;
  const place = side === 'odd' ? { alignment: AlignmentType.RIGHT, indent: { right: edge } } : { alignment: AlignmentType.LEFT, indent: { left: edge } };
  return new Footer({ children: [new Paragraph({ style: STYLE.pageNumber, ...place, children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'] })] })] });
}

function demoHeaders(mark: string): { default: Header; even: Header } {
  const header = (): Header => new Header({ children: [styled(STYLE.demoMark, mark)] });
  return { default: header(), even: header() };
}

function documentChildren(document: OfficialDocument, counters: FileCounters): FileChild[] {
  const attachments = document.attachments ?? [];
  return [
    ...headChildren(document),
    titleParagraph(document),
    ...(document.addressee === undefined ? [blankLine()] : [styled(STYLE.addressee, addresseeLine(document.addressee))]),
    ...numberHeadings(document.body).flatMap((block) => blockChildren(block, counters)),
    ...(attachments.length === 0 ? [] : [blankLine(), ...attachmentLines(attachments).map((line) => styled(STYLE.attachmentNote, line))]),
    ...signatureChildren(document),
    ...(document.note === undefined ? [] : [styled(STYLE.note, bracketedNote(document.note))]),
    ...attachments.flatMap((attachment, index) => annexChildren(attachment, attachmentMark(index, attachments.length), counters)),
    ...(document.imprint === undefined ? [] : imprintChildren(document.imprint)),
  ];
}

const blankLine = (): Paragraph => new Paragraph({ style: STYLE.body });

function headChildren(document: OfficialDocument): FileChild[] {
  const number = document.number ?? '';
  if (document.redHead !== true) return number === '' ? [] : [new Paragraph({ alignment: AlignmentType.CENTER, children: runs(number) })];
  return [styled(STYLE.organMark, organMark(document)), styled(STYLE.documentNumber, number)];
}

function titleParagraph(document: OfficialDocument): Paragraph {
  const blankLines = document.redHead === true ? GBT9704.titleBlankLines.value : 1;
  return new Paragraph({ style: STYLE.title, spacing: { before: LINE_TWIPS * blankLines }, children: runs(document.title) });
}

/** 发文机关署名 centred over 成文日期, which keeps four characters to its right; one blank line above. */
function signatureChildren(document: OfficialDocument): Paragraph[] {
  if (document.signature === undefined) return [];
  const { organ, date } = document.signature;
  const indents = signatureIndents(organ, date);
  const line = (value: string, right: number): Paragraph =>
    new Paragraph({ style: STYLE.signature, indent: { right: Math.round(right * body.value.pt * 20) }, children: runs(value) });
  return [new Paragraph({ style: STYLE.signature }), line(organ, indents.organ), line(chineseDate(date), indents.date)];
}

function annexChildren(attachment: Attachment, mark: string, counters: FileCounters): FileChild[] {
  if (attachment.body === undefined) return [];
  return [
    styled(STYLE.annexMark, mark),
    styled(STYLE.annexTitle, attachment.title),
    ...numberHeadings(attachment.body).flatMap((block) => blockChildren(block, counters)),
  ];
}

/**
 * 版记 at the foot of the last page: a floating table of the full width, thick rules outside, a thin one between. Its
 * place is given from the edge of the page, which LibreOffice keeps too; a place from the margin it does not.
 */
function imprintChildren(imprint: Imprint): FileChild[] {
  const { outerRuleMm, middleRuleMm } = GBT9704.imprint.value;
  const [outer, middle, none] = [rule(outerRuleMm), rule(middleRuleMm), { style: BorderStyle.NONE, size: 0 }];
  const half = Math.floor(CORE_WIDTH / 2);
  const copies = imprint.copyTo === undefined ? [] : [imprintRow([imprintCell(CORE_WIDTH, copyLine(imprint.copyTo), AlignmentType.LEFT, 2)])];
  const issued = imprintRow([
    imprintCell(half, imprint.printedBy, AlignmentType.LEFT),
    imprintCell(half, `${chineseDate(imprint.printedOn)}印发`, AlignmentType.RIGHT),
  ]);
  const table = new Table({
    width: { size: CORE_WIDTH, type: WidthType.DXA }, columnWidths: [half, half], layout: TableLayoutType.FIXED,
    float: {
      horizontalAnchor: TableAnchorType.PAGE, absoluteHorizontalPosition: mmToTwips(margin.value.left),
      verticalAnchor: TableAnchorType.PAGE, absoluteVerticalPosition: mmToTwips(page.value.height - margin.value.bottom) - imprintHeight(imprint),
    },
    borders: { top: outer, bottom: outer, insideHorizontal: middle, left: none, right: none, insideVertical: none },
    rows: [...copies, issued],
  });
  return [table, new Paragraph({ style: STYLE.imprint })];
}

const copyLine = (copyTo: string): string => `抄送：${copyTo}`;

/** Height of the 版记 in twips, its lines counted by the characters that fit between the indents. */
function imprintHeight(imprint: Imprint): number {
  const charactersInLine = Math.floor(CORE_WIDTH / (GBT9704.imprint.value.pt * 20)) - 2;
  const copyLines = imprint.copyTo === undefined ? 0 : Math.ceil(widthInCharacters(copyLine(imprint.copyTo)) / charactersInLine);
  return (copyLines + 1) * IMPRINT_LINE_PT * 20 + 40;
}

const imprintRow = (children: TableCell[]): TableRow => new TableRow({ cantSplit: true, children });

function imprintCell(width: number, value: string, alignment: 'left' | 'right', columnSpan = 1): TableCell {
  const edge = GBT9704.imprint.value.pt * 20;
  return new TableCell({
    width: { size: width, type: WidthType.DXA }, columnSpan, margins: { left: 0, right: 0 },
    children: [new Paragraph({ style: STYLE.imprint, alignment, indent: { left: edge, right: edge }, children: runs(value) })],
  });
}

/** A rule of a width in mm; Word counts eighths of a point. */
const rule = (mm: number): { style: 'single'; size: number } => ({ style: BorderStyle.SINGLE, size: Math.round(mmToPoints(mm) * 8) });
