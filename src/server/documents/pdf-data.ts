import { chartDescription, chartSvg } from '#domain/report/chart-svg.ts';
import type { Block, ChartBlock, OfficialDocument } from '#domain/report/document.ts';
import { chartTable } from '#domain/report/document.ts';
import { GBT9704, charPitchPt, linePitchPt, organMarkPt } from '#domain/report/gbt9704.ts';
import type { NumberedBlock } from '#domain/report/numbering.ts';
import { addresseeLine, attachmentLines, attachmentMark, bracketedNote, chineseDate, numberHeadings, signatureIndents } from '#domain/report/numbering.ts';
import { printableText } from '#domain/report/printable-text.ts';

/** What official.typ reads: every text ready to print, every length of the page, as JSON without control characters. */
export function typesettingData(document: OfficialDocument, figureHref?: (id: string) => string): string {
  const attachments = document.attachments ?? [];
  const data = {
    format: format(document.organ),
    title: document.title,
    organ: document.organ,
    organMark: `${document.organ}文件`,
    redHead: document.redHead === true,
    number: document.number ?? null,
    demoMark: document.demoMark ?? null,
    addressee: document.addressee === undefined ? null : addresseeLine(document.addressee),
    body: blocks(document.body),
    attachmentLines: attachmentLines(attachments),
    annexes: attachments.flatMap(({ title, body }, index) => (body === undefined ? [] : [{ mark: attachmentMark(index, attachments.length), title, body: blocks(body) }])),
    signature: signature(document),
    note: document.note === undefined ? null : bracketedNote(document.note),
    imprint: imprint(document),
  };
  return JSON.stringify(data, (_, value: unknown) => printable(value, figureHref));
}

/** Cleans each text, and gives each figure its address when the caller knows one. */
function printable(value: unknown, figureHref: ((id: string) => string) | undefined): unknown {
  if (typeof value === 'string') return printableText(value);
  if (figureHref === undefined || !isFigure(value)) return value;
  const href = figureHref(value.id);
  return /^https?:\/\//i.test(href) ? { ...value, href } : value;
}

const isFigure = (value: unknown): value is { kind: 'figure'; id: string; text: string } =>
  typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'figure' && 'id' in value && !('href' in value);

function format(organ: string): object {
  const { page, margin, body, title, pageNumber, imprint: imprintFormat, organMark, redRule } = GBT9704;
  return {
    page: page.value, margin: margin.value, bodyPt: body.value.pt, titlePt: title.value.pt,
    linePitchPt: linePitchPt(), charPitchPt: Math.floor(charPitchPt() * 100) / 100,
    pageNumber: pageNumber.value, imprint: imprintFormat.value,
    red: organMark.value.colour, organMarkPt: organMarkPt(`${organ}文件`), organMarkBelowMm: organMark.value.belowCoreTopMm, redRuleBelowMm: redRule.value.belowNumberMm,
  };
}

const blocks = (body: readonly Block[]): object[] => numberHeadings(body).map(blockData);

function blockData(block: NumberedBlock): object {
  switch (block.block) {
    case 'chart':
      return chartData(block);
    case 'signature-line':
      return { ...block, dateText: block.date === undefined ? '\u3000\u3000年\u3000月\u3000日' : chineseDate(block.date) };
    case 'heading':
    case 'paragraph':
    case 'list':
    case 'table':
    case 'page-break':
      return block;
  }
}

function chartData(chart: ChartBlock): object {
  const measure = chart.measure === undefined ? '' : `（${chart.measure}）`;
  return { block: 'chart', svg: chartSvg(chart), description: chartDescription(chart), table: { ...chartTable(chart), caption: chart.caption + measure } };
}

function signature(document: OfficialDocument): object | null {
  if (document.signature === undefined) return null;
  const { organ, date } = document.signature;
  const indents = signatureIndents(organ, date);
  return { organ, date: chineseDate(date), organIndent: indents.organ, dateIndent: indents.date };
}

function imprint(document: OfficialDocument): object | null {
  if (document.imprint === undefined) return null;
  const { copyTo, printedBy, printedOn } = document.imprint;
  return { copyTo: copyTo === undefined ? null : `抄送：${copyTo}`, printedBy, printedOn: `${chineseDate(printedOn)}印发` };
}
