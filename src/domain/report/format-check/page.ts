import type { Label } from '../../text.ts';
import type { LaidOutDocument, LaidOutParagraph, LaidOutSection } from './laid-out.ts';
import { charPitchPt, GBT9704, linePitchPt, mmToPoints } from '../gbt9704.ts';
import { both, type Finding, NOTHING } from './deviation.ts';
import { isFace, sizeText } from './faces.ts';

const PAGE: Finding['place'] = {};

const LENGTHS = {
  'page-width': { zh: '页宽', en: 'page width' },
  'page-height': { zh: '页高', en: 'page height' },
  'margin-top': { zh: '天头', en: 'top margin' },
  'margin-bottom': { zh: '下白边', en: 'bottom margin' },
  'margin-left': { zh: '订口', en: 'left margin' },
  'margin-right': { zh: '右白边', en: 'right margin' },
} as const satisfies Record<string, Label>;

function length(rule: keyof typeof LENGTHS, found: number, expected: number, { basis, evidence }: { basis: string; evidence: Finding['evidence'] }): readonly Finding[] {
  if (Math.abs(found - expected) <= GBT9704.toleranceMm.value) return [];
  return [{ rule, what: LENGTHS[rule], expected: both(`${expected} mm`), found: both(`${found.toFixed(1)} mm`), basis, evidence, place: PAGE }];
}

/** Size, margins, grid and page numbers, of the section that holds the most of the document: the first upright one. */
export function checkPage(document: LaidOutDocument): readonly Finding[] {
  const section = document.sections.find(({ widthMm, heightMm }) => widthMm <= heightMm) ?? document.sections[0];
  if (!section) return [];
  return [...checkSheet(section), ...checkGrid(section, document.paragraphs), ...checkPageNumbers(document, section)];
}

function checkSheet({ widthMm, heightMm, marginMm }: LaidOutSection): readonly Finding[] {
  const { page, margin } = GBT9704;
  return [
    ...length('page-width', widthMm, page.value.width, page),
    ...length('page-height', heightMm, page.value.height, page),
    ...(['top', 'bottom', 'left', 'right'] as const).flatMap((side) => length(`margin-${side}`, marginMm[side], margin.value[side], margin)),
  ];
}

/** The value that most of the running text has, by its length. */
function prevailing<T extends number | undefined>(paragraphs: readonly LaidOutParagraph[], valueOf: (paragraph: LaidOutParagraph) => T): T | undefined {
  const weights = new Map<T, number>();
  for (const paragraph of paragraphs) if (!paragraph.inTable) weights.set(valueOf(paragraph), (weights.get(valueOf(paragraph)) ?? 0) + paragraph.text.length);
  return [...weights].sort((a, b) => b[1] - a[1])[0]?.[0];
}

/** 22 lines of 28 characters: by the grid of the page, else by the height and the size that the text is set in. */
function checkGrid(section: LaidOutSection, paragraphs: readonly LaidOutParagraph[]): readonly Finding[] {
  const { marginMm, grid } = section;
  const height = mmToPoints(section.heightMm - marginMm.top - marginMm.bottom);
  const width = mmToPoints(section.widthMm - marginMm.left - marginMm.right);
  const line = grid.linePitchPt ?? prevailing(paragraphs, ({ exactLinePt }) => exactLinePt);
  const body = prevailing(paragraphs, ({ runs }) => runs[0]?.pt) ?? GBT9704.body.value.pt;
  const character = grid.charSpacePt === undefined ? body + (prevailing(paragraphs, ({ runs }) => runs[0]?.spacingPt) ?? 0) : GBT9704.body.value.pt + grid.charSpacePt;
  return [
    ...count('lines', { zh: '每面行数', en: 'lines to a page' }, height, line, linePitchPt(), GBT9704.grid.value.lines),
    ...count('characters', { zh: '每行字数', en: 'characters to a line' }, width, character, charPitchPt(), GBT9704.grid.value.chars),
  ];
}

/** How often a pitch fits, measured with the standard's own pitch as tolerance of a hundredth. */
function count(rule: string, what: Label, room: number, pitch: number | undefined, standard: number, expected: number): readonly Finding[] {
  const { basis, evidence } = GBT9704.grid;
  const fits = pitch === undefined || pitch <= 0 ? undefined : Math.floor((room + standard * 0.1) / pitch);
  if (fits === expected) return [];
  return [{ rule, what, expected: both(String(expected)), found: fits === undefined ? { zh: '未固定', en: 'not fixed' } : both(String(fits)), basis, evidence, place: PAGE }];
}

const SIDES = { odd: { zh: '单页页码', en: 'page number of odd pages' }, even: { zh: '双页页码', en: 'page number of even pages' } } as const satisfies Record<string, Label>;
const AT_RIGHT: Label = { zh: '居右', en: 'at the right' };
const AT_LEFT: Label = { zh: '居左', en: 'at the left' };
const PLACES: Readonly<Record<LaidOutParagraph['alignment'], Label>> = { left: AT_LEFT, both: AT_LEFT, center: { zh: '居中', en: 'centred' }, right: AT_RIGHT };

/** — 1 — in 四号宋体, at the right on odd pages and at the left on even ones. */
function checkPageNumbers({ twoSided }: LaidOutDocument, { footers }: LaidOutSection): readonly Finding[] {
  const { basis, evidence } = GBT9704.pageNumber;
  const shared = { basis, evidence, place: PAGE };
  if (!footers.odd && !footers.even) return [{ rule: 'page-number', what: { zh: '页码', en: 'page numbers' }, expected: both('— 1 —'), found: NOTHING, ...shared }];
  const sides = twoSided ? [] : [{ rule: 'page-number-sides', what: { zh: '单双页页码', en: 'odd and even page numbers' }, expected: { zh: '单页居右、双页居左', en: 'at the right on odd pages, at the left on even ones' }, found: { zh: '未区分', en: 'not told apart' }, ...shared }];
  return [...sides, ...checkPageNumber('odd', footers.odd), ...(twoSided ? checkPageNumber('even', footers.even) : [])];
}

function checkPageNumber(side: 'odd' | 'even', paragraph: LaidOutParagraph | undefined): readonly Finding[] {
  const { value, basis, evidence } = GBT9704.pageNumber;
  const finding = (rule: string, expected: Label, found: Label): Finding => ({ rule: `page-number-${rule}-${side}`, what: SIDES[side], expected, found, basis, evidence, place: PAGE });
  if (!paragraph) return [finding('there', both('— 1 —'), NOTHING)];
  const expected = side === 'odd' ? AT_RIGHT : AT_LEFT;
  const run = paragraph.runs.find(({ text }) => text.trim() !== '') ?? paragraph.runs[0];
  const isPlaced = PLACES[paragraph.alignment] === expected;
  const isDashed = /^\s*[—–-]\s*\d*\s*[—–-]\s*$/.test(paragraph.text) && /[—]/.test(paragraph.text);
  const hasFace = run !== undefined && isFace(run.font, value.font) && run.pt === value.pt;
  return [
    ...(isPlaced ? [] : [finding('side', expected, PLACES[paragraph.alignment])]),
    ...(isDashed ? [] : [finding('dashes', both('— 1 —'), both(paragraph.text.trim() || '1'))]),
    ...(hasFace ? [] : [finding('face', sizeText(value), run ? sizeText(run) : NOTHING)]),
  ];
}
