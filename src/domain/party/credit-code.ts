/** The 31 characters of a unified social credit code (统一社会信用代码), in order of value; no I, O, S, V, Z. */
const CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];

/** A unified social credit code of 18 characters, GB 32100-2015. */
export interface CreditCode {
  readonly code: string;
  /** The last character is what the others demand. Real registers hold historic codes that fail: mark them, ask for the licence. */
  readonly valid: boolean;
  /** The check character the first 17 demand. */
  readonly expectedCheck: string;
  /** Characters 3–8: the administrative division (行政区划码) of registration. */
  readonly region: string;
  /** Characters 9–17: the organisation code (组织机构代码, GB 11714). */
  readonly organisationCode: string;
  readonly organisationCodeValid: boolean;
}

/** Sum of value times weight over the first 17 characters. */
export function creditCodeSum(body: string): number {
  return [...body].reduce((sum, character, index) => sum + CHARACTERS.indexOf(character) * (WEIGHTS[index] ?? 0), 0);
}

/** The 18th character: 31 minus the sum mod 31, 31 written `0`. */
export function creditCodeCheck(body: string): string {
  return CHARACTERS.charAt((31 - (creditCodeSum(body) % 31)) % 31);
}

/** The ninth character of an organisation code: 11 minus the weighted sum mod 11, 10 written `X`, 11 written `0`. */
export function organisationCodeCheck(body: string): string {
  const sum = [...body].reduce((total, character, index) => total + valueOf(character) * (ORGANISATION_WEIGHTS[index] ?? 0), 0);
  const check = 11 - (sum % 11);
  if (check === 10) return 'X';
  return check === 11 ? '0' : String(check);
}

/** Digits are worth themselves, letters 10 (A) to 35 (Z). */
function valueOf(character: string): number {
  return Number.parseInt(character, 36);
}

/** Reads a code with spaces, full-width or lower-case characters; undefined when it has not 18 characters of the set. */
export function parseCreditCode(text: string): CreditCode | undefined {
  const code = text.normalize('NFKC').toUpperCase().replace(/[\s\u200B\uFEFF-]/g, '');
  if (!/^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/.test(code)) return undefined;
  const expectedCheck = creditCodeCheck(code.slice(0, 17));
  const organisationCode = code.slice(8, 17);
  return {
    code,
    valid: code.endsWith(expectedCheck),
    expectedCheck,
    region: code.slice(2, 8),
    organisationCode,
    organisationCodeValid: organisationCode.endsWith(organisationCodeCheck(organisationCode.slice(0, 8))),
  };
}
