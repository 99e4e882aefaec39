import { parsePctNumber, parsePublicationNumber } from './number.ts';

/** A document's number as an office's XML splits it (document-id); blank where absent. */
export interface DocumentId {
  /** Two letters after WIPO ST.3 (国别代码): `CN`, `US`, `EP`, `WO`. */
  readonly office: string;
  readonly number: string;
  /** Kind code (文献种类代码): `A`, `B2`. */
  readonly kind: string;
  /** As written. */
  readonly date: string;
}

export const NO_DOCUMENT: DocumentId = { office: '', number: '', kind: '', date: '' };

const OFFICE = /^[A-Z]{2}$/;
const KIND = /^[A-Z]\d?$/;
/** The US year and six digits that the EPO writes for seven: `2005004437` for US 2005/0004437. */
const SHORT_US_APPLICATION = /^((?:19|20)\d{2})(\d{6})$/;

/**
 * The full publication number (公开号): `CN109996757A`, `US8926509B2`, `US20050004437A1`, `WO2010/133782A1`. Leading
 * zeros of a foreign number go. Undefined without office, number or kind code: it identifies nothing.
 */
export function publicationNumberOf({ office, number, kind }: DocumentId): string | undefined {
  const digits = plain(number);
  const written = digits.startsWith(office) ? digits : `${office}${digits}`;
  if (!OFFICE.test(office) || !KIND.test(kind) || !/\d/.test(digits)) return undefined;
  if (office === 'CN') return parsePublicationNumber(`${written}${kind}`)?.normal;
  if (office === 'WO') return parsePctNumber(`${written}${kind}`)?.normal;
  return `${office}${foreignDigits(office, digits.slice(digits.startsWith(office) ? 2 : 0))}${kind}`;
}

/** Under which the European office publishes one application with every kind code (`EP2400812` of `EP2400812A1` and `EP2400812B1`); undefined elsewhere. */
export function commonNumberOf(publication: string): string | undefined {
  return /^(EP\d{7})[A-C]\d?$/.exec(publication)?.[1];
}

/** The number by which a document is cited: that of a publication, without kind code where the source has none; blank when there is none. */
export function citedNumberOf({ office, number, kind, date }: DocumentId): string {
  const digits = plain(number).replaceAll('/', '');
  const [told, rest] = OFFICE.test(office) ? [office, digits] : [digits.slice(0, 2), digits.slice(2)];
  if (!OFFICE.test(told) || !/\d/.test(rest)) return '';
  const full = publicationNumberOf({ office: told, number: rest, kind: kind.trim(), date });
  return full ?? `${told}${foreignDigits(told, rest.startsWith(told) ? rest.slice(2) : rest)}${kind.trim()}`;
}

function foreignDigits(office: string, digits: string): string {
  if (office !== 'US') return digits;
  return digits.replace(SHORT_US_APPLICATION, '$10$2').replace(/^(\D*)0+(?=\d)/, '$1');
}

/** A foreign application's number with its office before it (`US12134151`); undefined when it has none. */
export function foreignApplicationOf({ office, number }: DocumentId): string | undefined {
  const digits = plain(number);
  if (!OFFICE.test(office) || office === 'CN' || !/\d{3}/.test(digits)) return undefined;
  return digits.startsWith(office) ? digits : `${office}${digits}`;
}

function plain(number: string): string {
  return number.normalize('NFKC').toUpperCase().replace(/[\s,.-]/g, '');
}

/** Whether a publication announces a grant (授权): Chinese ones by their code, others where the code says it, as `B1` or `B2`. */
export function announcesGrant(number: string): boolean {
  const chinese = parsePublicationNumber(number);
  return chinese ? chinese.stage === 'grant' : /\d[BC]\d?$/.test(number) || /^US\D{0,2}\d+[ESP]\d?$/.test(number);
}
