/**
 * GB/T 9704-2012 党政机关公文格式: page, grid and type of an official document, as constants with their basis.
 * Evidence: `verified` was checked against published renderings of the standard, `to-confirm` rests on knowledge of it.
 */
export type Evidence = 'verified' | 'to-confirm';

export interface FormatConstant<T> {
  readonly value: T;
  readonly basis: string;
  readonly evidence: Evidence;
}

const verified = <const T>(basis: string, value: T): FormatConstant<T> => ({ value, basis: `GB/T 9704-2012 ${basis}`, evidence: 'verified' });
const toConfirm = <const T>(basis: string, value: T): FormatConstant<T> => ({ value, basis: `GB/T 9704-2012 ${basis}`, evidence: 'to-confirm' });

/** A face and its size in points. */
export interface Face {
  readonly font: string;
  readonly pt: number;
}

const FANGSONG = '仿宋_GB2312';
const TITLE_SONG = '方正小标宋简体';

/** Lengths in mm unless the name says otherwise; sizes in points (三号 16, 二号 22, 四号 14). */
export const GBT9704 = {
  page: verified('§5.1', { width: 210, height: 297 }),
  margin: verified('§5.2.1 (天头、订口、版心)', { top: 37, left: 28, right: 26, bottom: 35 }),
  toleranceMm: verified('§5.2.1', 1),
  grid: verified('§5.2.3', { lines: 22, chars: 28 }),
  body: verified('§5.2.2', { font: FANGSONG, pt: 16 } as Face),
  title: verified('§7.3.1', { font: TITLE_SONG, pt: 22 } as Face),
  headings: toConfirm('§7.3.3', {
    1: { font: '黑体', pt: 16 },
    2: { font: '楷体_GB2312', pt: 16 },
    3: { font: FANGSONG, pt: 16 },
    4: { font: FANGSONG, pt: 16 },
  } as Record<1 | 2 | 3 | 4, Face>),
  pageNumber: verified('§7.5', { font: '宋体', pt: 14, belowCoreMm: 7, edgeChars: 1 }),
  imprint: toConfirm('§7.4', { font: FANGSONG, pt: 14, outerRuleMm: 0.35, middleRuleMm: 0.25 }),
  organMark: toConfirm('§7.2.4', { font: TITLE_SONG, belowCoreTopMm: 35, colour: 'FF0000' }),
  documentNumber: toConfirm('§7.2.5', { blankLinesAbove: 2 }),
  redRule: toConfirm('§7.2.7', { belowNumberMm: 4, widthMm: 156, colour: 'FF0000' }),
  titleBlankLines: verified('§7.3.1 (红色分隔线下空二行)', 2),
  addresseeBlankLines: verified('§7.3.2', 1),
  paragraphIndentChars: verified('§7.3.3', 2),
  dateRightChars: verified('§7.3.5.1', 4),
  noteIndentChars: toConfirm('§7.3.6', 2),
  annexMark: toConfirm('§7.3.7', { font: '黑体', pt: 16 } as Face),
} as const;

/** The fifteen kinds of official document (文种), 党政机关公文处理工作条例 (2012) §8. */
export const DOCUMENT_KINDS = [
  '决议', '决定', '命令', '公报', '公告', '通告', '意见', '通知', '通报', '报告', '请示', '批复', '议案', '函', '纪要',
] as const;

const POINTS_PER_MM = 72 / 25.4;

export const mmToPoints = (mm: number): number => mm * POINTS_PER_MM;

/** Height of one line of the grid in points: 225 mm over 22 lines. */
export function linePitchPt(): number {
  const { top, bottom } = GBT9704.margin.value;
  return mmToPoints(GBT9704.page.value.height - top - bottom) / GBT9704.grid.value.lines;
}

/** Width of one character of the grid in points: 156 mm over 28 characters. */
export function charPitchPt(): number {
  const { left, right } = GBT9704.margin.value;
  return mmToPoints(GBT9704.page.value.width - left - right) / GBT9704.grid.value.chars;
}

/** Size of the 发文机关标志: as large as one line of 156 mm allows, 48 pt at most. */
export function organMarkPt(mark: string): number {
  const fit = mmToPoints(GBT9704.redRule.value.widthMm) / Math.max([...mark].length, 1);
  return Math.min(48, Math.floor(fit * 0.96));
}
