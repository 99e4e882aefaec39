import type { PhrasePart, Query } from './query.ts';

type Listed = Extract<Query, { anyOf: readonly string[] }>;

/** All of these; nested ANDs become one, one alone stays itself. */
export function conjunction(of: readonly Query[]): Query {
  const flat = of.flatMap((each) => (each.kind === 'and' ? each.of : [each]));
  const [only] = flat;
  return flat.length === 1 && only ? only : { kind: 'and', of: flat };
}

/** Any of these; nested ORs become one, numbers and codes of one field become one list, one alone stays itself. */
export function disjunction(of: readonly Query[]): Query {
  const flat = joinLists(of.flatMap((each) => (each.kind === 'or' ? each.of : [each])));
  const [only] = flat;
  return flat.length === 1 && only ? only : { kind: 'or', of: flat };
}

function joinLists(of: readonly Query[]): Query[] {
  const lists = Map.groupBy(of.filter(isListed), listKey);
  return of.flatMap((each): Query[] => {
    if (!isListed(each)) return [each];
    const same = lists.get(listKey(each)) ?? [];
    return same[0] === each ? [{ ...each, anyOf: [...new Set(same.flatMap(({ anyOf }) => anyOf))] }] : [];
  });
}

const isListed = (query: Query): query is Listed => query.kind === 'number' || query.kind === 'code';

/** The same for lists that may be joined: of one field, whole or by their beginning alike. */
function listKey(query: Listed): string {
  return `${query.kind} ${query.field} ${query.kind === 'number' && (query.prefix ?? false)}`;
}

/** A phrase in its normal form: neighbouring texts joined, white space as one space and none at the ends, one `*` where several stand. */
export function normalParts(parts: readonly PhrasePart[]): PhrasePart[] {
  const joined: PhrasePart[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if ('text' in part && last && 'text' in last) joined[joined.length - 1] = { text: last.text + part.text };
    else if (!('any' in part && part.any === 'rest' && last && 'any' in last && last.any === 'rest')) joined.push(part);
  }
  return joined.map((part, index) => ('text' in part ? { text: trimmed(part.text, index === 0, index === joined.length - 1) } : part)).filter((part) => !('text' in part) || part.text !== '');
}

function trimmed(text: string, first: boolean, last: boolean): string {
  const single = text.replace(/\s+/g, ' ');
  const behind = first ? single.trimStart() : single;
  return last ? behind.trimEnd() : behind;
}
