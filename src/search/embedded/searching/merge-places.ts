import { comparePlaces, type Place } from './order.ts';

/** The ids of a page out of several lists, each in order. */
export function pageOf(lists: readonly Iterable<Place>[], offset: number, limit: number): number[] {
  const ids: number[] = [];
  let index = 0;
  for (const { id } of merged(lists)) {
    if (index >= offset + limit) break;
    if (index++ >= offset) ids.push(id);
  }
  return ids;
}

function* merged(lists: readonly Iterable<Place>[]): Generator<Place> {
  const heads = lists.map((list) => list[Symbol.iterator]()).map((rest) => ({ rest, next: rest.next() })).filter(({ next }) => !next.done);
  while (heads.length > 0) {
    const first = heads.reduce((best, head) => (comparePlaces(head.next.value, best.next.value) < 0 ? head : best));
    yield first.next.value;
    first.next = first.rest.next();
    if (first.next.done) heads.splice(heads.indexOf(first), 1);
  }
}
