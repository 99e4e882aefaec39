import type { CivilDate } from '#domain/calendar/civil-date.ts';
import type { CodeField, TextField } from '../document.ts';
import { nameOfCodes, type Vocabulary, VOCABULARY } from './codes.ts';
import { BARE_FIELDS, fieldFor, type FieldTarget, QUERY_FIELDS, sameFields } from './fields.ts';
import type { NearQuery, PhrasePart, Query } from './query.ts';
import { operatorOf, proximityOf } from './term.ts';
import { findBareClass, findBareNumber, writtenNumbers } from './values.ts';

/** The canonical text of a query (规范检索式): what is shown, and read again gives the same query. */
export function printQuery(query: Query, vocabulary: Vocabulary = VOCABULARY): string {
  return print(query, vocabulary, 'or');
}

/** What stands around: an OR inside AND needs parentheses, anything combined inside NOT does. */
type Around = 'or' | 'and' | 'not';

function print(query: Query, vocabulary: Vocabulary, around: Around): string {
  switch (query.kind) {
    case 'all': return '*';
    case 'and': return printAll(query.of, vocabulary, around);
    case 'or': return printAny(query.of, vocabulary, around);
    case 'not': return `NOT ${print(query.of, vocabulary, 'not')}`;
    case 'phrase': return printPhrase(query.fields, query.parts);
    case 'near': return printNear(query);
    case 'class': return `${codeOf({ kind: 'class', field: query.field })}=${query.prefix}`;
    case 'number': return printList(codeOf({ kind: 'number', field: query.field }), writtenNumbers(query));
    case 'days': return `${codeOf({ kind: 'days', field: query.field })}=${printDays(query.from, query.to)}`;
    case 'code': return printList(codeOf({ kind: 'code', field: query.field }), codeNames(query.field, query.anyOf, vocabulary));
  }
}

function printAll(of: readonly Query[], vocabulary: Vocabulary, around: Around): string {
  if (of.length === 0) return '*';
  const text = of.map((each) => print(each, vocabulary, 'and')).join(' AND ');
  return around === 'not' ? `(${text})` : text;
}

function printAny(of: readonly Query[], vocabulary: Vocabulary, around: Around): string {
  if (of.length === 0) return 'NOT *';
  const text = of.map((each) => print(each, vocabulary, 'or')).join(' OR ');
  return around === 'or' ? text : `(${text})`;
}

function printPhrase(fields: readonly TextField[], parts: readonly PhrasePart[]): string {
  return sameFields(fields, BARE_FIELDS) ? printBare(parts) : `${fieldCodes(fields)}=${printParts(parts)}`;
}

/** What would be read as a number or a class is quoted. */
function printBare(parts: readonly PhrasePart[]): string {
  const text = printParts(parts);
  return findBareClass(text) !== undefined || findBareNumber(text) !== undefined ? `"${text}"` : text;
}

function printNear({ fields, left, right, within, ordered }: NearQuery): string {
  const bare = sameFields(fields, BARE_FIELDS);
  const [a, b] = bare ? [printBare(left), printBare(right)] : [printParts(left), printParts(right)];
  const text = `(${a} ${ordered ? 'ADJ' : 'NEAR'}/${within} ${b})`;
  return bare ? text : `${fieldCodes(fields)}=${text}`;
}

const codeOf = (target: FieldTarget): string => fieldFor(target)?.code ?? '';

/** `TA`, or where no one field holds them all `TI,DE`. */
function fieldCodes(fields: readonly TextField[]): string {
  const one = fieldFor({ kind: 'text', fields });
  if (one) return one.code;
  const codes = QUERY_FIELDS.filter(({ target }) => target.kind === 'text' && target.fields.length === 1 && target.fields.every((each) => fields.includes(each)));
  return codes.map(({ code }) => code).join(',');
}

function printParts(parts: readonly PhrasePart[]): string {
  const text = parts.map((part) => ('text' in part ? escaped(part.text) : WILD[part.any])).join('');
  return isPlainWord(text) ? text : `"${text}"`;
}

const WILD = { one: '?', rest: '*' } as const;

/** What would end the quotes or be read as a wild card. */
function escaped(text: string): string {
  return text.replace(/[\\?*"“”„‟「」？＊＂]/g, '\\$&');
}

/** Letters, digits and wild cards alone, and no word of the language. */
function isPlainWord(text: string): boolean {
  if (!/^[\p{L}\p{N}?*]+$/u.test(text) || text.normalize('NFKC') !== text) return false;
  const token = { kind: 'word', text, parts: [], escaped: false, start: 0, end: 0 } as const;
  return operatorOf(token) === undefined && proximityOf(token) === undefined;
}

function printList(code: string, values: readonly string[]): string {
  const [only] = values;
  return values.length === 1 ? `${code}=${only}` : `${code}=(${values.join(' OR ')})`;
}

function codeNames(field: CodeField, codes: readonly string[], vocabulary: Vocabulary): readonly string[] {
  const all = nameOfCodes(vocabulary, field, codes);
  const names = all === undefined ? codes.map((each) => nameOfCodes(vocabulary, field, [each]) ?? each) : [all];
  return names.map((name) => (/^[\p{L}\p{N}-]+$/u.test(name) ? name : `"${escaped(name)}"`));
}

function printDays(from: CivilDate | undefined, to: CivilDate | undefined): string {
  if (from !== undefined && from === to) return from;
  const year = from?.slice(0, 4);
  if (year !== undefined && from === `${year}-01-01` && to === `${year}-12-31`) return year;
  return `[${from ?? '*'} TO ${to ?? '*'}]`;
}
