import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldText } from '#domain/chinese/fold.ts';
import { applicationCheckDigit } from '#domain/patent/number.ts';
import { TEXT_FIELDS, type TextField } from '../document.ts';
import { conjunction, disjunction, normalParts } from './build.ts';
import { BARE_FIELDS } from './fields.ts';
import { parseQuery } from './parse.ts';
import { printQuery } from './print.ts';
import type { PhrasePart, Query } from './query.ts';
import { hasContent } from './term.ts';

/** Sentences of everything that means something to the language, and of anything at all. */
const text = fc.oneof(
  fc.string({ unit: fc.constantFrom('电', '池', 'a', '5', 'n', ' ', '?', '*', '"', '“', '\\', '(', '）', '=', ':', ',', '、', '[', '𠮷', '>', '-', '/', '.'), minLength: 1, maxLength: 8 }),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 6 }),
  fc.constantFrom('and', 'or', 'not', '与', '或', '非', 'near/5', '5n', '3w', 'to', 'ti', '201710601862', 'cn109996757a', 'h01m10/0525', 'zl', '2018'),
).map((each) => foldText(each));

const part: fc.Arbitrary<PhrasePart> = fc.oneof({ weight: 4, arbitrary: text.map((each) => ({ text: each })) }, { weight: 1, arbitrary: fc.constantFrom<PhrasePart>({ any: 'one' }, { any: 'rest' }) });
const parts = fc.array(part, { minLength: 1, maxLength: 4 })
  .map((each) => normalParts(normalParts(each).map((one) => ('text' in one ? { text: foldText(one.text) } : one))))
  .filter((each) => each.some((one) => 'text' in one && hasContent(one.text)) && !each.some((one) => 'text' in one && unreadable(one.text)));
const fields = fc.subarray([...TEXT_FIELDS], { minLength: 1 }) as fc.Arbitrary<TextField[]>;
const day = fc.date({ min: new Date('1900-01-01T00:00:00Z'), max: new Date('2100-12-31T00:00:00Z'), noInvalidDate: true }).map((each) => each.toISOString().slice(0, 10));

/** Halves of characters cannot be written down. */
function unreadable(written: string): boolean {
  return !written.isWellFormed();
}

const application = fc.tuple(fc.integer({ min: 2004, max: 2026 }), fc.constantFrom(1, 2, 3, 8, 9), fc.integer({ min: 1, max: 9_999_999 }))
  .map(([year, kind, serial]) => `${year}${kind}${String(serial).padStart(7, '0')}`).map((body) => `CN${body}.${applicationCheckDigit(body)}`);
const publication = fc.tuple(fc.integer({ min: 100_000_000, max: 399_999_999 }), fc.constantFrom('A', 'B', 'U', 'S', 'B8')).map(([digits, code]) => `CN${digits}${code}`);

const leaf: fc.Arbitrary<Query> = fc.oneof(
  fc.constant<Query>({ kind: 'all' }),
  fc.record({ kind: fc.constant('phrase' as const), fields: fc.oneof(fields, fc.constant(BARE_FIELDS)), parts }),
  fc.record({ kind: fc.constant('near' as const), fields: fc.oneof(fields, fc.constant(BARE_FIELDS)), left: parts, right: parts, within: fc.nat(50), ordered: fc.boolean() }),
  fc.record({ kind: fc.constant('class' as const), field: fc.constantFrom('ipc' as const, 'cpc' as const), prefix: fc.constantFrom('H', 'H01', 'H01M', 'H01M10', 'H01M10/0525') }),
  fc.record({ kind: fc.constant('class' as const), field: fc.constant('locarno' as const), prefix: fc.constantFrom('26', '26-05') }),
  fc.record({ kind: fc.constant('number' as const), field: fc.constantFrom('application' as const, 'priority' as const), anyOf: fc.uniqueArray(application, { minLength: 1, maxLength: 3 }) }),
  fc.record({ kind: fc.constant('number' as const), field: fc.constant('publication' as const), anyOf: fc.uniqueArray(publication, { minLength: 1, maxLength: 3 }) }),
  fc.record({ kind: fc.constant('number' as const), field: fc.constantFrom('application' as const, 'publication' as const), anyOf: fc.constant(['CN2017']), prefix: fc.constant(true) }),
  fc.tuple(fc.constantFrom('filed' as const, 'published' as const, 'granted' as const, 'priority' as const), fc.option(day, { nil: undefined }), fc.option(day, { nil: undefined }))
    .map(([field, a, b]): Query => {
      const [from, to] = a && b && a > b ? [b, a] : [a, b];
      return { kind: 'days', field, ...(from && { from }), ...(to && { to }) };
    }),
  fc.record({ kind: fc.constant('code' as const), field: fc.constant('state' as const), anyOf: fc.uniqueArray(fc.constantFrom('in-force', 'pending', 'lapsed', 'expired', 'invalidated'), { minLength: 1 }) }),
  fc.record({ kind: fc.constant('code' as const), field: fc.constant('district' as const), anyOf: fc.constantFrom(['0101'], ['0102', '0103']) }),
  fc.record({ kind: fc.constant('code' as const), field: fc.constant('office' as const), anyOf: fc.constantFrom(['CN'], ['US', 'ZZ']) }),
);

const { query } = fc.letrec<{ query: Query }>((tie) => ({
  query: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc.array(tie('query'), { minLength: 1, maxLength: 4 }).map(conjunction),
    fc.array(tie('query'), { minLength: 1, maxLength: 4 }).map(disjunction),
    tie('query').map((of): Query => ({ kind: 'not', of })),
  ),
}));

test('The canonical text of a query, read again, is the same query', () => {
  fc.assert(fc.property(query, (each) => {
    const written = printQuery(each);
    expect(parseQuery(written)).toEqual({ ok: true, value: each });
  }), { numRuns: 2000 });
});

test('Any text is read or refused, never worse; what is read has a canonical text that reads the same', () => {
  const anything = fc.string({ unit: fc.constantFrom('TI', 'AD', 'IC', 'PN', '=', '>=', '(', ')', '[', ']', ' ', ' ', ' TO ', '电池', 'a', '2018', '-01', '"', '*', '?', ',', ' AND ', ' OR ', ' NOT ', ' NEAR/3 ', '\\', ':', 'H01M', '10/0525', 'CN109996757A', 'ZL', '1'), maxLength: 14 });
  fc.assert(fc.property(anything, (each) => {
    const parsed = parseQuery(each);
    if (parsed.ok) expect(parseQuery(printQuery(parsed.value))).toEqual(parsed);
    else expect(Number(parsed.problems[0]?.params?.['offset'])).toBeLessThanOrEqual(Array.from(each).length);
  }), { numRuns: 3000 });
});
