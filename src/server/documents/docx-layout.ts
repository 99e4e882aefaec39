import type { Alignment, LaidOutDocument, LaidOutParagraph, LaidOutRun, LaidOutSection } from '#domain/report/format-check/laid-out.ts';
import { damaged, openDocx } from './open-docx.ts';
import { isSwitchedOn, nearest, readWordStyles, type WordStyles } from './word-styles.ts';
import type { XmlElement } from './xml.ts';
import { childElements, descendants, elementText, findElement, parseXml } from './xml.ts';

const TWIPS_PER_MM = 1440 / 25.4;
/** The size of letters that no style gives, in points. */
const DEFAULT_PT = 10;

/** What every paragraph is read with. */
interface Sheets {
  readonly styles: WordStyles;
  readonly themeFonts: Readonly<Record<string, string>>;
}

const PARTS = /^word\/(?:document|styles|settings|footer\d{1,3}|theme\/theme1|_rels\/document\.xml)\.(?:xml|rels)$/;

/** Reads how a Word file is laid out, styles and theme resolved. @throws ProblemError as `openDocx` does, and `damaged-file` */
export function readLayout(bytes: Uint8Array, file: string): LaidOutDocument {
  const parts = openDocx(bytes, file, PARTS);
  const read = (name: string): XmlElement | undefined => {
    const part = parts.get(name);
    return part === undefined ? undefined : parseXml(part);
  };
  try {
    return layoutOf(read);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw damaged(file, { zh: detail, en: detail });
  }
}

function layoutOf(read: (name: string) => XmlElement | undefined): LaidOutDocument {
  const sheets: Sheets = { styles: readWordStyles(read('word/styles.xml')), themeFonts: themeFontsOf(read('word/theme/theme1.xml')) };
  const body = findElement(read('word/document.xml'), 'w:body');
  const targets = new Map(childElements(read('word/_rels/document.xml.rels')).map((relation) => [relation.attributes['Id'], relation.attributes['Target']]));
  const footer = (id: string | undefined): XmlElement | undefined => read(`word/${targets.get(id) ?? ''}`);
  const paragraphs = body ? paragraphsIn(body, false) : [];
  return {
    sections: body ? descendants(body, 'w:sectPr').map((section) => sectionOf(section, sheets, footer)) : [],
    paragraphs: paragraphs.map(({ element, inTable }, index) => paragraphOf(element, index + 1, inTable, sheets)),
    twoSided: findElement(read('word/settings.xml'), 'w:evenAndOddHeaders') !== undefined && isSwitchedOn([read('word/settings.xml')].filter((each) => each !== undefined), 'w:evenAndOddHeaders'),
  };
}

/** Paragraphs in reading order, also those inside content controls and tables; drawings and their text boxes are left out. */
function paragraphsIn(element: XmlElement, inTable: boolean): readonly { readonly element: XmlElement; readonly inTable: boolean }[] {
  return childElements(element).flatMap((child) => (child.name === 'w:p' ? [{ element: child, inTable }] : paragraphsIn(child, inTable || child.name === 'w:tbl')));
}

/** The Chinese faces of the theme by the names that `w:eastAsiaTheme` uses. */
function themeFontsOf(theme: XmlElement | undefined): Readonly<Record<string, string>> {
  const faceOf = (kind: 'a:majorFont' | 'a:minorFont'): string => {
    const fonts = theme && descendants(theme, kind)[0];
    const eastAsian = findElement(fonts, 'a:ea')?.attributes['typeface'] ?? '';
    return eastAsian || (childElements(fonts, 'a:font').find(({ attributes }) => attributes['script'] === 'Hans')?.attributes['typeface'] ?? '');
  };
  return { majorEastAsia: faceOf('a:majorFont'), minorEastAsia: faceOf('a:minorFont') };
}

const numberOf = (value: string | undefined): number | undefined => (value === undefined || Number.isNaN(Number(value)) ? undefined : Number(value));

/** LibreOffice writes a negative `w:charSpace` as unsigned; `| 0` makes it signed again. */
function sectionOf(section: XmlElement, sheets: Sheets, footer: (id: string | undefined) => XmlElement | undefined): LaidOutSection {
  const [size, margins, grid] = [findElement(section, 'w:pgSz'), findElement(section, 'w:pgMar'), findElement(section, 'w:docGrid')];
  const mm = (element: XmlElement | undefined, name: string): number => (numberOf(element?.attributes[name]) ?? 0) / TWIPS_PER_MM;
  const type = grid?.attributes['w:type'] ?? 'default';
  const [linePitch, charSpace] = [numberOf(grid?.attributes['w:linePitch']), numberOf(grid?.attributes['w:charSpace'])];
  const [odd, even] = (['default', 'even'] as const).map((kind) => pageNumberOf(footer(footerId(section, kind)), sheets));
  return {
    widthMm: mm(size, 'w:w'), heightMm: mm(size, 'w:h'),
    marginMm: { top: mm(margins, 'w:top'), bottom: mm(margins, 'w:bottom'), left: mm(margins, 'w:left') + mm(margins, 'w:gutter'), right: mm(margins, 'w:right') },
    grid: {
      ...(type !== 'default' && linePitch !== undefined && { linePitchPt: linePitch / 20 }),
      ...(['linesAndChars', 'snapToChars'].includes(type) && { charSpacePt: ((charSpace ?? 0) | 0) / 4096 }),
    },
    firstPageDiffers: isSwitchedOn([section], 'w:titlePg'),
    footers: { ...(odd && { odd }), ...(even && { even }) },
  };
}

const footerId = (section: XmlElement, kind: string): string | undefined =>
  childElements(section, 'w:footerReference').find(({ attributes }) => (attributes['w:type'] ?? 'default') === kind)?.attributes['r:id'];

/** The paragraph of a footer that counts pages; Word also puts it into frames and text boxes. */
function pageNumberOf(footer: XmlElement | undefined, sheets: Sheets): LaidOutParagraph | undefined {
  const paragraphs = footer ? descendants(footer, 'w:p').map((element, index) => paragraphOf(element, index + 1, false, sheets)) : [];
  return paragraphs.findLast(({ hasPageNumber }) => hasPageNumber);
}

const ALIGNMENTS: Readonly<Record<string, Alignment>> = { left: 'left', start: 'left', center: 'center', right: 'right', end: 'right', both: 'both', distribute: 'both' };

function paragraphOf(element: XmlElement, number: number, inTable: boolean, sheets: Sheets): LaidOutParagraph {
  const levels = sheets.styles.paragraphLevels(element);
  const runs = runsOf(element, element, sheets);
  const rule = levels.map((level) => findElement(level, 'w:pBdr', 'w:bottom')).find((each) => each !== undefined);
  const exact = nearest(levels, 'w:spacing', 'w:lineRule') === 'exact' ? numberOf(nearest(levels, 'w:spacing', 'w:line')) : undefined;
  const before = numberOf(nearest(levels, 'w:spacing', 'w:before')) ?? 0;
  return {
    number, inTable, runs,
    text: runs.map(({ text }) => text).join(''),
    styleName: sheets.styles.nameOf(element),
    alignment: ALIGNMENTS[nearest(levels, 'w:jc', 'w:val') ?? 'left'] ?? 'left',
    indentPt: indentOf(levels, runs.find(({ text }) => text.trim() !== '')?.pt ?? DEFAULT_PT),
    ...(exact !== undefined && { exactLinePt: exact / 20 }),
    spaceBeforePt: before / 20,
    startsPage: isSwitchedOn(levels, 'w:pageBreakBefore'),
    isListItem: levels.some((level) => findElement(level, 'w:numPr') !== undefined),
    ...(rule && !['none', 'nil'].includes(rule.attributes['w:val'] ?? '') && { ruleBelow: { colour: rule.attributes['w:color'] ?? 'auto' } }),
    hasDrawing: ['w:drawing', 'w:pict', 'mc:AlternateContent'].some((name) => descendants(element, name).length > 0),
    hasPageNumber: isPageCount(element),
  };
}

/** Indents in points; those given in hundredths of a character count by the letters of the paragraph. */
function indentOf(levels: readonly XmlElement[], pt: number): LaidOutParagraph['indentPt'] {
  const length = (inCharacters: readonly string[], inTwips: readonly string[]): number => {
    for (const level of levels) {
      const characters = numberOf(nearest([level], 'w:ind', ...inCharacters));
      if (characters) return (characters / 100) * pt;
      const twips = numberOf(nearest([level], 'w:ind', ...inTwips));
      if (twips !== undefined) return twips / 20;
    }
    return 0;
  };
  const hanging = length(['w:hangingChars'], ['w:hanging']);
  return {
    first: hanging > 0 ? -hanging : length(['w:firstLineChars'], ['w:firstLine']),
    left: length(['w:leftChars', 'w:startChars'], ['w:left', 'w:start']),
    right: length(['w:rightChars', 'w:endChars'], ['w:right', 'w:end']),
  };
}

function isPageCount(element: XmlElement): boolean {
  const codes = [...descendants(element, 'w:instrText').map(elementText), ...descendants(element, 'w:fldSimple').map(({ attributes }) => attributes['w:instr'] ?? '')];
  return codes.some((code) => /\bPAGE\b/.test(code));
}

/** What holds text that the document does not show, or shows in a frame of its own. */
const APART: ReadonlySet<string> = new Set(['w:del', 'w:moveFrom', 'w:drawing', 'w:pict', 'mc:AlternateContent', 'w:object']);

function runsOf(element: XmlElement, paragraph: XmlElement, sheets: Sheets): readonly LaidOutRun[] {
  return childElements(element).flatMap((child): readonly LaidOutRun[] => {
    if (APART.has(child.name)) return [];
    return child.name === 'w:r' ? [runOf(child, paragraph, sheets)] : runsOf(child, paragraph, sheets);
  });
}

function runOf(run: XmlElement, paragraph: XmlElement, { styles, themeFonts }: Sheets): LaidOutRun {
  const levels = styles.runLevels(run, paragraph);
  const font = fontOf(levels, themeFonts);
  const colour = nearest(levels, 'w:color', 'w:val');
  return {
    text: childElements(run).map(textOfChild).join(''),
    ...(font && { font }),
    pt: (numberOf(nearest(levels, 'w:sz', 'w:val')) ?? DEFAULT_PT * 2) / 2,
    ...(colour !== undefined && { colour: colour.toUpperCase() }),
    spacingPt: (numberOf(nearest(levels, 'w:spacing', 'w:val')) ?? 0) / 20,
  };
}

function fontOf(levels: readonly XmlElement[], themeFonts: Sheets['themeFonts']): string | undefined {
  for (const level of levels) {
    const fonts = findElement(level, 'w:rFonts')?.attributes;
    const named = themeFonts[fonts?.['w:eastAsiaTheme'] ?? ''] ?? fonts?.['w:eastAsia'];
    if (named) return named;
  }
  return nearest(levels, 'w:rFonts', 'w:ascii');
}

function textOfChild(child: XmlElement): string {
  if (child.name === 'w:t') return elementText(child);
  return child.name === 'w:tab' || child.name === 'w:br' ? ' ' : '';
}
