import { chartDescription, chartSvg } from './chart-svg.ts';
import type { Attachment, ChartBlock, DocumentColumn, Imprint, Inline, OfficialDocument, TableBlock } from './document.ts';
import { chartTable } from './document.ts';
import { GBT9704 } from './gbt9704.ts';
import type { NumberedBlock } from './numbering.ts';
import { addresseeLine, attachmentLines, attachmentMark, bracketedNote, chineseDate, numberHeadings } from './numbering.ts';
import { escapeMarkup } from './printable-text.ts';

/** What a figure of a page is, told at its end (数据说明). */
export interface FigureNote {
  readonly id: string;
  readonly name: string;
  /** As it is printed, with its measure. */
  readonly text: string;
  /** What it counts (口径). */
  readonly definition: string;
  /** Further facts about it by name: period, source, rows. */
  readonly facts: readonly (readonly [name: string, value: string])[];
}

export interface HtmlOptions {
  /** Notes on the figures, which then lead to them; their rows open from there. */
  readonly figureNotes?: readonly FigureNote[];
  /** Where a figure opens to its rows; `#figure-ID` by default. Only http(s), root-relative and fragment addresses are written. */
  readonly figureHref?: (id: string) => string;
}

/** The whole document as one accessible page that prints on the GB/T 9704 sheet; loads nothing from outside. */
export function documentPage(document: OfficialDocument, options: HtmlOptions = {}): string {
  return [
    '<!DOCTYPE html>', '<html lang="zh-CN">', '<head>', '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeMarkup(document.title)}</title>`, `<style>${PAGE_STYLE}</style>`, '</head>',
    `<body><main>${documentArticle(document, options)}</main></body>`, '</html>',
  ].join('\n');
}

/** The document as an `<article>` to stand inside a page of ours. */
export function documentArticle(document: OfficialDocument, options: HtmlOptions = {}): string {
  const parts = [
    document.demoMark === undefined ? '' : `<p class="demo-mark">${escapeMarkup(document.demoMark)}</p>`,
    documentHead(document),
    `<h1>${escapeMarkup(document.title)}</h1>`,
    document.addressee === undefined ? '' : `<p class="addressee">${escapeMarkup(addresseeLine(document.addressee))}</p>`,
    blocks(document.body, options),
    attachmentNote(document.attachments ?? []),
    signature(document),
    document.note === undefined ? '' : `<p class="note">${escapeMarkup(bracketedNote(document.note))}</p>`,
    ...annexes(document.attachments ?? [], options),
    document.imprint === undefined ? '' : imprint(document.imprint),
    notes(options),
  ];
  return `<article class="official-document">${parts.join('\n')}</article>`;
}

function documentHead(document: OfficialDocument): string {
  const number = document.number === undefined ? '' : `<p class="document-number">${escapeMarkup(document.number)}</p>`;
  if (document.redHead !== true) return number;
  return `<header class="red-head"><p class="organ-mark">${escapeMarkup(document.organ)}文件</p>${number}</header>`;
}

function attachmentNote(attachments: readonly Attachment[]): string {
  if (attachments.length === 0) return '';
  return `<div class="attachments">${attachmentLines(attachments).map((line) => `<p>${escapeMarkup(line)}</p>`).join('')}</div>`;
}

function signature(document: OfficialDocument): string {
  if (document.signature === undefined) return '';
  const { organ, date } = document.signature;
  return `<div class="signature"><p>${escapeMarkup(organ)}</p><p><time datetime="${escapeMarkup(date)}">${escapeMarkup(chineseDate(date))}</time></p></div>`;
}

function annexes(attachments: readonly Attachment[], options: HtmlOptions): string[] {
  return attachments.map((attachment, index) => {
    if (attachment.body === undefined) return '';
    return `<section class="annex"><p class="annex-mark">${attachmentMark(index, attachments.length)}</p>`
      + `<h2 class="annex-title">${escapeMarkup(attachment.title)}</h2>${blocks(attachment.body, options)}</section>`;
  });
}

function imprint(given: Imprint): string {
  const copies = given.copyTo === undefined ? '' : `<p>抄送：${escapeMarkup(given.copyTo)}</p>`;
  return `<footer class="imprint">${copies}<p><span>${escapeMarkup(given.printedBy)}</span><span>${escapeMarkup(chineseDate(given.printedOn))}印发</span></p></footer>`;
}

/** Every figure with its definition, and the way to its rows. */
function notes({ figureNotes = [], figureHref }: HtmlOptions): string {
  if (figureNotes.length === 0) return '';
  const each = figureNotes.map(({ id, name, text, definition, facts }) => {
    const told = [['口径', definition], ...facts].map(([label = '', value = '']) => `<dt>${escapeMarkup(label)}</dt><dd>${escapeMarkup(value)}</dd>`).join('');
    const rows = figureHref === undefined ? '' : `<dt>明细</dt><dd><a href="${escapeMarkup(safeHref(figureHref(id), id))}">查看所计的各行</a></dd>`;
    return `<section class="figure-note" id="${escapeMarkup(anchorOf(id))}" tabindex="-1"><h3>${escapeMarkup(name)}：${escapeMarkup(text)}</h3><dl>${told}${rows}</dl></section>`;
  });
  return `<section class="figure-notes" aria-label="数据说明"><h2>数据说明</h2>${each.join('\n')}</section>`;
}

const anchorOf = (id: string): string => `figure-${id.toWellFormed()}`;

/** A figure leads to its note, where there is one; else to where it opens. */
function figureAddress(id: string, { figureHref, figureNotes }: HtmlOptions): string {
  return safeHref(figureNotes?.some((note) => note.id === id) ? undefined : figureHref?.(id), id);
}

function blocks(body: OfficialDocument['body'], options: HtmlOptions): string {
  return numberHeadings(body).map((block) => blockHtml(block, options)).join('\n');
}

function blockHtml(block: NumberedBlock, options: HtmlOptions): string {
  switch (block.block) {
    case 'heading': {
      const tag = `h${block.level + 1}`;
      return `<${tag}>${escapeMarkup(block.number)}${inlines(block.text, options)}</${tag}>`;
    }
    case 'paragraph':
      return `<p class="body ${block.align ?? 'justify'}">${inlines(block.text, options)}</p>`;
    case 'list': {
      const tag = block.ordered === true ? 'ol' : 'ul';
      return `<${tag}>${block.items.map((item) => `<li>${inlines(item, options)}</li>`).join('')}</${tag}>`;
    }
    case 'table':
      return table(block, options);
    case 'chart':
      return chart(block, options);
    case 'signature-line':
      return `<p class="signature-line">${escapeMarkup(block.label)}：<span>${escapeMarkup(block.signer ?? '')}</span> ${escapeMarkup(block.date === undefined ? '' : chineseDate(block.date))}</p>`;
    case 'page-break':
      return '<hr class="page-break">';
  }
}

function table(block: TableBlock, options: HtmlOptions): string {
  const caption = block.caption === undefined ? '' : `<caption>${escapeMarkup(block.caption)}</caption>`;
  const header = block.columns.map((column) => `<th scope="col"${numericClass(column)}>${escapeMarkup(column.header)}</th>`).join('');
  const rows = block.rows.map((row) =>
    `<tr>${block.columns.map((column, index) => `<td${numericClass(column)}>${inlines(row[index] ?? [], options)}</td>`).join('')}</tr>`);
  return `<div class="table"><table>${caption}<thead><tr>${header}</tr></thead><tbody>${rows.join('')}</tbody></table>${source(block.source)}</div>`;
}

const numericClass = (column: DocumentColumn): string => (column.numeric === true ? ' class="numeric"' : '');

const source = (value: string | undefined): string => (value === undefined ? '' : `<p class="source">数据来源：${escapeMarkup(value)}</p>`);

function chart(block: ChartBlock, options: HtmlOptions): string {
  return `<figure class="chart" aria-label="${escapeMarkup(chartDescription(block))}">${chartSvg(block)}`
    + `<figcaption>${escapeMarkup(block.caption)}</figcaption>${table(chartTable(block), options)}</figure>`;
}

function inlines(pieces: readonly Inline[], options: HtmlOptions): string {
  return pieces.map((piece) => inlineHtml(piece, options)).join('');
}

function inlineHtml(piece: Inline, options: HtmlOptions): string {
  switch (piece.kind) {
    case 'text':
      return escapeMarkup(piece.text);
    case 'bold':
      return `<strong>${escapeMarkup(piece.text)}</strong>`;
    case 'figure': {
      const restated = piece.restated === true ? ' restated' : '';
      const href = figureAddress(piece.id, options);
      return `<a class="figure${restated}" data-figure="${escapeMarkup(piece.id)}" href="${escapeMarkup(href)}">${escapeMarkup(piece.text)}</a>`;
    }
  }
}

/** An address that cannot run script; anything else falls back to the figure's place on the page. */
function safeHref(href: string | undefined, id: string): string {
  if (href !== undefined && /^(https?:\/\/|\/(?![/\\])|#|\?)/i.test(href)) return href;
  return `#${encodeURIComponent(anchorOf(id))}`;
}

const { top, right, bottom, left } = GBT9704.margin.value;

const PAGE_STYLE = `
@page { size: A4; margin: ${top}mm ${right}mm ${bottom}mm ${left}mm }
body { margin: 0; background: #fbfaf7; color: #1c2430 }
main { max-width: 156mm; margin: 0 auto; padding: 16mm 8mm; background: #fff }
.official-document { font: 16pt/29pt "仿宋_GB2312", FangSong, STFangsong, "Noto Serif SC", serif; line-break: strict }
h1 { font: 22pt/32pt "方正小标宋简体", "Noto Serif SC", serif; font-weight: 900; text-align: center; margin: 1em 0 }
h1, p { white-space: pre-line }
h2, h3, h4, h5 { font-size: 16pt; line-height: 29pt; font-weight: normal; margin: 0; text-indent: 2em }
h2, .annex-mark { font-family: SimHei, "黑体", "Noto Sans SC", sans-serif }
h3 { font-family: "楷体_GB2312", KaiTi, STKaiti, "Noto Serif SC", serif }
p { margin: 0 }
p.body, .note, .attachments p { text-indent: 2em }
p.justify { text-align: justify } p.center { text-align: center; text-indent: 0 } p.right { text-align: right }
.red-head { color: #b01e1e; border-bottom: 1.5pt solid #b01e1e; text-align: center; margin-bottom: 2em; padding-bottom: 4mm }
.organ-mark { font: 900 36pt/1.4 "方正小标宋简体", "Noto Serif SC", serif } .document-number { color: #1c2430; text-align: center }
.addressee { margin-top: 29pt } .attachments, .signature { margin-top: 29pt } .signature { text-align: center; margin-left: 50% }
.annex { break-before: page } .annex-title { font: 22pt/32pt "方正小标宋简体", "Noto Serif SC", serif; text-align: center; text-indent: 0 }
.table { overflow-x: auto; margin: 8pt 0 } table { border-collapse: collapse; width: 100%; font-size: 12pt; line-height: 1.5 }
caption { font-weight: bold; padding: 4pt } th, td { border: 0.5pt solid #1c2430; padding: 2pt 6pt; text-align: left }
thead { display: table-header-group } tr { break-inside: avoid }
.numeric { text-align: right; font-variant-numeric: tabular-nums } .source { font-size: 12pt; line-height: 1.5 }
figure.chart { margin: 8pt 0; break-inside: avoid } figcaption { text-align: center; font-size: 12pt }
a.figure { color: inherit; text-decoration: underline dotted; text-underline-offset: 3pt } a.restated { text-decoration-color: #b01e1e }
.signature-line { margin: 8pt 0 } .signature-line span { display: inline-block; min-width: 8em; border-bottom: 0.5pt solid }
.imprint { font-size: 14pt; border-top: 1pt solid; border-bottom: 1pt solid; margin-top: 29pt; padding: 0 1em }
.imprint p { display: flex; justify-content: space-between } .imprint p + p { border-top: 0.75pt solid }
.demo-mark { color: #b01e1e; border: 1pt solid; text-align: center; font-size: 12pt; text-indent: 0 }
.figure-notes { break-before: page; margin-top: 29pt; font-size: 12pt; line-height: 1.6 } .figure-notes h2, .figure-notes h3 { text-indent: 0; font-family: inherit }
.figure-note h3 { font-size: 12pt; line-height: 1.6; font-weight: bold } .figure-note:target { background: #fbf3df } .figure-note dl { display: grid; grid-template-columns: max-content 1fr; gap: 0 1em; margin: 0 0 8pt } .figure-note dd { margin: 0 }
.page-break { break-after: page; border: 0 }
@media print { body, main { background: none; padding: 0; max-width: none } a.figure { text-decoration: none } }
`;
