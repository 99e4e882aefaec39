import { addDays, type CivilDate, endOfMonth, isCivilDate, startOfMonth } from '#domain/calendar/civil-date.ts';
import { findDay } from '#domain/patent/day-text.ts';
import { citedNumberOf, foreignApplicationOf } from '#domain/patent/foreign-number.ts';
import { applicationCheckDigit, parseApplicationNumber, parsePctNumber, parsePublicationNumber, type PctNumber } from '#domain/patent/number.ts';
import type { ClassField, NumberField } from '../document.ts';
import type { Query } from './query.ts';

/** The first and the last day of a year, a month or a day. */
export interface Days {
  readonly from: CivilDate;
  readonly to: CivilDate;
}

const MONTH = /^(\d{4})\s*[-./年]?\s*(\d{1,2})月?$/;

/** `2018`, `2018年`, `2018-01`, `201801`, `2018年1月`, and every way of writing a day. */
export function findDays(written: string): Days | undefined {
  const plain = written.normalize('NFKC').trim();
  const year = /^(\d{4})年?$/.exec(plain)?.[1];
  if (year !== undefined) return isCivilDate(`${year}-01-01`) ? { from: `${year}-01-01`, to: `${year}-12-31` } : undefined;
  const month = MONTH.exec(plain);
  if (month && plain.length !== 5) return monthDays(`${month[1]}-${(month[2] ?? '').padStart(2, '0')}-01`);
  const day = /^\d{5}/.test(plain) && !/^\d{8}$/.test(plain) ? undefined : findDay(plain);
  return day === undefined ? undefined : { from: day, to: day };
}

function monthDays(first: string): Days | undefined {
  return isCivilDate(first) ? { from: startOfMonth(first), to: endOfMonth(first) } : undefined;
}

/** The days before the first or behind the last; undefined beyond the calendar. */
export function dayBefore(day: CivilDate): CivilDate | undefined {
  return day === '0001-01-01' ? undefined : addDays(day, -1);
}

export function dayAfter(day: CivilDate): CivilDate | undefined {
  return day === '9999-12-31' ? undefined : addDays(day, 1);
}

const IPC = /^[A-HY](?:\d{2}(?:[A-Z](?:\d{1,4}(?:\/\d{1,6})?)?)?)?$/;
const LOCARNO = /^\d{2}(?:-\d{2})?$/;

/** `H01M 10/0525`, `h01m10/`, `H01M10/05*` as a prefix in normal form; undefined for what is no symbol. */
export function findClass(field: ClassField, written: string): string | undefined {
  if (/\s\d{4}\s*$/.test(written)) return undefined; // a year behind the symbol
  const plain = compact(written).replace(/\(\d{4}\.\d{2}\).*$/, '').replace(/\*$/, '').replace(/\/$/, '');
  if (field !== 'locarno') return IPC.test(plain) ? plain : undefined;
  const design = plain.replace(/^(\d{2})(\d{2})$/, '$1-$2');
  return LOCARNO.test(design) ? design : undefined;
}

/** A symbol that nobody writes who means words: with its group. */
export function findBareClass(written: string): string | undefined {
  const plain = compact(written);
  return /^[A-HY]\d{2}[A-Z]\d{1,4}\/\d{2,6}$/.test(plain) ? plain : undefined;
}

export type NumberQuery = Extract<Query, { kind: 'number' }>;

/** A number in any spelling, or with `*` its beginning; undefined for what is none of the field's. */
export function findNumber(field: NumberField, written: string): NumberQuery | undefined {
  const plain = compact(written);
  const beginning = /^(.*?)\*+$/.exec(plain)?.[1];
  if (beginning !== undefined) return prefixQuery(field, beginning);
  if (field === 'publication') return publicationQuery(plain);
  const number = applicationSpelling(plain) ?? (field === 'priority' ? PRIORITY.exec(plain)?.[0] : foreignApplication(plain));
  return number === undefined ? undefined : { kind: 'number', field, anyOf: [number] };
}

const PRIORITY = /^[A-Z]{2}[A-Z0-9/.-]{4,20}$/;
const PREFIX = /^(?:CN|ZL)?(\d{2,13}(?:\.[\dX]?)?)$/;
const FOREIGN_PREFIX = /^[A-Z]{2,3}\/?[A-Z0-9/]{0,18}$/;

function prefixQuery(field: NumberField, beginning: string): NumberQuery | undefined {
  const digits = PREFIX.exec(beginning)?.[1];
  if (digits !== undefined) return { kind: 'number', field, anyOf: [`CN${digits}`], prefix: true };
  return FOREIGN_PREFIX.test(beginning) && /\d/.test(beginning) ? { kind: 'number', field, anyOf: [beginning], prefix: true } : undefined;
}

/** `CN201710601862.3`, its check digit computed; a number without content is a number nobody has. */
function applicationSpelling(plain: string): string | undefined {
  const parsed = parseApplicationNumber(plain);
  if (parsed.form === 'application') return `CN${parsed.normal}`;
  const body = /^(?:CN|ZL)?(\d{5}0{7}|\d{3}0{5})(?:\.?[\dX])?$/.exec(plain)?.[1];
  if (parsed.form === 'damaged' && body !== undefined) return `CN${body}.${applicationCheckDigit(body)}`;
  const pct = parsePctNumber(plain);
  return pct?.form === 'application' ? pct.normal : undefined;
}

/** `US13/349,377`, `EP99203729.1` without the check digit of its office. */
function foreignApplication(plain: string): string | undefined {
  const [, office = '', number = ''] = /^([A-Z]{2})(\d[\d/,.-]{3,16})$/.exec(plain.replace(/^(EP\d{8})\.\d$/, '$1')) ?? [];
  return office === 'WO' ? undefined : foreignApplicationOf({ office, number: number.replaceAll('/', ''), kind: '', date: '' });
}

const FOREIGN = /^((?:US(?:D|H|PP|RE|T)|[A-Z]{2})\d{4,13})([A-Z]\d?)?$/;
/** The first letters of kind codes. */
const CHINESE_KINDS = 'ABCUYSD';
const FOREIGN_KINDS = 'ABCEHPSTUY';

/** With its kind code one number; without it what begins with the number and any letter of a kind. */
function publicationQuery(plain: string): NumberQuery | undefined {
  const own = parsePublicationNumber(/^\d{7,9}(?:[A-Z]\d?)?$/.test(plain) ? `CN${plain}` : plain);
  if (own) return own.code === '' ? ofAnyKind(own.normal, CHINESE_KINDS) : published(own.normal);
  const pct = parsePctNumber(plain);
  if (pct) return publishedPct(pct);
  const [, number, code] = FOREIGN.exec(plain.replace(/(?<=\d)[/,.-](?=\d)/g, '')) ?? [];
  if (number === undefined || /^(?:CN|WO)/.test(number)) return undefined;
  return code === undefined ? ofAnyKind(recorded(number), FOREIGN_KINDS) : published(recorded(number, code));
}

/** As the register has it: US numbers without leading zeros, `US20050004437` with seven digits behind the year. */
function recorded(number: string, kind = ''): string {
  return citedNumberOf({ office: number.slice(0, 2), number: number.slice(2), kind, date: '' });
}

function publishedPct({ form, normal }: PctNumber): NumberQuery | undefined {
  if (form !== 'publication') return undefined;
  return /A\d$/.test(normal) ? published(normal) : ofAnyKind(normal, 'A');
}

const published = (number: string): NumberQuery => ({ kind: 'number', field: 'publication', anyOf: [number] });

function ofAnyKind(number: string, kinds: string): NumberQuery {
  return { kind: 'number', field: 'publication', anyOf: Array.from(kinds, (kind) => number + kind), prefix: true };
}

/** What one would write to get a list: a publication number without kind code stands for its beginnings with each. */
export function writtenNumbers({ field, anyOf, prefix }: NumberQuery): string[] {
  if (!prefix) return [...anyOf];
  const left = new Set(anyOf);
  return anyOf.flatMap((each) => {
    if (!left.has(each)) return [];
    const whole = field === 'publication' ? publicationQuery(each.slice(0, -1)) : undefined;
    const all = whole?.prefix && whole.anyOf.every((one) => left.has(one)) ? whole.anyOf : [];
    for (const one of all) left.delete(one);
    return [all.length > 0 ? each.slice(0, -1) : `${each}*`];
  });
}

/** What has the letters of a large office and as many digits is its number; fewer may be a standard's or a model's (`GB50010`). */
const BARE_FOREIGN = /^(?:US|EP|JP|KR|DE|GB|FR)(?:[A-Z]{1,2}\d{5,7}|\d{7,12})(?:\.\d|[A-Z]\d?)?$/;

/**
 * A number that stands without a field: an application number, or a publication number that is written with its country
 * or has nine digits; a foreign one may be either; with `*` only behind a country.
 */
export function findBareNumber(written: string): readonly NumberQuery[] | undefined {
  const plain = compact(written);
  if (plain.endsWith('*')) return /^(?:CN|ZL)\d{3,}\*+$/.test(plain) ? found(findNumber('application', plain), findNumber('publication', plain)) : undefined;
  if (applicationSpelling(plain) !== undefined) return found(findNumber('application', plain));
  if (BARE_FOREIGN.test(plain.replace(/[/,]/g, ''))) return found(findNumber('application', plain), findNumber('publication', plain));
  return /^(?:(?:CN|WO)\d|[123]\d{8}(?:[A-Z]\d?)?$)/.test(plain) ? found(findNumber('publication', plain)) : undefined;
}

function found(...queries: readonly (NumberQuery | undefined)[]): readonly NumberQuery[] | undefined {
  const some = queries.filter((each) => each !== undefined);
  return some.length > 0 ? some : undefined;
}

/** Half-width, upper-case, without white space. */
function compact(written: string): string {
  return written.normalize('NFKC').toUpperCase().replace(/\s/g, '');
}
