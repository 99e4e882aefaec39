import { halfWidth } from './day-text.ts';

/** The classification symbols (分类号) of one cell, each in its normal form, and what could not be read. */
export interface ReadClasses {
  /** `G06F16/3329`, without version. */
  readonly ipc: readonly string[];
  /** `14-03`, for designs (洛迦诺分类). */
  readonly locarno: readonly string[];
  readonly unreadable: readonly string[];
}

const SEPARATOR = /(?:[;；,，、|\n\t\u2002\u2003"'[\]]|\?{2,})+/;
/** Section, class, subclass, main group, group; then version and level as in `(2006.01)I`. */
const IPC = /^([A-HY]\d{2}[A-Z])\s*(\d{1,4})\s*\/\s*(\d{2,6})(?:\s*\(\s*\d{4}\.\d{2}\s*\)\s*[A-Z]{0,2})?$/;
/** A subclass alone: all that some lists give. */
const SUBCLASS = /^[A-HY]\d{2}[A-Z]$/;
/** Class and subclass, then the edition as in `(12)` or the Chinese subdivision as in `-T0123`. */
const LOCARNO = /^(\d{2})-(\d{2})(?:-[A-Z]\d{3,5})?(?:\s*\(\d{1,2}\))?$/;

const STARTS_LIKE_CLASS = /^\s*["'[]*\s*(?:[A-HY]\d{2}[A-Z]|\d{2}-\d{2}(?:\D|$))/i;

/** A cheap test for the head of a cell, for recognising a column. */
export function startsLikeClass(text: string): boolean {
  return STARTS_LIKE_CLASS.test(halfWidth(text));
}

/** Reads every symbol of a cell, repeated ones once, in their order; also from a JSON list. */
export function readClasses(text: string): ReadClasses {
  const ipc = new Set<string>();
  const locarno = new Set<string>();
  const unreadable: string[] = [];
  for (const raw of halfWidth(text).toUpperCase().split(SEPARATOR)) {
    const part = raw.replace(/\s+/g, ' ').trim();
    const symbol = IPC.exec(part);
    const design = LOCARNO.exec(part);
    if (symbol) ipc.add(`${symbol[1]}${symbol[2]}/${symbol[3]}`);
    else if (SUBCLASS.test(part)) ipc.add(part);
    else if (design) locarno.add(`${design[1]}-${design[2]}`);
    else if (part !== '') unreadable.push(part);
  }
  return { ipc: [...ipc], locarno: [...locarno], unreadable };
}
