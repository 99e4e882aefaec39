import type { CivilDate } from '../calendar/civil-date.ts';
import type { Attachment, Block, HeadingBlock, HeadingLevel } from './document.ts';

const DIGITS = '零一二三四五六七八九';

/** 一 to 九十九 for the numbers of headings; above that Arabic digits. */
export function chineseNumeral(value: number): string {
  const tens = Math.floor(value / 10);
  const ones = value % 10;
  if (value < 1 || value > 99) return String(value);
  const tensText = tens === 0 ? '' : `${tens === 1 ? '' : DIGITS.charAt(tens)}十`;
  return tensText + (ones === 0 ? '' : DIGITS.charAt(ones));
}

/** 结构层次序数 of GB/T 9704-2012 §7.3.3: 一、 （一） 1. （1）. */
const HEADING_NUMBER = {
  1: (value: number) => `${chineseNumeral(value)}、`,
  2: (value: number) => `（${chineseNumeral(value)}）`,
  3: (value: number) => `${value}.`,
  4: (value: number) => `（${value}）`,
} as const satisfies Record<HeadingLevel, (value: number) => string>;

export type NumberedBlock = Exclude<Block, HeadingBlock> | (HeadingBlock & { readonly number: string });

/** Gives each heading without a number the next of its level; a heading starts the deeper levels anew, but those numbered through. */
export function numberHeadings(body: readonly Block[], continuous: readonly HeadingLevel[] = []): NumberedBlock[] {
  const counters: Record<HeadingLevel, number> = { 1: 0, 2: 0, 3: 0, 4: 0 };
  return body.map((block) => {
    if (block.block !== 'heading') return block;
    if (block.number !== undefined) return { ...block, number: block.number };
    counters[block.level] += 1;
    for (const deeper of [2, 3, 4] as const) if (deeper > block.level && !continuous.includes(deeper)) counters[deeper] = 0;
    return { ...block, number: HEADING_NUMBER[block.level](counters[block.level]) };
  });
}

/** 成文日期 in Arabic digits without padding (§7.3.5.4): 2026-03-01 → 2026年3月1日. */
export function chineseDate(date: CivilDate): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}

/** 发文字号: organ's code, year in 〔〕, number without padding and without 第, e.g. 津知规〔2026〕1号. */
export function documentNumber(organCode: string, year: number, serial: number): string {
  return `${organCode}〔${year}〕${serial}号`;
}

/** 附件说明: one attachment stands alone, several are numbered (§7.3.4). */
export function attachmentLines(attachments: readonly Attachment[]): string[] {
  if (attachments.length < 2) return attachments.map((attachment) => `附件：${attachment.title}`);
  return attachments.map((attachment, index) => `${index === 0 ? '附件：' : '　　　'}${index + 1}.${attachment.title}`);
}

/** The mark over an attachment on its page: 附件 or 附件2. */
export const attachmentMark = (index: number, count: number): string => (count < 2 ? '附件' : `附件${index + 1}`);

/** 附注 in its round brackets, also when they were given. */
export const bracketedNote = (note: string): string => (/^（.*）$/.test(note) ? note : `（${note}）`);

/** 主送机关 with its full-width colon, also when it was given. */
export const addresseeLine = (addressee: string): string => `${addressee.replace(/[:：]$/, '')}：`;

/** Width of a text in full-width characters: what is narrow in print counts half. */
export function widthInCharacters(value: string): number {
  return [...value].reduce((width, character) => width + (character <= '\u007f' ? 0.5 : 1), 0);
}

/** Where organ and date of the signature stand: free characters to the right; the date keeps four, the organ is centred over it (§7.3.5.1). */
export function signatureIndents(organ: string, date: CivilDate): { organ: number; date: number } {
  const overhang = (widthInCharacters(organ) - widthInCharacters(chineseDate(date))) / 2;
  return overhang <= 4 ? { organ: 4 - overhang, date: 4 } : { organ: 0, date: overhang };
}
