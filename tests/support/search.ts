import fc from 'fast-check';
import type { SearchDocument, TextField } from '#search/document.ts';
import type { SearchRequest } from '#search/engine.ts';
import type { PhrasePart, Query } from '#search/query/query.ts';

/** Few characters, so that phrases are found: Chinese, one beyond the basic plane, letters, digits, separators, variants. */
const CHARACTERS = ['锂', '电', '池', '電', '隔', '𠮷', '的', 'a', 'b', '1', 'Ａ', '、', ' '];
const FOLDED = ['锂', '电', '池', '隔', '𠮷', '的', 'a', 'b', '1', '、', ' '];
const FIELDS: readonly TextField[] = ['title', 'abstract', 'claims', 'applicants'];
const SYMBOLS = ['H01M10/0525', 'H01M10/05', 'H01M100/00', 'H01M4/02', 'G06F16/33', 'G06F', 'A01B1/00'];
const NUMBERS = ['CN201710601862.3', 'CN2017106', 'CN109996757A', 'CN109996758B'];

const text = fc.string({ unit: fc.constantFrom(...CHARACTERS), maxLength: 12 });
const texts = fc.array(text, { maxLength: 2 });
const day = fc.record({ year: fc.integer({ min: 2016, max: 2018 }), month: fc.constantFrom('01', '06'), date: fc.constantFrom('01', '15', '28') })
  .map(({ year, month, date }) => `${year}-${month}-${date}`);
const optionalDay = fc.option(day, { nil: undefined });
const some = (values: readonly string[]): fc.Arbitrary<string[]> => fc.subarray([...values], { maxLength: 2 });
const code = (values: readonly string[]): fc.Arbitrary<string | undefined> => fc.option(fc.constantFrom(...values), { nil: undefined });

/** Documents with few different ids, revisions and values. */
export const searchDocument: fc.Arbitrary<SearchDocument> = fc.record({
  id: fc.integer({ min: 1, max: 24 }),
  revision: fc.integer({ min: 1, max: 6 }),
  texts: fc.record({ title: texts, abstract: texts, claims: texts, applicants: texts }, { requiredKeys: [] }),
  classes: fc.record({ ipc: some(SYMBOLS), cpc: some(SYMBOLS), locarno: some(['26-05', '26-06', '14-03']) }, { requiredKeys: [] }),
  numbers: fc.record({ application: some(NUMBERS), publication: some(NUMBERS) }, { requiredKeys: [] }),
  days: fc.record({ filed: optionalDay, published: optionalDay, granted: optionalDay, priority: optionalDay }).map(withoutMissing),
  codes: fc.record({ office: code(['CN', 'US']), kind: code(['invention', 'design']), district: code(['1', '2']), state: code(['pending']) }).map(withoutMissing),
});

function withoutMissing<T extends object>(record: T): { [K in keyof T]?: NonNullable<T[K]> } {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as { [K in keyof T]?: NonNullable<T[K]> };
}

const part: fc.Arbitrary<PhrasePart> = fc.oneof(
  { weight: 4, arbitrary: fc.string({ unit: fc.constantFrom(...FOLDED), minLength: 1, maxLength: 4 }).map((each) => ({ text: each })) },
  { weight: 1, arbitrary: fc.constantFrom({ any: 'one' as const }, { any: 'rest' as const }) },
);
const phrase = fc.array(part, { minLength: 1, maxLength: 3 });
const fields = fc.subarray([...FIELDS], { minLength: 1 });

const condition: fc.Arbitrary<Query> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('phrase' as const), fields, parts: phrase }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('near' as const), fields, left: phrase, right: phrase, within: fc.nat(3), ordered: fc.boolean() }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'all' as const }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('class' as const), field: fc.constantFrom('ipc' as const, 'locarno' as const), prefix: fc.constantFrom('H', 'H01M', 'H01M10', 'H01M10/05', 'G06F', '26') }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('number' as const), field: fc.constantFrom('application' as const, 'publication' as const), anyOf: some(NUMBERS), prefix: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('days' as const), field: fc.constantFrom('filed' as const, 'published' as const, 'granted' as const, 'priority' as const), from: optionalDay, to: optionalDay }).map(withoutMissing) as fc.Arbitrary<Query> },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('code' as const), field: fc.constantFrom('office' as const, 'kind' as const), anyOf: some(['CN', 'US', 'invention']) }) },
);

/** Any conditions under any AND, OR and NOT. */
export const searchQuery: fc.Arbitrary<Query> = fc.letrec<{ query: Query }>((tie) => ({
  query: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    condition,
    fc.record({ kind: fc.constantFrom('and' as const, 'or' as const), of: fc.array(tie('query'), { maxLength: 3 }) }),
    fc.record({ kind: fc.constant('not' as const), of: tie('query') }),
  ),
})).query;

export const searchRequest: fc.Arbitrary<SearchRequest> = fc.record({
  query: searchQuery,
  sort: fc.constantFrom('relevance', 'filed-newest', 'filed-oldest', 'published-newest', 'published-oldest', 'granted-newest', 'granted-oldest'),
  offset: fc.nat(3),
  limit: fc.nat(30),
  facets: fc.constant(['year', 'kind', 'office', 'class', 'field', 'applicant', 'district', 'state'] as const),
});

/** A technology field for some symbols, as the real concordance has one. */
export const technologyFieldOf = (symbol: string): number | undefined => ({ H: 1, G: 6 })[symbol.charAt(0)];
