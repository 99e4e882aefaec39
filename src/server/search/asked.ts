import { problem, ProblemError } from '#domain/errors.ts';
import { type Facet, FACETS, type Sort, SORTS } from '#search/engine.ts';
import type { Query } from '#search/query/query.ts';
import type { Server } from '../context.ts';
import { withinCollection } from './collected.ts';
import { getCollection } from './collections.ts';

/** How hits are to be ordered; by relevance unless told. @throws ProblemError `not-allowed-value` */
export function sortFrom(written: string | undefined): Sort {
  const sort = written ?? 'relevance';
  const known = SORTS.find((each) => each === sort);
  if (!known) throw new ProblemError(problem('not-allowed-value', { field: { zh: '排序', en: 'sort' }, value: sort }, 'sort'));
  return known;
}

/** The facets of a list with commas, or `all`; none unless told. @throws ProblemError `not-allowed-value` */
export function facetsFrom(written: string | undefined): Facet[] {
  if (written === 'all') return [...FACETS];
  return (written ?? '').split(',').filter(Boolean).map((name) => {
    const known = FACETS.find((each) => each === name.trim());
    if (!known) throw new ProblemError(problem('not-allowed-value', { field: { zh: '分面', en: 'facets' }, value: name }, 'facets'));
    return known;
  });
}

/** The collection that a person searches within, if any. @throws ProblemError `not-found` for one that is not theirs to see */
export async function withinFrom({ database: { kysely } }: Pick<Server, 'database'>, person: string, id: string | undefined): Promise<{ readonly within?: Query }> {
  if (id === undefined) return {};
  return { within: await withinCollection(kysely, (await getCollection(kysely, person, id)).id) };
}
