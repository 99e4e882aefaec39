import type { Face } from '#domain/report/gbt9704.ts';
import { GBT9704, charPitchPt, linePitchPt, mmToPoints, organMarkPt } from '#domain/report/gbt9704.ts';

/** Height of a grid line in twentieths of a point, rounded down so that 22 fit. */
export const LINE_TWIPS = Math.floor(linePitchPt() * 20);

export const mmToTwips = (mm: number): number => Math.round(mmToPoints(mm) * 20);

/** Styles of our documents by their place on the page; the value is the style id in the file. */
export const STYLE = {
  body: 'OfficialBody',
  title: 'Title',
  heading: { 1: 'Heading1', 2: 'Heading2', 3: 'Heading3', 4: 'Heading4' },
  organMark: 'OrganMark',
  documentNumber: 'DocumentNumber',
  addressee: 'Addressee',
  attachmentNote: 'AttachmentNote',
  signature: 'Signature',
  note: 'DisclosureNote',
  annexMark: 'AnnexMark',
  annexTitle: 'AnnexTitle',
  imprint: 'Imprint',
  list: 'OfficialList',
  caption: 'Caption',
  tableText: 'TableText',
  tableHeader: 'TableHeader',
  tableSource: 'TableSource',
  chart: 'ChartLine',
  pageNumber: 'PageNumberLine',
  demoMark: 'DemoMark',
} as const;

interface StyleDeclaration {
  readonly id: string;
  readonly name: string;
  /** Paragraph properties in the order of the schema (CT_PPrBase). */
  readonly paragraph?: string;
  readonly run?: string;
  readonly basedOn?: string;
}

/** Run properties for a face; `extra` stands between fonts and size, as the schema orders them. */
function face(value: Face, extra = ''): string {
  const half = value.pt * 2;
  const fonts = `<w:rFonts w:ascii="${value.font}" w:hAnsi="${value.font}" w:eastAsia="${value.font}" w:cs="${value.font}"/>`;
  return `${fonts}${extra}<w:sz w:val="${half}"/><w:szCs w:val="${half}"/>`;
}

const PLAIN = '<w:b w:val="0"/><w:bCs w:val="0"/>';
const RED = `<w:color w:val="${GBT9704.organMark.value.colour}"/>`;
const exactly = (pt: number): string => `w:line="${pt * 20}" w:lineRule="exact"`;
const EXACT_LINE = `w:line="${LINE_TWIPS}" w:lineRule="exact"`;
const INDENT = `<w:ind w:firstLine="640" w:firstLineChars="${GBT9704.paragraphIndentChars.value * 100}"/>`;
/**
 * 28 characters to the line by spacing the letters, 22 lines by exact line height: the grid of the page says the same,
 * but LibreOffice gives each 16 pt character two cells of 15.79 pt, so no paragraph snaps to it.
 */
const TIGHTENED = `<w:spacing w:val="${Math.floor((charPitchPt() - GBT9704.body.value.pt) * 20)}"/>`;
const CENTER = '<w:jc w:val="center"/>';

const { headings, imprint, pageNumber } = GBT9704;
const TABLE_PT = 12;

/** Height of a line of the 版记 (四号). */
export const IMPRINT_LINE_PT = 24;

function headingStyle(level: 1 | 2 | 3 | 4): StyleDeclaration {
  return {
    id: STYLE.heading[level], name: `heading ${level}`, basedOn: STYLE.body,
    paragraph: `<w:keepNext/><w:outlineLvl w:val="${level - 1}"/>`,
    run: face(headings.value[level], PLAIN),
  };
}

function headStyles(organMark: string): StyleDeclaration[] {
  const { redRule, organMark: mark, documentNumber } = GBT9704;
  const markPt = organMarkPt(organMark);
  const rule = `<w:pBdr><w:bottom w:val="single" w:sz="12" w:space="${Math.round(mmToPoints(redRule.value.belowNumberMm))}" w:color="${redRule.value.colour}"/></w:pBdr>`;
  return [
    {
      id: STYLE.organMark, name: '发文机关标志',
      paragraph: `<w:spacing w:before="${mmToTwips(mark.value.belowCoreTopMm)}" ${exactly(Math.round(markPt * 1.3))}/>${CENTER}`,
      run: face({ font: mark.value.font, pt: markPt }, RED),
    },
    {
      id: STYLE.documentNumber, name: '发文字号',
      paragraph: `${rule}<w:spacing w:before="${LINE_TWIPS * documentNumber.value.blankLinesAbove}"/>${CENTER}`,
    },
  ];
}

const TEXT_STYLES: readonly StyleDeclaration[] = [
  { id: STYLE.body, name: '公文正文', paragraph: `${INDENT}<w:jc w:val="both"/>` },
  { id: STYLE.title, name: 'Title', paragraph: `<w:keepNext/>${CENTER}`, run: face(GBT9704.title.value) },
  headingStyle(1), headingStyle(2), headingStyle(3), headingStyle(4),
  { id: STYLE.addressee, name: '主送机关', paragraph: `<w:spacing w:before="${LINE_TWIPS * GBT9704.addresseeBlankLines.value}"/>` },
  { id: STYLE.attachmentNote, name: '附件说明', paragraph: INDENT },
  { id: STYLE.signature, name: 'Signature', paragraph: '<w:keepNext/><w:jc w:val="right"/>' },
  { id: STYLE.note, name: '附注', paragraph: INDENT },
  { id: STYLE.annexMark, name: '附件标识', paragraph: '<w:keepNext/><w:pageBreakBefore/>', run: face(GBT9704.annexMark.value) },
  {
    id: STYLE.annexTitle, name: '附件标题', run: face(GBT9704.title.value),
    paragraph: `<w:keepNext/><w:spacing w:before="${LINE_TWIPS}" w:after="${LINE_TWIPS}"/>${CENTER}<w:outlineLvl w:val="0"/>`,
  },
  { id: STYLE.list, name: '公文列表', paragraph: '<w:jc w:val="both"/>' },
];

const SMALL_STYLES: readonly StyleDeclaration[] = [
  { id: STYLE.imprint, name: '版记', paragraph: `<w:spacing ${exactly(IMPRINT_LINE_PT)}/>`, run: face(imprint.value) },
  { id: STYLE.caption, name: 'caption', paragraph: `<w:keepNext/><w:spacing w:before="120" ${exactly(24)}/>${CENTER}`, run: face({ font: '黑体', pt: 14 }) },
  { id: STYLE.tableText, name: '表格文字', paragraph: `<w:spacing ${exactly(18)}/>`, run: face({ font: imprint.value.font, pt: TABLE_PT }) },
  { id: STYLE.tableHeader, name: '表头文字', paragraph: `<w:keepNext/><w:spacing ${exactly(18)}/>${CENTER}`, run: face({ font: '黑体', pt: TABLE_PT }) },
  { id: STYLE.tableSource, name: '数据来源', paragraph: `<w:spacing w:after="120" ${exactly(20)}/>`, run: face({ font: imprint.value.font, pt: TABLE_PT }) },
  { id: STYLE.chart, name: '图', paragraph: `<w:keepNext/><w:spacing w:before="120" w:line="240" w:lineRule="auto"/>${CENTER}` },
  { id: STYLE.pageNumber, name: '页码', paragraph: `<w:spacing ${exactly(16)}/>`, run: face(pageNumber.value) },
  { id: STYLE.demoMark, name: '示范标识', paragraph: CENTER, run: face({ font: '黑体', pt: 12 }, RED) },
];

/** The styles part of a document; `organMark` sizes the red head to one line. */
export function stylesXml(organMark: string): string {
  const styles = [...TEXT_STYLES, ...headStyles(organMark), ...SMALL_STYLES].map(styleXml).join('');
  return '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    + '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    + `<w:docDefaults><w:rPrDefault><w:rPr>${face(GBT9704.body.value)}<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>`
    + '<w:pPrDefault><w:pPr><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/></w:pPr></w:pPrDefault></w:docDefaults>'
    + '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
    + `<w:pPr><w:widowControl w:val="0"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/><w:snapToGrid w:val="0"/><w:spacing ${EXACT_LINE}/></w:pPr>`
    + `<w:rPr>${face(GBT9704.body.value, TIGHTENED)}</w:rPr></w:style>`
    + '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
    + '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/>'
    + '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    + `${styles}</w:styles>`;
}

function styleXml(style: StyleDeclaration): string {
  const run = style.run === undefined ? '' : `<w:rPr>${style.run}</w:rPr>`;
  return `<w:style w:type="paragraph" w:customStyle="${BUILT_IN.has(style.id) ? 0 : 1}" w:styleId="${style.id}"><w:name w:val="${style.name}"/>`
    + `<w:basedOn w:val="${style.basedOn ?? 'Normal'}"/><w:qFormat/><w:pPr>${style.paragraph ?? ''}</w:pPr>${run}</w:style>`;
}

const BUILT_IN: ReadonlySet<string> = new Set(['Title', 'Heading1', 'Heading2', 'Heading3', 'Heading4', 'Signature', 'Caption']);
