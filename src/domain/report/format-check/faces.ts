import type { Label } from '../../text.ts';
import { both } from './deviation.ts';

/** The faces that the standard names, by whatever name a font file gives them. */
const FAMILIES: readonly RegExp[] = [/仿宋|fang\s?song/i, /小标宋|xiaobiaosong|xbs/i, /楷体|楷_|kai\s?ti|simkai/i, /黑体(?!.*雅)|sim\s?hei|heiti/i, /^(?:新?宋体|n?simsun|songti|stsong|华文宋体)/i];

/** Whether a font is of the family that is asked for: 仿宋 is 仿宋_GB2312, 微软雅黑 is no 黑体. */
export function isFace(found: string | undefined, expected: string): boolean {
  const family = FAMILIES.find((pattern) => pattern.test(expected));
  return found !== undefined && (found === expected || (family?.test(found) ?? false));
}

/** Sizes by their Chinese names (字号). */
const SIZE_NAMES: Readonly<Record<number, string>> = { 42: '初号', 36: '小初', 26: '一号', 24: '小一', 22: '二号', 18: '小二', 16: '三号', 15: '小三', 14: '四号', 12: '小四', 10.5: '五号', 9: '小五' };

/** A face and its size in words: 三号仿宋_GB2312. */
export function sizeText({ font, pt }: { readonly font?: string; readonly pt: number }): Label {
  const size = SIZE_NAMES[pt];
  return { zh: `${size ? `${size}（${pt} pt）` : `${pt} pt `}${font ?? '未指定字体'}`, en: `${font ?? 'no font'} ${pt} pt` };
}

/** Only the size in words. */
export const ptText = (pt: number): Label => ({ zh: `${SIZE_NAMES[pt] ?? ''}${SIZE_NAMES[pt] ? `（${pt} pt）` : `${pt} pt`}`, en: `${pt} pt` });

export const fontText = (font: string | undefined): Label => (font === undefined ? { zh: '未指定', en: 'not given' } : both(font));
