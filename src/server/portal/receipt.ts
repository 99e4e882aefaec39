import { randomInt } from 'node:crypto';

/** Letters and digits that are not mistaken for each other on paper. */
const SIGNS = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A receipt number (回执号) of 16 signs, 78 bits: nobody finds another's matter by guessing. */
export function newReceipt(): string {
  const signs = Array.from({ length: 16 }, () => SIGNS[randomInt(SIGNS.length)]);
  return [0, 4, 8, 12].map((start) => signs.slice(start, start + 4).join('')).join('-');
}

/** A receipt number as typed: any case, with or without hyphens. */
export function receiptFrom(typed: string): string {
  const signs = typed.normalize('NFKC').toUpperCase().replaceAll(/[^0-9A-Z]/g, '').slice(0, 16);
  return [0, 4, 8, 12].map((start) => signs.slice(start, start + 4)).join('-');
}
