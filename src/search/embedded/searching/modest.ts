import { QueryTooCostly } from '../../errors.ts';
import type { Query } from '../../query/query.ts';

/** More than anybody asks for, and little enough to be looked up in a moment: 5,000 phrases, or a pasted list of 50,000 numbers. */
const MOST_WEIGHT = 50_000;
const PHRASE_WEIGHT = 10;
/** How deep AND, OR and NOT may stand in one another. */
const MOST_LEVELS = 500;

/**
 * Refuses a query of more conditions or levels than could be answered in bounded time (检索式规模). Throws `QueryTooCostly`.
 * It counts without recursion: nesting must not exhaust the stack.
 */
export function assertModest(query: Query): void {
  const waiting: { readonly query: Query; readonly level: number }[] = [{ query, level: 0 }];
  let weight = 0;
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { level } = next;
    if (level > MOST_LEVELS) throw new QueryTooCostly(`the query is nested more than ${MOST_LEVELS} deep`);
    const parts = partsOf(next.query);
    weight += parts ? 0 : weightOf(next.query);
    if (weight > MOST_WEIGHT) throw new QueryTooCostly('the query has too many conditions');
    for (const part of parts ?? []) waiting.push({ query: part, level: level + 1 });
  }
}

function partsOf(query: Query): readonly Query[] | undefined {
  if (query.kind === 'and' || query.kind === 'or') return query.of;
  return query.kind === 'not' ? [query.of] : undefined;
}

const weightOf = (query: Query): number => ('anyOf' in query ? query.anyOf.length : PHRASE_WEIGHT);
