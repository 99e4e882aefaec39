import { createHash } from 'node:crypto';
import { printableText } from '#domain/report/printable-text.ts';

/** The tag of a figure: its id; Word refuses more than 64 characters, so a longer id keeps its start and gets a digest. */
export function figureTag(id: string): string {
  const printable = printableText(id);
  if (printable.length <= 64) return printable;
  return `${printable.slice(0, 47).toWellFormed()}~${createHash('sha256').update(printable).digest('hex').slice(0, 16)}`;
}
