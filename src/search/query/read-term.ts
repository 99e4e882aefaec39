import type { Problem } from '#domain/errors.ts';
import type { Label } from '#domain/text.ts';
import type { CodeField, DateField, NumberField, TextField } from '../document.ts';
import { disjunction } from './build.ts';
import { codesOf, valuesToChoose, type Vocabulary } from './codes.ts';
import type { FieldTarget } from './fields.ts';
import type { Term } from './lexer.ts';
import { APPLICATION, CONTENT, DATE, IPC_SYMBOL, LOCARNO_CLASS, OFFICE, PRIORITY, PUBLICATION, RANGE_ORDER, unexpected } from './problems.ts';
import type { Query } from './query.ts';
import { isBetween, phraseOf } from './term.ts';
import { dayAfter, dayBefore, type Days, findBareClass, findBareNumber, findClass, findDays, findNumber } from './values.ts';

export type Comparison = '=' | '>=' | '>' | '<=' | '<';

/** How a term is to be read: for a field, or bare. */
export interface TermContext {
  readonly target: FieldTarget | undefined;
  readonly comparison: Comparison;
  readonly vocabulary: Vocabulary;
  readonly bare: readonly TextField[];
}

export type ReadTerm =
  | { readonly ok: true; readonly query: Query; /** Words that it took. */ readonly length: number }
  | { readonly ok: false; readonly problem: Problem };

/** Reads the first of the terms that stand side by side, with those behind it that belong to the same number, class or name. */
export function readTerm(terms: readonly Term[], context: TermContext): ReadTerm {
  const { target } = context;
  if (!target) return readBare(terms, context.bare);
  switch (target.kind) {
    case 'text': return readText(terms, target.fields);
    case 'class': return joined(terms, target.field === 'locarno' ? LOCARNO_CLASS : IPC_SYMBOL, (text) => {
      const prefix = findClass(target.field, text);
      return prefix === undefined ? undefined : { kind: 'class', field: target.field, prefix };
    });
    case 'number': return joined(terms, NUMBER_FORMS[target.field], (text) => findNumber(target.field, text));
    case 'days': return readDays(terms, target.field, context.comparison);
    case 'code': return joined(terms, codeForms(target.field, context.vocabulary), (text) => {
      const anyOf = codesOf(context.vocabulary, target.field, text);
      return anyOf && { kind: 'code', field: target.field, anyOf };
    });
  }
}

const NUMBER_FORMS = { application: APPLICATION, publication: PUBLICATION, priority: PRIORITY } as const satisfies Record<NumberField, Label>;

function codeForms(field: CodeField, vocabulary: Vocabulary): Label {
  if (field === 'office') return OFFICE;
  const { zh, en } = valuesToChoose(vocabulary, field);
  return { zh: `其中之一：${zh}`, en: `one of: ${en}` };
}

/** The longest run of words that reads as a value: `ZL 2018 1 0000000.X`, `H01M 10/0525`, `in force`. */
function joined(terms: readonly Term[], expected: Label, read: (text: string) => Query | undefined): ReadTerm {
  const [first] = terms;
  const most = first?.kind === 'quoted' ? 1 : terms.findIndex((each, index) => index > 0 && each.kind === 'quoted');
  for (let length = most < 1 ? terms.length : most; length > 0; length -= 1) {
    const query = read(terms.slice(0, length).map(({ text }) => text).join(' '));
    if (query) return { ok: true, query, length };
  }
  return { ok: false, problem: unexpected(first ?? { start: 0, end: 0 }, first?.text, expected) };
}

/** A day, month or year; two of them with a word or a sign between are a range also without brackets. */
function readDays(terms: readonly Term[], field: DateField, comparison: Comparison): ReadTerm {
  const range = comparison === '=' ? writtenRange(terms) : undefined;
  if (!range) return joined(terms.slice(0, 1), DATE, (text) => daysQuery(field, comparison, findDays(text)));
  const [from, to] = range.ends.map((text) => findDays(text));
  const isRange = from !== undefined && to !== undefined && from.from <= to.to;
  if (isRange) return { ok: true, query: { kind: 'days', field, from: from.from, to: to.to }, length: range.length };
  const [first] = terms;
  return { ok: false, problem: unexpected(first ?? { start: 0, end: 0 }, terms.slice(0, range.length).map(({ text }) => text).join(' '), from && to ? RANGE_ORDER : DATE) };
}

/** `2018-01 TO 2019-06`, `2018:2019`, `2018至2019`, `20180101-20181231`. */
function writtenRange([first, between, last]: readonly Term[]): { readonly ends: readonly string[]; readonly length: number } | undefined {
  if (first && last && isBetween(between)) return { ends: [first.text, last.text], length: 3 };
  const [, from, to] = /^(\d.*?)[:~至到](.+)$/.exec(first?.text.normalize('NFKC') ?? '') ?? /^(\d{4}|\d{8})[-—](\d{4}|\d{8})$/.exec(first?.text ?? '') ?? [];
  return from !== undefined && to !== undefined ? { ends: [from, to], length: 1 } : undefined;
}

function daysQuery(field: DateField, comparison: Comparison, days: Days | undefined): Query | undefined {
  return days && { kind: 'days', field, ...compared(comparison, days) };
}

function compared(comparison: Comparison, { from, to }: Days): Partial<Days> {
  switch (comparison) {
    case '=': return { from, to };
    case '>=': return { from };
    case '<=': return { to };
    case '>': return { from: dayAfter(to) ?? to };
    case '<': return { to: dayBefore(from) ?? from };
  }
}

function readText([term]: readonly Term[], fields: readonly TextField[]): ReadTerm {
  const parts = term && phraseOf(term);
  if (!parts) return { ok: false, problem: unexpected(term ?? { start: 0, end: 0 }, term?.text, CONTENT) };
  return { ok: true, query: { kind: 'phrase', fields, parts }, length: 1 };
}

/** `*` alone is everything; a number or a class with its group is one; the rest is text. */
function readBare(terms: readonly Term[], fields: readonly TextField[]): ReadTerm {
  const [term] = terms;
  if (term?.kind === 'word' && !term.escaped) {
    if (/^[*＊]+$/.test(term.text)) return { ok: true, query: { kind: 'all' }, length: 1 };
    const symbol = findBareClass(term.text);
    if (symbol !== undefined) return { ok: true, query: { kind: 'class', field: 'ipc', prefix: symbol }, length: 1 };
    const number = bareNumber(terms);
    if (number) return number;
  }
  return readText(terms, fields);
}

const BEGINS_NUMBER = /^(?:ZL|CN|WO|PCT|US|EP|JP|KR|DE|GB|FR)?[\d.,/]*(?:[\dX*]|[A-Z]\d?)?$/;

/** Words that are one number: behind a country or `ZL`, or set off as printed, year, kind and serial (`2018 1 0000000.X`). */
function belongTogether([first, second]: readonly Term[]): boolean {
  return second === undefined || /^[A-Z]/i.test(first?.text ?? '') || (/^(?:\d\d){1,2}$/.test(first?.text ?? '') && /^\d$/.test(second.text));
}

function bareNumber(terms: readonly Term[]): ReadTerm | undefined {
  const some = terms.findIndex((each) => each.kind === 'quoted' || !BEGINS_NUMBER.test(each.text.normalize('NFKC').toUpperCase()));
  for (let length = some === -1 ? terms.length : Math.max(some, 1); length > 0; length -= 1) {
    const words = terms.slice(0, length);
    const queries = belongTogether(words) ? findBareNumber(words.map(({ text }) => text).join('')) : undefined;
    if (queries) return { ok: true, query: disjunction(queries), length };
  }
  return undefined;
}
