import assert from 'node:assert/strict';
import { foldText } from '#domain/chinese/fold.ts';
import { technologyFieldOf } from '#domain/patent/technology-field.ts';
import { FACETS, type SearchAnswer, type SearchEngine, type SearchRequest, type Sort, SORTS } from '../engine.ts';
import { LIMITS } from '../query/limits.ts';
import { parseQuery } from '../query/parse.ts';
import type { Query } from '../query/query.ts';
import { widenQuery } from '../query/widen.ts';
import { evaluate } from '../reference/evaluate.ts';
import { DOCUMENTS, revised } from './documents.ts';
import { EXPECTED } from './expected.ts';
import { generatedDocuments, generatedQuery } from './generated.ts';
import { Chance } from './random.ts';
import { runsOf } from './substrings.ts';

/** Makes an empty engine that tells technology fields by `technologyFieldOf`; the suite closes it. */
export type MakeEngine = () => Promise<SearchEngine>;

/** How a test runner takes a test: its title, and what to run. */
export type Register = (title: string, run: () => Promise<void>) => void;

/**
 * What every search engine must answer (一致性测试): registers the tests of the suite with a test runner. It knows the
 * interface alone. Durability, speed and memory are each engine's own tests.
 */
export function runConformance(makeEngine: MakeEngine, test: Register): void {
  const withEngine = (title: string, run: (engine: SearchEngine) => Promise<void>): void => test(title, async () => {
    const engine = await makeEngine();
    try {
      await run(engine);
    } finally {
      await engine.close();
    }
  });
  withEngine('finds nothing while empty', findsNothing);
  withEngine('finds what the queries of the suite expect', findsTheExpected);
  withEngine('takes queries as long as the language lets them be', takesLongQueries);
  withEngine('sorts by any day and by relevance', sorts);
  withEngine('gives any page with the same exact total', givesPages);
  withEngine('counts facets over all hits', countsFacets);
  withEngine('finds every run of two or more characters, and nothing else', findsEveryRun);
  withEngine('answers queries of chance as brute force does', answersAsBruteForce);
  withEngine('finds a new version at once, and not the old one', replaces);
  withEngine('ignores a version that is not newer', ignoresOlder);
  withEngine('finds no more what was removed', removes);
  withEngine('keeps ids and revisions of any size', keepsGreatNumbers);
  withEngine('scans every hit once, in order', scans);
  withEngine('rebuilds while it answers, then answers from the new documents alone', rebuilds);
  withEngine('tells how many documents it has and up to which revision', tellsStatus);
  withEngine('ends a search whose signal has ended', ends);
}

const QUICK: Omit<SearchRequest, 'query'> = { sort: 'filed-newest', offset: 0, limit: 1000, facets: [] };

/** The query of a text as the product asks it. */
function asked(written: string): Query {
  const parsed = parseQuery(written);
  if (!parsed.ok) throw new Error(`the suite's own query is wrong: ${written}`);
  return widenQuery(parsed.value, new Map());
}

async function idsOf(engine: SearchEngine, written: string, sort: Sort = 'filed-newest'): Promise<readonly number[]> {
  return (await engine.search({ ...QUICK, query: asked(written), sort })).ids;
}

const ascending = (ids: readonly number[]): number[] => [...ids].sort((a, b) => a - b);

async function findsNothing(engine: SearchEngine): Promise<void> {
  const answer = await engine.search({ ...QUICK, query: { kind: 'all' }, facets: FACETS });
  assert.equal(answer.total, 0);
  assert.deepEqual(answer.ids, []);
  for (const facet of FACETS) assert.deepEqual(answer.facets[facet], [], facet);
}

async function findsTheExpected(engine: SearchEngine): Promise<void> {
  await engine.put(DOCUMENTS);
  for (const [written, ids] of EXPECTED) {
    const answer = await engine.search({ ...QUICK, query: asked(written) });
    assert.deepEqual(ascending(answer.ids), ids, written);
    assert.equal(answer.total, ids.length, written);
  }
}

/** Ten thousand numbers, of which some have their kind code and some not; a thousand terms. */
async function takesLongQueries(engine: SearchEngine): Promise<void> {
  await engine.put(DOCUMENTS);
  const whole = Array.from({ length: 9_000 }, (_, index) => `CN${108_000_001 + 1_000 * index}A`);
  const coded = Array.from({ length: 900 }, (_, index) => `CN${305_000_003 + index}`);
  assert.deepEqual(await idsOf(engine, `PN=(${[...whole, ...coded].join(' OR ')})`), [3, 1]);
  const terms = Array.from({ length: LIMITS.terms - 1 }, (_, index) => `"词 ${index}"`);
  assert.deepEqual(await idsOf(engine, `TI=(${[...terms, '天线'].join(' OR ')})`), [7]);
}

async function sorts(engine: SearchEngine): Promise<void> {
  await engine.put(DOCUMENTS);
  assert.deepEqual(await idsOf(engine, '*', 'filed-newest'), [8, 6, 5, 3, 2, 1, 4, 7]);
  assert.deepEqual(await idsOf(engine, '*', 'filed-oldest'), [4, 1, 3, 2, 5, 8, 6, 7]);
  assert.deepEqual(await idsOf(engine, '*', 'published-newest'), [8, 6, 5, 2, 3, 4, 1, 7]);
  assert.deepEqual(await idsOf(engine, '*', 'published-oldest'), [1, 4, 3, 2, 5, 6, 8, 7]);
  assert.deepEqual(await idsOf(engine, '*', 'granted-newest'), [1, 2, 3, 8, 7, 6, 5, 4]);
  assert.deepEqual(await idsOf(engine, '电池 OR 隔膜', 'relevance'), [2, 1, 5, 3, 7]);
  assert.deepEqual(await idsOf(engine, '隔膜 NOT 图像', 'relevance'), [2, 1, 7, 5]);
  assert.deepEqual(await idsOf(engine, 'IC=H01M', 'relevance'), [5, 2, 1, 4]);
}

async function givesPages(engine: SearchEngine): Promise<void> {
  await engine.put(DOCUMENTS);
  const page = async (offset: number, limit: number): Promise<SearchAnswer> => engine.search({ ...QUICK, query: { kind: 'all' }, offset, limit });
  assert.deepEqual((await page(2, 3)).ids, [5, 3, 2]);
  assert.deepEqual((await page(6, 100)).ids, [4, 7]);
  assert.deepEqual((await page(100, 10)).ids, []);
  assert.deepEqual((await page(0, 0)).ids, []);
  for (const [offset, limit] of [[2, 3], [100, 10], [0, 0]] as const) assert.equal((await page(offset, limit)).total, DOCUMENTS.length);
}

async function countsFacets(engine: SearchEngine): Promise<void> {
  await engine.put(DOCUMENTS);
  const { facets } = await engine.search({ ...QUICK, query: asked('电池'), limit: 1, facets: FACETS });
  assert.deepEqual(facets, {
    year: [{ value: '2018', count: 3 }, { value: '2019', count: 1 }],
    kind: [{ value: 'invention', count: 2 }, { value: 'utility', count: 2 }, { value: 'design', count: 1 }],
    office: [{ value: 'CN', count: 5 }],
    class: [{ value: 'H01M', count: 3 }, { value: 'B05C', count: 1 }, { value: 'H01Q', count: 1 }, { value: 'H04W', count: 1 }],
    field: [{ value: '1', count: 3 }, { value: '21', count: 1 }, { value: '3', count: 1 }, { value: '4', count: 1 }],
    applicant: [
      { value: '晨光新能源（江城）有限公司', count: 2 }, { value: '江城大学', count: 2 },
      { value: '晨光通信有限公司', count: 1 }, { value: '重庆长江储能有限公司', count: 1 },
    ],
    district: [{ value: '0101', count: 2 }, { value: '0102', count: 1 }, { value: '0103', count: 1 }],
    state: [{ value: 'in-force', count: 2 }, { value: 'lapsed', count: 1 }, { value: 'pending', count: 1 }],
  });
}

/** Recall and precision are both 1: found is what holds the characters, no more and no less. */
async function findsEveryRun(engine: SearchEngine): Promise<void> {
  const documents = [...DOCUMENTS, ...generatedDocuments(60, 7).map((each) => ({ ...each, id: each.id + 1000, revision: each.revision + 1000 }))];
  await engine.put(documents);
  for (const { field, text } of runsOf(documents, 4)) {
    const holding = documents.filter(({ texts }) => texts[field]?.some((each) => foldText(each).includes(text)));
    const { ids } = await engine.search({ ...QUICK, query: { kind: 'phrase', fields: [field], parts: [{ text }] } });
    assert.deepEqual(ascending(ids), ascending(holding.map(({ id }) => id)), `${field} “${text}”`);
  }
}

const QUERIES = 400;

async function answersAsBruteForce(engine: SearchEngine): Promise<void> {
  const documents = generatedDocuments(300, 20_260_101);
  for (let from = 0; from < documents.length; from += 70) await engine.put(documents.slice(from, from + 70));
  const chance = new Chance(11);
  for (let count = 0; count < QUERIES; count += 1) {
    const request: SearchRequest = { query: generatedQuery(chance, 3), sort: chance.one(SORTS), offset: chance.upTo(4), limit: chance.upTo(40), facets: FACETS };
    const { total, ids, facets } = await engine.search(request);
    assert.deepEqual({ total, ids, facets }, evaluate(documents, request, technologyFieldOf), JSON.stringify(request));
  }
}

const [FIRST] = DOCUMENTS;

function first(): NonNullable<typeof FIRST> {
  assert.ok(FIRST);
  return FIRST;
}

async function replaces(engine: SearchEngine): Promise<void> {
  await engine.put(DOCUMENTS);
  await engine.put([revised(first(), '一种风力发电机', 100)]);
  assert.deepEqual(await idsOf(engine, 'TI=风力'), [1]);
  assert.deepEqual(await idsOf(engine, 'TI=隔膜'), [2]);
  assert.deepEqual(await idsOf(engine, 'TI=fengli'), [1]);
  assert.equal((await engine.status()).documents, DOCUMENTS.length);
}

async function ignoresOlder(engine: SearchEngine): Promise<void> {
  await engine.put([revised(first(), '新的名称', 50)]);
  await engine.put([revised(first(), '旧的名称', 49)]);
  assert.deepEqual(await idsOf(engine, 'TI=新的'), [1]);
  await engine.put([revised(first(), '甲的名称', 51), revised(first(), '乙的名称', 53), revised(first(), '丙的名称', 52)]);
  assert.deepEqual(await idsOf(engine, 'TI=乙的'), [1]);
  assert.deepEqual(await idsOf(engine, '名称'), [1]);
}

async function removes(engine: SearchEngine): Promise<void> {
  await engine.put(DOCUMENTS);
  await engine.remove([1, 5, 999]);
  assert.deepEqual(ascending(await idsOf(engine, '电池')), [2, 3, 7]);
  assert.deepEqual(ascending(await idsOf(engine, '*')), [2, 3, 4, 6, 7, 8]);
  await engine.put([revised(first(), '重新入册的电池', 200)]);
  assert.deepEqual(ascending(await idsOf(engine, '电池')), [1, 2, 3, 7]);
}

/** Ids of the register carry the import that added them in their upper bits. */
async function keepsGreatNumbers(engine: SearchEngine): Promise<void> {
  const ids = [2 ** 33 + 1, 2 ** 33 + 2, 2 ** 45 + 1];
  await engine.put(ids.map((id, index) => ({ ...revised(first(), '大号', 2 ** 50 + index), id })));
  assert.deepEqual(await idsOf(engine, 'TI=大号'), ids.toReversed());
  assert.deepEqual(await counted(engine), { documents: 3, revision: 2 ** 50 + 2 });
  await engine.remove([2 ** 33 + 1]);
  assert.deepEqual(await idsOf(engine, 'TI=大号'), [2 ** 45 + 1, 2 ** 33 + 2]);
}

async function scans(engine: SearchEngine): Promise<void> {
  const documents = generatedDocuments(2500, 3);
  await engine.put(documents);
  for (const sort of ['relevance', 'filed-newest', 'granted-oldest'] as const) {
    const request = { query: asked('TI=电池 OR AB=ab OR NOT TI=锂'), sort };
    const scanned: number[] = [];
    for await (const batch of engine.scan(request)) scanned.push(...batch);
    assert.deepEqual(scanned, evaluate(documents, { ...QUICK, ...request, limit: documents.length }, technologyFieldOf).ids);
  }
}

async function rebuilds(engine: SearchEngine): Promise<void> {
  await engine.put(DOCUMENTS);
  const next = DOCUMENTS.slice(1).map((each) => revised(each, `重建${each.id}`, each.revision + 100));
  async function* batches(): AsyncIterable<typeof next> {
    yield next.slice(0, 3);
    assert.deepEqual(ascending(await idsOf(engine, 'TI=电池')), [1, 2, 3, 5]);
    yield next.slice(3);
  }
  await engine.rebuild(batches());
  assert.deepEqual(ascending(await idsOf(engine, '*')), [2, 3, 4, 5, 6, 7, 8]);
  assert.deepEqual(await idsOf(engine, 'TI=电池'), []);
  assert.equal((await idsOf(engine, 'TI=重建')).length, 7);
}

async function tellsStatus(engine: SearchEngine): Promise<void> {
  assert.deepEqual(await counted(engine), { documents: 0, revision: 0 });
  await engine.put(DOCUMENTS);
  assert.deepEqual(await counted(engine), { documents: 8, revision: 8 });
  await engine.remove([8]);
  assert.deepEqual(await counted(engine), { documents: 7, revision: 8 });
}

async function counted(engine: SearchEngine): Promise<{ documents: number; revision: number }> {
  const { documents, revision } = await engine.status();
  return { documents, revision };
}

async function ends(engine: SearchEngine): Promise<void> {
  await engine.put(DOCUMENTS);
  await assert.rejects(engine.search({ ...QUICK, query: { kind: 'all' } }, AbortSignal.abort()), { name: 'AbortError' });
}
