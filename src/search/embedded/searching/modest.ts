import { QueryTooCostly } from '../../errors.ts';
import type { Query } from '../../query/query.ts';

/** More conditions than anybody asks for, and few enough to be looked up in a moment. */
const MOST_CONDITIONS = 2000;
/** How deep AND, OR and NOT may stand in one another. */
const MOST_LEVELS = 500;

/**
 * Refuses a query of more conditions or levels than could be answered in bounded time (检索式规模). Throws `QueryTooCostly`.
 * It counts without recursion: nesting must not exhaust the stack.
 */
export function assertModest(query: Query): void {
  const waiting: { readonly query: Query; readonly level: number }[] = [{ query, level: 0 }];
  let conditions = 0;
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { level } = next;
    if (level > MOST_LEVELS) throw new QueryTooCostly(`the query is nested more than ${MOST_LEVELS} deep`);
    const parts = partsOf(next.query);
    conditions += parts ? 0 : weightOf(next.query);
    if (conditions > MOST_CONDITIONS) throw new QueryTooCostly(`the query has more than ${MOST_CONDITIONS} conditions`);
    for (const part of parts ?? []) waiting.push({ query: part, level: level + 1 });
  }
}

function partsOf(query: Query): readonly Query[] | undefined {
  if (query.kind === 'and' || query.kind === 'or') return query.of;
  return query.kind === 'not' ? [query.of] : undefined;
}

const weightOf = (query: Query): number => ('anyOf' in query ? query.anyOf.length : 1);
