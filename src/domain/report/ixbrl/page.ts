import { chartDescription, chartSvg } from '../chart-svg.ts';
import { type ChartBlock, chartTable, type Inline, type OfficialDocument, type TableBlock } from '../document.ts';
import { type NumberedBlock, addresseeLine, bracketedNote, chineseDate, numberHeadings } from '../numbering.ts';
import { escapeMarkup } from '../printable-text.ts';
import type { FactContext, IxbrlFact } from './facts.ts';
import { axisName, memberName, NAMESPACE } from './taxonomy.ts';
import { type Tagger, unitMarkup } from './tagging.ts';
import { element, XML_HEAD } from './xml-text.ts';

/** Whose report it is: how the entity is identified. */
export interface Entity {
  readonly scheme: string;
  readonly identifier: string;
}

/** What the page is written from. */
export interface PageContent {
  readonly document: OfficialDocument;
  readonly facts: readonly IxbrlFact[];
  readonly entity: Entity;
  readonly tagger: Tagger;
  /** Where the schema lies, from the page. */
  readonly schemaHref: string;
}

/** The report as Inline XBRL 1.1: XHTML 1.0 that people read, with its facts tagged in the text. */
export function ixbrlPage(content: PageContent): string {
  const { document, tagger } = content;
  const body = bodyOf(document, tagger);
  const rest = restTable(tagger);
  const head = header(content, tagger.withoutBasis());
  return XML_HEAD + element('html', {
    xmlns: 'http://www.w3.org/1999/xhtml', 'xmlns:ix': 'http://www.xbrl.org/2013/inlineXBRL', 'xmlns:ixt': 'http://www.xbrl.org/inlineXBRL/transformation/2020-02-12',
    'xmlns:xbrli': 'http://www.xbrl.org/2003/instance', 'xmlns:link': 'http://www.xbrl.org/2003/linkbase', 'xmlns:xlink': 'http://www.w3.org/1999/xlink',
    'xmlns:xbrldi': 'http://xbrl.org/2006/xbrldi', 'xmlns:iso4217': 'http://www.xbrl.org/2003/iso4217', 'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance', 'xmlns:zs': NAMESPACE, 'xml:lang': 'zh-CN',
  }, element('head', {}, element('meta', { 'http-equiv': 'Content-Type', content: 'application/xhtml+xml; charset=UTF-8' }), element('title', {}, escapeMarkup(document.title)), `<style type="text/css">${STYLE}</style>`),
  element('body', {}, element('div', { style: 'display:none' }, head), `<div class="sheet">${body}${rest}</div>`));
}

function header({ facts, entity, schemaHref }: PageContent, hidden: readonly string[]): string {
  const contexts = [...new Map(facts.map(({ context }) => [context.id, context])).values()];
  const units = [...new Map(facts.map(({ concept }) => [concept.unit.id, concept.unit])).values()];
  return element('ix:header', {},
    hidden.length === 0 ? '' : element('ix:hidden', {}, ...hidden),
    element('ix:references', {}, element('link:schemaRef', { 'xlink:type': 'simple', 'xlink:href': schemaHref })),
    element('ix:resources', {}, ...contexts.map((context) => contextMarkup(context, entity)), ...units.map(unitMarkup)));
}

function contextMarkup({ id, period, members }: FactContext, { scheme, identifier }: Entity): string {
  const when = 'instant' in period
    ? element('xbrli:instant', {}, period.instant)
    : element('xbrli:startDate', {}, period.from) + element('xbrli:endDate', {}, period.to);
  const explicit = members.map((member) => element('xbrldi:explicitMember', { dimension: `zs:${axisName(member.axis)}` }, `zs:${memberName(member)}`));
  return element('xbrli:context', { id },
    element('xbrli:entity', {}, element('xbrli:identifier', { scheme }, escapeMarkup(identifier))),
    element('xbrli:period', {}, when),
    explicit.length === 0 ? '' : element('xbrli:scenario', {}, ...explicit));
}

function bodyOf(document: OfficialDocument, tagger: Tagger): string {
  return [
    document.demoMark === undefined ? '' : paragraph('demo', escapeMarkup(document.demoMark)),
    element('h1', {}, escapeMarkup(document.title)),
    document.addressee === undefined ? '' : paragraph('addressee', escapeMarkup(addresseeLine(document.addressee))),
    ...numberHeadings(document.body).map((block) => blockMarkup(block, tagger)),
    document.signature === undefined ? '' : paragraph('right', escapeMarkup(document.signature.organ)) + paragraph('right', chineseDate(document.signature.date)),
    document.note === undefined ? '' : paragraph('body', escapeMarkup(bracketedNote(document.note))),
  ].join('\n');
}

const paragraph = (className: string, markup: string): string => element('p', { class: className }, markup === '' ? ' ' : markup);

function blockMarkup(block: NumberedBlock, tagger: Tagger): string {
  switch (block.block) {
    case 'heading':
      return element(`h${block.level + 1}`, {}, escapeMarkup(block.number), inlines(block.text, tagger));
    case 'paragraph':
      return paragraph(block.align ?? 'body', inlines(block.text, tagger));
    case 'list':
      return block.items.length === 0 ? '' : element(block.ordered === true ? 'ol' : 'ul', {}, ...block.items.map((item) => element('li', {}, inlines(item, tagger))));
    case 'table':
      return table(block, tagger);
    case 'chart':
      return chart(block, tagger);
    case 'signature-line':
      return paragraph('body', `${escapeMarkup(block.label)}：${escapeMarkup(block.signer ?? '')} ${block.date === undefined ? '' : chineseDate(block.date)}`);
    case 'page-break':
      return element('hr', { class: 'page-break' });
  }
}

function inlines(pieces: readonly Inline[], tagger: Tagger): string {
  return pieces.map((piece) => {
    if (piece.kind === 'figure') return tagger.figure(piece.id, piece.text);
    return piece.kind === 'bold' ? element('strong', {}, escapeMarkup(piece.text)) : escapeMarkup(piece.text);
  }).join('');
}

function table({ caption, columns, rows, source }: TableBlock, tagger: Tagger): string {
  const cell = (name: 'th' | 'td', numeric: boolean | undefined, markup: string): string => element(name, { ...(numeric && { class: 'numeric' }) }, markup === '' ? ' ' : markup);
  const body = rows.map((row) => element('tr', {}, ...columns.map(({ numeric }, index) => cell('td', numeric, inlines(row[index] ?? [], tagger)))));
  const head = element('tr', {}, ...columns.map(({ header: name, numeric }) => cell('th', numeric, escapeMarkup(name))));
  const named = caption === undefined ? '' : element('caption', {}, escapeMarkup(caption));
  const filled = body.length === 0 ? element('tr', {}, element('td', { colspan: Math.max(1, columns.length) }, '—')) : body.join('');
  return element('table', {}, named, element('thead', {}, head), element('tbody', {}, filled)) + (source === undefined ? '' : paragraph('source', `数据来源：${escapeMarkup(source)}`));
}

/** The chart as a picture inside the page: XHTML 1.0 knows no drawing; its numbers stand below it. */
function chart(block: ChartBlock, tagger: Tagger): string {
  const picture = element('img', { src: `data:image/svg+xml,${encodeURIComponent(chartSvg(block))}`, alt: chartDescription(block), width: 560, height: 300 });
  return element('div', { class: 'chart' }, element('p', {}, picture), paragraph('center', escapeMarkup(block.caption)), table(chartTable(block), tagger));
}

/** What the text does not say exactly: rounded amounts, bases of comparison, parts of quotients. */
function restTable(tagger: Tagger): string {
  const rest = tagger.rest();
  if (rest.length === 0) return '';
  const rows = rest.map(({ fact, markup }) => element('tr', {}, element('td', {}, escapeMarkup(fact.name)), element('td', {}, periodWords(fact.context)), element('td', { class: 'numeric' }, markup, fact.concept.unit.isPercent ? '%' : '')));
  return element('h2', {}, '附：本报告所依据的其他数据') + element('table', {}, element('thead', {}, element('tr', {}, element('th', {}, '数据'), element('th', {}, '期间'), element('th', { class: 'numeric' }, '值'))), element('tbody', {}, ...rows));
}

const periodWords = ({ period }: FactContext): string => ('instant' in period ? period.instant : `${period.from}—${period.to}`);

const STYLE = [
  'body { background: #fbfaf7; color: #1c2430; margin: 0 }',
  '.sheet { max-width: 156mm; margin: 0 auto; padding: 16mm 8mm; background: #fff; font: 16pt/29pt FangSong, STFangsong, "Noto Serif SC", serif }',
  'h1 { font-size: 22pt; line-height: 32pt; text-align: center } h2, h3, h4, h5 { font-size: 16pt; font-weight: normal; margin: 0; text-indent: 2em }',
  'h2 { font-family: SimHei, "Noto Sans SC", sans-serif } h3 { font-family: KaiTi, STKaiti, serif }',
  'p { margin: 0 } p.body { text-indent: 2em; text-align: justify } p.center { text-align: center } p.right { text-align: right } p.demo { color: #b01e1e; text-align: center; font-size: 12pt }',
  'table { border-collapse: collapse; width: 100%; font-size: 12pt; line-height: 1.5; margin: 8pt 0 } th, td { border: 0.5pt solid #1c2430; padding: 2pt 6pt; text-align: left } .numeric { text-align: right }',
  'p.source { font-size: 12pt } img { max-width: 100% }',
].join('\n');
