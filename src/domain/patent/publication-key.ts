import { parsePctNumber, parsePublicationNumber } from './number.ts';

/**
 * What a publication and a citation of it have in common (公开号主体): the number without its kind code, `CN109996757`, as
 * citations often leave the code out. Undefined where the text is no number of a publication.
 */
export function publicationKey(number: string): string | undefined {
  const chinese = parsePublicationNumber(number);
  if (chinese) return `CN${chinese.digits}`;
  const international = parsePctNumber(number);
  if (international) return international.form === 'publication' ? international.normal.replace(/A\d$/, '') : undefined;
  const plain = number.normalize('NFKC').toUpperCase().replace(/[\s,.\u200B\uFEFF-]/g, '');
  return /^((?!CN|WO|PCT)[A-Z]{2}[A-Z]{0,2}\d{3,}?)(?:[A-Z]\d?)?$/.exec(plain)?.[1];
}
