import type { XmlElement } from './xml.ts';
import { childElements } from './xml.ts';

/**
 * The order that the schema of WordprocessingML (ECMA-376 part 1, transitional) demands of the children of the elements
 * that our files hold. Word refuses a file in another order; LibreOffice does not notice.
 */
const SEQUENCES: Readonly<Record<string, string>> = {
  'w:sdt': 'sdtPr sdtEndPr sdtContent',
  'w:sdtPr': 'rPr alias tag id lock placeholder temporary showingPlcHdr dataBinding label tabIndex text',
  'w:p': 'pPr *',
  'w:r': 'rPr *',
  'w:pPr': 'pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange',
  'w:rPr': 'rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath',
  'w:tbl': 'tblPr tblGrid tr',
  'w:tblPr': 'tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription',
  'w:tr': 'tblPrEx trPr tc sdt',
  'w:tc': 'tcPr *',
  'w:tcPr': 'cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark',
  'w:sectPr': 'headerReference|footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings',
  'w:style': 'name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr',
  'w:styles': 'docDefaults latentStyles style',
};

const places = (sequence: string): ReadonlyMap<string, number> =>
  new Map(sequence.split(' ').flatMap((step, index) => step.split('|').map((name) => [`w:${name}`, index] as const)));

/** What breaks the schema's order below an element: `w:pPr: w:jc before w:ind`. */
export function orderFaults(element: XmlElement): string[] {
  const below = childElements(element).flatMap(orderFaults);
  const sequence = SEQUENCES[element.name];
  return sequence === undefined ? below : [...faultsOf(element, places(sequence)), ...below];
}

function faultsOf(element: XmlElement, order: ReadonlyMap<string, number>): string[] {
  const names = childElements(element).map(({ name }) => name).filter((name) => name.startsWith('w:'));
  const rest = order.get('w:*');
  const places = names.map((name) => order.get(name) ?? rest);
  return names.flatMap((name, index) => {
    const place = places[index];
    if (place === undefined) return [`${element.name}: no ${name} belongs here`];
    const before = index === 0 ? place : (places[index - 1] ?? place);
    return before > place ? [`${element.name}: ${name} after ${names[index - 1]}`] : [];
  });
}
