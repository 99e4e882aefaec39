import type { HeadingLevel } from '../document.ts';
import type { LaidOutParagraph } from './laid-out.ts';

/** What a paragraph is in an official document (公文格式要素, GB/T 9704-2012 §7). */
export type PartRole =
  | 'organ-mark' | 'number' | 'title' | 'addressee' | 'heading' | 'body' | 'attachment-note'
  | 'signer' | 'date' | 'note' | 'annex-mark' | 'annex-title' | 'copies' | 'printed' | 'other';

export interface DocumentPart {
  readonly role: PartRole;
  readonly paragraph: LaidOutParagraph;
  /** Of a heading. */
  readonly level?: HeadingLevel;
  /** How many blank lines stand above it, space before included. */
  readonly linesAbove: number;
}

const NUMBER = /^[\p{Script=Han}A-Za-z]{1,16}[〔［[(（【﹝]\s*\d{4}\s*[〕］\])）】﹞]\s*第?\d+号$/u;
/** 发文字号 also where 签发人 stands on its line. */
export const DOCUMENT_NUMBER = /[\p{Script=Han}A-Za-z]{1,16}[〔［[(（【﹝]\s*\d{4}\s*[〕］\])）】﹞]\s*第?\d+号/u;
const ORDER_NUMBER = /^第\d+号$/;
const CHINESE = '[一二三四五六七八九十]+';
/** Headings by their number, also by a wrongly written one, so that it can be told. */
const HEADINGS: readonly (readonly [HeadingLevel, RegExp])[] = [
  [1, new RegExp(`^${CHINESE}[、.．,，]`)],
  [2, new RegExp(`^[（(]${CHINESE}[）)]`)],
  [3, /^\d{1,2}(?:[.．](?!\d)|、)/],
  [4, /^[（(]\d{1,2}[）)]/],
];
const DATE = /^(?:\d{4}年\d{1,2}月\d{1,2}日|[〇○Ｏ零一二三四五六七八九]{4}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日)$/;

/** Styles of our own whose paragraphs are no running text: captions, charts, tables' notes. */
const APART_STYLES: ReadonlySet<string> = new Set(['图', 'caption', '数据来源', '表格文字', '表头文字', '示范标识', '页码']);
const NAMED_STYLES: Readonly<Record<string, PartRole>> = { 发文机关标志: 'organ-mark', 发文字号: 'number', 主送机关: 'addressee', 附件说明: 'attachment-note', 附注: 'note', 附件标识: 'annex-mark', 附件标题: 'annex-title' };

const HEAD_LINES = 12;
const LARGE_PT = 18;

/** The level of a heading by its style's name, which Word and WPS keep in every language. */
function styledLevel({ styleName }: LaidOutParagraph): HeadingLevel | undefined {
  const level = /^heading ([1-4])$/i.exec(styleName)?.[1];
  return level === undefined ? undefined : (Number(level) as HeadingLevel);
}

export function headingLevel(paragraph: LaidOutParagraph): HeadingLevel | undefined {
  return styledLevel(paragraph) ?? HEADINGS.find(([, pattern]) => pattern.test(paragraph.text.trim()))?.[0];
}

/** The largest letters of a paragraph, in points. */
export const largestPt = ({ runs }: LaidOutParagraph): number => Math.max(0, ...runs.filter(({ text }) => text.trim() !== '').map(({ pt }) => pt));

/** Red as a red head is printed: much red, little else. */
function isRed({ runs }: LaidOutParagraph): boolean {
  return runs.some(({ text, colour = '' }) => text.trim() !== '' && /^[A-F][0-9A-F][0-3][0-9A-F][0-3][0-9A-F]$/.test(colour));
}

/** What has been met while a document is read from its beginning. */
interface Met {
  title: boolean;
  body: boolean;
  date: boolean;
  annex: boolean;
}

/** The parts of a document: each paragraph with text outside tables, and the lines of the 版记 wherever they stand. */
export function documentParts(paragraphs: readonly LaidOutParagraph[], linePt: number): readonly DocumentPart[] {
  const met: Met = { title: false, body: false, date: false, annex: false };
  let blank = 0;
  const parts = paragraphs.flatMap((paragraph): readonly DocumentPart[] => {
    const text = paragraph.text.trim();
    if (text === '') {
      blank = paragraph.inTable ? 0 : blank + 1;
      return [];
    }
    const role = paragraph.inTable ? imprintRole(text) : roleOf(paragraph, text, met);
    const linesAbove = blank + paragraph.spaceBeforePt / linePt;
    blank = 0;
    if (!role) return [];
    const level = role === 'heading' ? headingLevel(paragraph) : undefined;
    return [{ role, paragraph, linesAbove, ...(level && { level }) }];
  });
  return withSigner(parts);
}

function imprintRole(text: string): 'copies' | 'printed' | undefined {
  if (text.startsWith('抄送')) return 'copies';
  return text.endsWith('印发') && text.length < 60 ? 'printed' : undefined;
}

function roleOf(paragraph: LaidOutParagraph, text: string, met: Met): PartRole {
  const { styleName, number } = paragraph;
  const named = NAMED_STYLES[styleName];
  const role = named ?? (APART_STYLES.has(styleName) ? 'other' : recognised(paragraph, text, met, number <= HEAD_LINES));
  if (role === 'title') met.title = true;
  if (role === 'body' || role === 'heading') met.body = true;
  if (role === 'date') met.date = true;
  if (role === 'annex-mark') met.annex = true;
  return role;
}

function recognised(paragraph: LaidOutParagraph, text: string, met: Met, isEarly: boolean): PartRole {
  const imprint = met.title ? imprintRole(text) : undefined;
  if (imprint) return imprint;
  if (!met.body) {
    const head = headRole(paragraph, text, met, isEarly);
    if (head) return head;
  }
  if (/^附件\d*$/.test(text)) return 'annex-mark';
  if (met.annex && paragraph.alignment === 'center' && largestPt(paragraph) >= LARGE_PT) return 'annex-title';
  if (met.annex) return headingLevel(paragraph) ? 'heading' : 'body';
  if (/^附件\s*[:：]/.test(text)) return 'attachment-note';
  if (DATE.test(text)) return 'date';
  if (/^[（(].{2,60}[）)]$/.test(text) && /公开|联系|电话|传达/.test(text)) return 'note';
  return headingLevel(paragraph) ? 'heading' : 'body';
}

/** The parts above the body: 发文机关标志, 发文字号, 标题, 主送机关. */
function headRole(paragraph: LaidOutParagraph, text: string, met: Met, isEarly: boolean): PartRole | undefined {
  if (/^title$/i.test(paragraph.styleName)) return 'title';
  if (isEarly && !met.title && (NUMBER.test(text) || DOCUMENT_NUMBER.test(text) || ORDER_NUMBER.test(text)) && text.length < 60) return 'number';
  if (isEarly && !met.title && (isRed(paragraph) || (text.endsWith('文件') && largestPt(paragraph) >= LARGE_PT))) return 'organ-mark';
  if (!met.title && (paragraph.alignment === 'center' || largestPt(paragraph) >= LARGE_PT)) return 'title';
  if (met.title && paragraph.alignment === 'center' && largestPt(paragraph) >= LARGE_PT) return 'title';
  if (met.title && paragraph.alignment === 'center' && /^[（(].*\d{4}年.*[）)]$/.test(text)) return 'other';
  if (met.title && /[:：]$/.test(text) && text.length <= 200 && !headingLevel(paragraph)) return 'addressee';
  return undefined;
}

/** The line before the date of signature is the organ's name (发文机关署名), unless it is a sentence. */
function withSigner(parts: readonly DocumentPart[]): readonly DocumentPart[] {
  return parts.map((part, index) => {
    const isSigner = part.role === 'body' && parts[index + 1]?.role === 'date' && part.paragraph.text.trim().length <= 40 && !/[。；，]$/.test(part.paragraph.text.trim());
    return isSigner ? { ...part, role: 'signer' } : part;
  });
}
