import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import { ROUTES } from '#contract/routes.ts';
import type { CaseType } from '#domain/case/case-type.ts';
import { fieldType } from '#domain/form/index.ts';
import { client } from '../../api/api.ts';
import type { ListSearch } from '../searches.ts';
import { whereOf } from './conditions.ts';

interface Reference {
  readonly kind: string;
  readonly id: string;
}

/** The things of registers that a list is narrowed to, by their ids. */
export function referencesIn(type: CaseType, search: ListSearch): readonly Reference[] {
  return Object.entries(whereOf(search)).flatMap(([path, value]) => {
    const field = type.fields[path.split('.', 1)[0] ?? ''];
    return field && typeof value === 'string' && fieldType(field).narrowedBy === 'id' ? [{ kind: field.kind, id: value }] : [];
  });
}

async function nameOf({ kind, id }: Reference): Promise<string> {
  if (kind === 'patent') {
    const { patent } = await client.call(ROUTES.patent, { params: { id } });
    return patent.title;
  }
  const { row } = await client.call(ROUTES.getCase, { params: { id } });
  return kind === 'party' ? row.title : `${row.number} ${row.title}`;
}

/** The names of what a list is narrowed to (`party:…` → name), also after the page was opened by its address; none while they are fetched. */
export function useReferenceNames(type: CaseType, search: ListSearch): Readonly<Record<string, string>> {
  const references = useMemo(() => referencesIn(type, search), [type, search]);
  const found = useQueries({ queries: references.map((each) => ({ queryKey: ['reference-name', each.kind, each.id], queryFn: () => nameOf(each), staleTime: Infinity, retry: false })) });
  return Object.fromEntries(references.map(({ kind, id }, index) => [`${kind}:${id}`, found[index]?.data ?? (found[index]?.isPending ? '…' : id)]));
}
