import { strFromU8, unzipSync } from 'fflate';
import type { Face } from '#domain/report/gbt9704.ts';
import { GBT9704, linePitchPt, mmToPoints } from '#domain/report/gbt9704.ts';
import type { Label } from '#domain/text.ts';
import type { WordStyles } from './word-styles.ts';
import { readWordStyles, runFace } from './word-styles.ts';
import type { XmlElement } from './xml.ts';
import { childElements, descendants, elementText, findElement, parseXml } from './xml.ts';

/** One departure of a Word file from GB/T 9704-2012; `near` quotes the text it was found at. */
export interface Deviation {
  readonly what: Label;
  readonly expected: string;
  readonly found: string;
  readonly basis: string;
  readonly near?: string;
}

interface WordFile {
  readonly document: XmlElement;
  readonly styles: WordStyles;
  readonly settings: XmlElement | undefined;
  readonly parts: Readonly<Record<string, Uint8Array>>;
}

const TWIPS_PER_MM = mmToPoints(1) * 20;
/** A size may differ by a quarter point, a pitch by what rounding to twips gives. */
const FACE_TOLERANCE_PT = 0.25;

/** What in a Word file departs from the GB/T 9704 page: size, margins, grid, faces, page numbers. Empty when it keeps to it. */
export function checkGbt9704(docx: Uint8Array): Deviation[] {
  const file = openWordFile(docx);
  const section = descendants(file.document, 'w:sectPr').at(-1);
  return [...checkPage(section), ...checkMargins(section), ...checkGrid(section), ...checkFaces(file), ...checkPageNumbers(file, section)];
}

function openWordFile(docx: Uint8Array): WordFile {
  const wanted = /^word\/(document|styles|settings|footer\d*|_rels\/document\.xml\.rels)(\.xml)?$/;
  const parts = unzipSync(docx, { filter: (entry) => wanted.test(entry.name) && entry.originalSize < 64_000_000 });
  const read = (name: string): XmlElement | undefined => (parts[name] === undefined ? undefined : parseXml(strFromU8(parts[name])));
  const document = read('word/document.xml');
  const styles = read('word/styles.xml');
  if (document === undefined || styles === undefined) throw new Error('not a Word document: word/document.xml or word/styles.xml is missing');
  return { document, styles: readWordStyles(styles), settings: read('word/settings.xml'), parts };
}

const attribute = (element: XmlElement | undefined, name: string): number => Number(element?.attributes[`w:${name}`] ?? Number.NaN);

const millimetres = (twips: number): string => (Number.isNaN(twips) ? '—' : `${(twips / TWIPS_PER_MM).toFixed(1)} mm`);

function lengthDeviation(what: Label, twips: number, expectedMm: number, basis: string): Deviation[] {
  if (Math.abs(twips / TWIPS_PER_MM - expectedMm) <= GBT9704.toleranceMm.value) return [];
  return [{ what, expected: `${expectedMm} mm`, found: millimetres(twips), basis }];
}

function checkPage(section: XmlElement | undefined): Deviation[] {
  const size = findElement(section, 'w:pgSz');
  const { value, basis } = GBT9704.page;
  return [
    ...lengthDeviation({ zh: '页宽', en: 'page width' }, attribute(size, 'w'), value.width, basis),
    ...lengthDeviation({ zh: '页高', en: 'page height' }, attribute(size, 'h'), value.height, basis),
  ];
}

const MARGINS = {
  top: { zh: '天头', en: 'top margin' },
  bottom: { zh: '下白边', en: 'bottom margin' },
  left: { zh: '订口', en: 'left margin' },
  right: { zh: '右白边', en: 'right margin' },
} as const satisfies Record<string, Label>;

function checkMargins(section: XmlElement | undefined): Deviation[] {
  const margins = findElement(section, 'w:pgMar');
  const { value, basis } = GBT9704.margin;
  return (['top', 'bottom', 'left', 'right'] as const).flatMap((side) => lengthDeviation(MARGINS[side], attribute(margins, side), value[side], basis));
}

function checkGrid(section: XmlElement | undefined): Deviation[] {
  const grid = findElement(section, 'w:docGrid');
  const [size, margins] = [findElement(section, 'w:pgSz'), findElement(section, 'w:pgMar')];
  const height = attribute(size, 'h') - attribute(margins, 'top') - attribute(margins, 'bottom');
  const width = attribute(size, 'w') - attribute(margins, 'left') - attribute(margins, 'right');
  const charPitch = (GBT9704.body.value.pt + Number(grid?.attributes['w:charSpace'] ?? 0) / 4096) * 20;
  const { value, basis } = GBT9704.grid;
  return [
    ...countDeviation({ zh: '每面行数', en: 'lines to a page' }, Math.floor(height / attribute(grid, 'linePitch')), value.lines, basis),
    ...countDeviation({ zh: '每行字数', en: 'characters to a line' }, Math.floor(width / charPitch), value.chars, basis),
  ];
}

function countDeviation(what: Label, found: number, expected: number, basis: string): Deviation[] {
  return found === expected ? [] : [{ what, expected: String(expected), found: Number.isNaN(found) ? '—' : String(found), basis }];
}

interface Role {
  readonly what: Label;
  readonly face: Face;
  readonly basis: string;
}

/** What a paragraph is, by the English name of its style, which Word and WPS keep in every language. */
function roleOf(styleName: string): Role | undefined {
  const level = /^heading ([1-4])$/i.exec(styleName)?.[1];
  const { headings, title, body, imprint, annexMark } = GBT9704;
  if (level !== undefined) {
    return { what: { zh: `${level} 级标题`, en: `heading ${level}` }, face: headings.value[Number(level) as 1 | 2 | 3 | 4], basis: headings.basis };
  }
  if (/^title$/i.test(styleName) || styleName === '附件标题') return { what: { zh: '标题', en: 'title' }, face: title.value, basis: title.basis };
  if (styleName === '附件标识') return { what: { zh: '附件标识', en: 'attachment mark' }, face: annexMark.value, basis: annexMark.basis };
  if (styleName === '版记') return { what: { zh: '版记', en: 'imprint' }, face: imprint.value, basis: imprint.basis };
  if (['发文机关标志', '图', 'caption', '数据来源'].includes(styleName)) return undefined;
  return { what: { zh: '正文', en: 'body' }, face: body.value, basis: body.basis };
}

function checkFaces(file: WordFile): Deviation[] {
  const body = findElement(file.document, 'w:body');
  return childElements(body, 'w:p').flatMap((paragraph) => checkParagraph(paragraph, file.styles));
}

function checkParagraph(paragraph: XmlElement, styles: WordStyles): Deviation[] {
  const styleId = findElement(paragraph, 'w:pPr', 'w:pStyle')?.attributes['w:val'];
  const role = roleOf(styles.nameOf(styleId));
  if (role === undefined) return [];
  const exact = checkLineHeight(paragraph, styleId, styles, role);
  const faces = descendants(paragraph, 'w:r').flatMap((run) => checkRun(run, styleId, styles, role));
  return [...exact, ...faces];
}

/** Body text set to a fixed height must keep 22 lines to the page. */
function checkLineHeight(paragraph: XmlElement, styleId: string | undefined, styles: WordStyles, role: Role): Deviation[] {
  const height = styles.exactLinePt(paragraph, styleId);
  if (role.face.pt !== GBT9704.body.value.pt || height === undefined || Math.abs(height - linePitchPt()) <= FACE_TOLERANCE_PT) return [];
  return [{ what: { zh: '行距', en: 'line height' }, expected: `${linePitchPt().toFixed(2)} pt`, found: `${height} pt`, basis: GBT9704.grid.basis, near: quote(paragraph) }];
}

function checkRun(run: XmlElement, styleId: string | undefined, styles: WordStyles, role: Role): Deviation[] {
  const text = childElements(run, 'w:t').map(elementText).join('');
  if (text.trim() === '') return [];
  const found = runFace(run, styleId, styles);
  const what = (zh: string, en: string): Label => ({ zh: role.what.zh + zh, en: `${role.what.en} ${en}` });
  const shared = { basis: role.basis, near: text.slice(0, 20) };
  return [
    ...(found.font === role.face.font ? [] : [{ what: what('字体', 'font'), expected: role.face.font, found: found.font ?? '—', ...shared }]),
    ...(Math.abs((found.pt ?? 10) - role.face.pt) <= FACE_TOLERANCE_PT ? [] : [{ what: what('字号', 'size'), expected: `${role.face.pt} pt`, found: `${found.pt ?? 10} pt`, ...shared }]),
  ];
}

const quote = (paragraph: XmlElement): string => elementText(paragraph).slice(0, 20);

/** — 1 — in 四号宋体, at the right on odd pages and at the left on even ones. */
function checkPageNumbers(file: WordFile, section: XmlElement | undefined): Deviation[] {
  const { basis } = GBT9704.pageNumber;
  const twoSided = findElement(file.settings, 'w:evenAndOddHeaders') !== undefined;
  if (!twoSided) return [{ what: { zh: '单双页页码', en: 'odd and even page numbers' }, expected: '单页居右、双页居左', found: '未区分', basis }];
  return (['default', 'even'] as const).flatMap((kind) => checkFooter(footerOf(file, section, kind), kind, file.styles));
}

function footerOf(file: WordFile, section: XmlElement | undefined, kind: string): XmlElement | undefined {
  const reference = childElements(section, 'w:footerReference').find((each) => each.attributes['w:type'] === kind)?.attributes['r:id'];
  const relations = file.parts['word/_rels/document.xml.rels'];
  if (reference === undefined || relations === undefined) return undefined;
  const target = childElements(parseXml(strFromU8(relations))).find((each) => each.attributes['Id'] === reference)?.attributes['Target'];
  const part = file.parts[`word/${target ?? ''}`];
  return part === undefined ? undefined : parseXml(strFromU8(part));
}

function checkFooter(footer: XmlElement | undefined, kind: 'default' | 'even', styles: WordStyles): Deviation[] {
  const { value, basis } = GBT9704.pageNumber;
  const what = kind === 'default' ? { zh: '单页页码', en: 'page number of odd pages' } : { zh: '双页页码', en: 'page number of even pages' };
  const paragraph = footer === undefined ? undefined : descendants(footer, 'w:p').find((each) => /PAGE/.test(descendants(each, 'w:instrText').map(elementText).join('')));
  if (paragraph === undefined) return [{ what, expected: '— 1 —', found: '—', basis }];
  const styleId = findElement(paragraph, 'w:pPr', 'w:pStyle')?.attributes['w:val'];
  const side = findElement(paragraph, 'w:pPr', 'w:jc')?.attributes['w:val'] ?? 'left';
  const expectedSide = kind === 'default' ? 'right' : 'left';
  const run = descendants(paragraph, 'w:r')[0];
  const face = run === undefined ? {} : runFace(run, styleId, styles);
  const faceText = `${face.font ?? '—'} ${face.pt ?? '—'} pt`;
  return [
    ...(side === expectedSide ? [] : [{ what, expected: expectedSide, found: side, basis }]),
    ...(face.font === value.font && face.pt === value.pt ? [] : [{ what, expected: `${value.font} ${value.pt} pt`, found: faceText, basis }]),
  ];
}
