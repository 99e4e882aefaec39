import type { Kysely } from 'kysely';
import type { Static } from 'typebox';
import type { SimilarPatents } from '#contract/patent-document-schemas.ts';
import { problem, ProblemError } from '#domain/errors.ts';
import type { PatentRecord } from '#domain/patent/record.ts';
import type { TextField } from '#search/document.ts';
import type { Query } from '#search/query/query.ts';
import type { Schema } from '../database/schema.ts';
import { hitsOf } from './hits.ts';
import type { PatentSearch } from './patent-search.ts';
import { recordsOfIds } from './records-of-ids.ts';
import { classLikeness, likeness, readableTerms, termsOf, type WeighedTerm } from './similar-terms.ts';

export type ShownSimilar = Static<typeof SimilarPatents>;

/** Rare terms that candidates are looked for by. */
const CHOSEN = 10;
/** Candidates that are compared. */
const CANDIDATES = 200;
const SHOWN = 10;
/** All questions to the index together. */
const MOST_MILLIS = 2_000;
/** A candidate less like than this is not shown. */
const LEAST = 0.15;
/** What the terms are worth beside the classes. */
const TERMS_SHARE = 0.75;
const FIELDS: readonly TextField[] = ['title', 'abstract', 'claims'];

/**
 * The patents most like one (相似专利). The index is asked how rare each pair of characters of its title and first claim is;
 * the rarest find candidates, of its IPC subclasses where these give enough; candidates are ordered by the share of
 * information that they have in common with it, three quarters, and by their classes, one quarter. @throws ProblemError `query-too-costly`
 */
export async function similarTo(database: Kysely<Schema>, search: PatentSearch, id: number, record: PatentRecord): Promise<ShownSimilar> {
  const started = performance.now();
  const signal = AbortSignal.timeout(MOST_MILLIS);
  const weighed = await inTime(weigh(search, termsOf(record), signal));
  const chosen = weighed.slice(0, CHOSEN);
  const candidates = chosen.length === 0 ? [] : await inTime(candidatesFor(search, record, chosen, signal));
  const records = await recordsOfIds(database, candidates.filter((each) => each !== id));
  const scored = [...records].map(([other, its]) => ({ other, score: TERMS_SHARE * likeness(weighed, its) + (1 - TERMS_SHARE) * classLikeness(record, its) }));
  const best = scored.filter(({ score }) => score >= LEAST).sort((a, b) => b.score - a.score || b.other - a.other).slice(0, SHOWN);
  return {
    hits: await hitsOf(database, best.map(({ other }) => other), () => []), by: readableTerms(record, chosen.map(({ term }) => term)),
    classes: subclassesOf(record), tookMs: Math.round((performance.now() - started) * 10) / 10,
  };
}

const phrase = (term: string): Query => ({ kind: 'phrase', fields: FIELDS, parts: [{ text: term }] });

/** The terms that other patents have as well, the rarest first. */
async function weigh(search: PatentSearch, terms: readonly string[], signal: AbortSignal): Promise<readonly WeighedTerm[]> {
  const { documents } = await search.status();
  const counts = await Promise.all(terms.map(async (term) => (await search.ask({ query: phrase(term), sort: 'filed-newest', offset: 0, limit: 0, facets: [] }, signal)).total));
  const weighed = terms.map((term, index) => ({ term, count: counts[index] ?? 0 })).filter(({ count }) => count > 1);
  return weighed.sort((a, b) => a.count - b.count).map(({ term, count }) => ({ term, weight: Math.log(1 + documents / count) }));
}

async function candidatesFor(search: PatentSearch, record: PatentRecord, chosen: readonly WeighedTerm[], signal: AbortSignal): Promise<readonly number[]> {
  const terms: Query = { kind: 'or', of: chosen.map(({ term }) => phrase(term)) };
  const ask = (query: Query): ReturnType<PatentSearch['ask']> => search.ask({ query, sort: 'relevance', offset: 0, limit: CANDIDATES, facets: [] }, signal);
  const classes = subclassesOf(record).map((prefix): Query => ({ kind: 'class', field: record.ipc.length > 0 ? 'ipc' : 'locarno', prefix }));
  if (classes.length > 0) {
    const within = await ask({ kind: 'and', of: [terms, { kind: 'or', of: classes }] });
    if (within.total > SHOWN) return within.ids;
  }
  return (await ask(terms)).ids;
}

/** `H01M`; of designs the class of Locarno, `14`. */
function subclassesOf({ ipc, locarno }: PatentRecord): string[] {
  return [...new Set(ipc.length > 0 ? ipc.map((symbol) => symbol.slice(0, 4)) : locarno.map((symbol) => symbol.slice(0, 2)))];
}

async function inTime<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof Error && (error.name === 'AbortError' || error.name === 'TimeoutError')) throw new ProblemError(problem('query-too-costly'));
    throw error;
  }
}
