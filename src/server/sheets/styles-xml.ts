import type { ColumnKind } from './sheet.ts';

/** How a cell stands in its sheet: in a list, or in a form fixed or to be filled in. */
export type CellStyle = 'plain' | 'locked' | 'open';

type Format = ColumnKind | 'quoted';

/** Number formats: 49 is text, 0 whatever the number is, those from 164 our own, because other built-in ones change with the reader's locale. */
const FORMATS = {
  text: '49', number: '0', integer: '166', decimal: '167', money: '167', date: '164', percent: '165', quoted: '49',
} as const satisfies Record<Format, string>;

const FORMAT_ORDER = Object.keys(FORMATS);
const STYLE_ORDER: readonly CellStyle[] = ['plain', 'locked', 'open'];
const FIRST = 3;

/** The place of a cell's style in the list of `stylesXml`. */
export function styleIndex(format: Format, style: CellStyle | 'header'): number {
  if (style === 'header') return format === 'quoted' ? 2 : 1;
  return FIRST + STYLE_ORDER.indexOf(style) * FORMAT_ORDER.length + FORMAT_ORDER.indexOf(format);
}

function cellFormat(format: Format, style: CellStyle): string {
  const quoted = format === 'quoted' ? ' quotePrefix="1"' : '';
  const fill = style === 'locked' ? 3 : 0;
  const border = style === 'plain' ? 0 : 1;
  return `<xf numFmtId="${FORMATS[format]}" fontId="0" fillId="${fill}" borderId="${border}" xfId="0" applyNumberFormat="1" applyFill="1" applyBorder="1" applyAlignment="1" applyProtection="1"${quoted}>`
    + `<alignment vertical="center"/><protection locked="${style === 'open' ? 0 : 1}"/></xf>`;
}

const headerFormat = (quoted: string): string =>
  `<xf numFmtId="49" fontId="1" fillId="2" borderId="1" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"${quoted}>`
  + '<alignment horizontal="center" vertical="center" wrapText="1"/></xf>';

const solid = (colour: string): string => `<fill><patternFill patternType="solid"><fgColor rgb="FF${colour}"/><bgColor indexed="64"/></patternFill></fill>`;
const thin = (side: string): string => `<${side} style="thin"><color rgb="FFBDB8AC"/></${side}>`;
const font = (bold: string): string => `<font>${bold}<sz val="11"/><name val="等线"/><family val="2"/><charset val="134"/></font>`;

/** The styles part: header, then each kind of column as a list cell, a fixed cell and a cell to fill in. */
export function stylesXml(): string {
  const cells = STYLE_ORDER.flatMap((style) => (Object.keys(FORMATS) as Format[]).map((format) => cellFormat(format, style)));
  const formats = ['<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>', headerFormat(''), headerFormat(' quotePrefix="1"'), ...cells];
  return '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    + '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    + '<numFmts count="4"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="0.0%"/><numFmt numFmtId="166" formatCode="#,##0"/><numFmt numFmtId="167" formatCode="#,##0.00"/></numFmts>'
    + `<fonts count="2">${font('')}${font('<b/>')}</fonts>`
    + `<fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>${solid('DFE6F1')}${solid('F1EFEA')}</fills>`
    + `<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>${thin('left')}${thin('right')}${thin('top')}${thin('bottom')}<diagonal/></border></borders>`
    + '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    + `<cellXfs count="${formats.length}">${formats.join('')}</cellXfs>`
    + '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>';
}
