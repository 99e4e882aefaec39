/** The three kinds of patent (专利类型): 发明、实用新型、外观设计. */
export type PatentKind = 'invention' | 'utility' | 'design';

/** What the check digit (校验位) of a written application number says. */
export type CheckDigit = 'valid' | 'wrong' | 'absent';

/** A Chinese application number (专利申请号, ZC 0006-2003, or the eight-digit form before 2003-10-01). */
export interface ApplicationNumber {
  readonly form: 'application';
  /** Twelve digits, or eight before October 2003, without the check digit: the key to compare by. */
  readonly body: string;
  /** `201710601862.3`: body and the computed check digit. */
  readonly normal: string;
  /** Year of receipt (受理年). */
  readonly year: number;
  /** Undefined for a kind digit the standard does not name; that is a warning, not an error. */
  readonly kind: PatentKind | undefined;
  /** Entered the national phase from a PCT application (kinds 8 and 9). */
  readonly fromPct: boolean;
  readonly check: CheckDigit;
  /** The check digit the body demands, `0`–`9` or `X`. */
  readonly expectedCheck: string;
}

/** A number a spreadsheet has rounded (`2.02E+12`): there was one, but which cannot be known any more. */
export interface DamagedNumber {
  readonly form: 'damaged';
  readonly text: string;
}

/** Text that is no application number in any known spelling. */
export interface UnrecognisedNumber {
  readonly form: 'unrecognised';
  readonly text: string;
}

export type ParsedApplicationNumber = ApplicationNumber | DamagedNumber | UnrecognisedNumber;

const KIND_DIGITS: Readonly<Record<string, { kind: PatentKind; fromPct: boolean }>> = {
  1: { kind: 'invention', fromPct: false },
  2: { kind: 'utility', fromPct: false },
  3: { kind: 'design', fromPct: false },
  8: { kind: 'invention', fromPct: true },
  9: { kind: 'utility', fromPct: true },
};

const WEIGHTS = [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5];
const LONG = /^((?:19|20)\d{2})(\d)(\d{7})[.-]?([\dX])?$/;
const SHORT = /^(\d{2})(\d)(\d{5})[.-]?([\dX])?$/;
const ROUNDED = /^\d(\.\d+)?E\+?\d+$/;

/** Weighted sum over the digits of an application number's body, before `mod 11`. */
export function applicationNumberSum(body: string): number {
  return [...body].reduce((sum, digit, index) => sum + Number(digit) * (WEIGHTS[index] ?? 0), 0);
}

/** The check digit of an eight- or twelve-digit body: weighted sum mod 11, 10 written `X`. */
export function applicationCheckDigit(body: string): string {
  const rest = applicationNumberSum(body) % 11;
  return rest === 10 ? 'X' : String(rest);
}

/**
 * Reads an application number in any spelling: with or without `CN`/`ZL`, spaces, full-width characters, dot and check
 * digit, `x` for `X`, and the `.0` a spreadsheet appends. A number without content left is `damaged`.
 */
export function parseApplicationNumber(text: string): ParsedApplicationNumber {
  const plain = plainText(text).replace(/^(CN|ZL)/, '').replace(/^(\d{13})\.0+$/, '$1');
  if (ROUNDED.test(plain)) return { form: 'damaged', text };
  const match = LONG.exec(plain) ?? SHORT.exec(plain);
  if (!match) return { form: 'unrecognised', text };
  const [, yearText = '', kindDigit = '', serial = '', check] = match;
  const year = yearOf(yearText);
  if (year === undefined) return { form: 'unrecognised', text };
  if (/^0+$/.test(serial)) return { form: 'damaged', text };
  return applicationNumber(yearText + kindDigit + serial, year, kindDigit, check);
}

function applicationNumber(body: string, year: number, kindDigit: string, check: string | undefined): ApplicationNumber {
  const expectedCheck = applicationCheckDigit(body);
  const kind = KIND_DIGITS[kindDigit];
  return {
    form: 'application',
    body,
    normal: `${body}.${expectedCheck}`,
    year,
    kind: kind?.kind,
    fromPct: kind?.fromPct ?? false,
    check: checkOf(check, expectedCheck),
    expectedCheck,
  };
}

function checkOf(check: string | undefined, expected: string): CheckDigit {
  if (check === undefined) return 'absent';
  return check === expected ? 'valid' : 'wrong';
}

/** Two digits mean 1985–2003; four digits as written, from 1985. */
function yearOf(text: string): number | undefined {
  const year = text.length === 4 ? Number(text) : expandedYear(Number(text));
  return year >= 1985 && (text.length === 4 || year <= 2003) ? year : undefined;
}

function expandedYear(short: number): number {
  return short >= 85 ? 1900 + short : 2000 + short;
}

/** The granted patent's number as printed (专利号): `ZL 2017 1 0601862.3`; the eight-digit form `ZL 95 1 15608.X`. */
export function patentNumberText({ normal }: ApplicationNumber): string {
  const yearLength = normal.length === 14 ? 4 : 2;
  return `ZL ${normal.slice(0, yearLength)} ${normal.slice(yearLength, yearLength + 1)} ${normal.slice(yearLength + 1)}`;
}

/** What a published document is: a published application, a granted patent, a correction or a partial invalidation. */
export type PublicationStage = 'application' | 'grant' | 'correction' | 'partial-invalidation';

/** A Chinese publication number (公布号、授权公告号). */
export interface PublicationNumber {
  /** `CN305246987S`: the key to compare by. */
  readonly normal: string;
  readonly digits: string;
  /** `A`, `B`, `C`, `U`, `Y`, `S`, `D`, with a digit for corrections and partial invalidations; empty when not written. */
  readonly code: string;
  readonly kind: PatentKind | undefined;
  readonly stage: PublicationStage | undefined;
}

const LETTERS: Readonly<Record<string, { kind: PatentKind; stage: PublicationStage }>> = {
  A: { kind: 'invention', stage: 'application' },
  B: { kind: 'invention', stage: 'grant' },
  C: { kind: 'invention', stage: 'grant' },
  U: { kind: 'utility', stage: 'grant' },
  Y: { kind: 'utility', stage: 'grant' },
  S: { kind: 'design', stage: 'grant' },
  D: { kind: 'design', stage: 'grant' },
};

/** Reads `CN 109996757 A`, `CN305246987S`, `cn1036214a`, `CN85100001A`; undefined when it is no Chinese publication number. */
export function parsePublicationNumber(text: string): PublicationNumber | undefined {
  const [, digits, code = ''] = /^CN(\d{7,9})([A-Z]\d?)?$/.exec(plainText(text)) ?? [];
  if (digits === undefined) return undefined;
  const letter = LETTERS[code.slice(0, 1)];
  if (code !== '' && !letter) return undefined;
  return { normal: `CN${digits}${code}`, digits, code, kind: letter?.kind ?? kindOfDigits(digits), stage: letter && stageOf(code, letter.stage) };
}

/** Codes 8 and 9 correct the front page or the whole; 1 to 7 announce the n-th partial invalidation. */
function stageOf(code: string, stage: PublicationStage): PublicationStage {
  const suffix = code.slice(1);
  if (suffix === '') return stage;
  return suffix === '8' || suffix === '9' ? 'correction' : 'partial-invalidation';
}

/** Eight digits carry the kind after the two-digit year, seven and nine at the front. */
function kindOfDigits(digits: string): PatentKind | undefined {
  return KIND_DIGITS[digits.length === 8 ? digits.slice(2, 3) : digits.slice(0, 1)]?.kind;
}

/** An international application under the PCT (PCT 国际申请), or its publication. */
export interface PctNumber {
  readonly form: 'application' | 'publication';
  /** `PCT/CN2023/123456`, `WO2023/123456A1`; a two-digit year stays as it was printed. */
  readonly normal: string;
}

/** Reads `PCT/CN2023/123456`, `PCT/CN99/00123`, `WO 2023/123456 A1`, `WO2023123456A1`; undefined otherwise. */
export function parsePctNumber(text: string): PctNumber | undefined {
  const plain = plainText(text);
  const filed = /^PCT\/?([A-Z]{2})(\d{4}|\d{2})\/?(\d{6}|\d{5})$/.exec(plain);
  if (filed) return { form: 'application', normal: `PCT/${filed[1]}${filed[2]}/${filed[3]}` };
  const published = /^WO(\d{4}|\d{2})\/?(\d{6}|\d{5})(A[1-9])?$/.exec(plain);
  return published ? { form: 'publication', normal: `WO${published[1]}/${published[2]}${published[3] ?? ''}` } : undefined;
}

/** Half-width, upper-case, without white space of any kind. */
function plainText(text: string): string {
  return text.normalize('NFKC').toUpperCase().replace(/[\s\u200B\uFEFF]/g, '');
}
