import { useMemo } from 'react';
import type { Names } from '#domain/form/field.ts';
import type { Reply } from '#contract/route.ts';
import { ROUTES } from '#contract/routes.ts';
import { useLanguage } from '../ui/language.tsx';
import { useRead } from './api.ts';

const LONG = { staleTime: 10 * 60_000 };

export type Organisation = Reply<typeof ROUTES.organisation>;
export type Person = Reply<typeof ROUTES.people>['people'][number];

export function useOrganisation(): Organisation | undefined {
  return useRead(ROUTES.organisation, undefined, LONG).data;
}

/** The people of the bureau, for whoever is signed in; the public is not told who works there. */
export function usePeople(): readonly Person[] {
  const { data: me } = useRead(ROUTES.me, undefined, { enabled: false });
  return useRead(ROUTES.people, undefined, { ...LONG, enabled: me !== undefined }).data?.people ?? [];
}

/**
 * Names for the codes that values hold: units, districts and people as they are now, and those that a case
 * brings along (`person:p1` → name) for what is no more.
 */
export function useNames(brought?: Readonly<Record<string, string>>): Names {
  const { language } = useLanguage();
  const organisation = useOrganisation();
  const people = usePeople();
  return useMemo(() => {
    const known = new Map<string, string>(Object.entries(brought ?? {}));
    for (const unit of organisation?.units ?? []) known.set(`unit:${unit.code}`, unit.name[language]);
    for (const former of organisation?.former ?? []) known.set(`${former.node}:${former.code}`, former.name[language]);
    for (const district of organisation?.districts ?? []) known.set(`district:${district.code}`, district.name[language]);
    for (const person of people) known.set(`person:${person.code}`, person.name);
    return { name: (kind, id) => known.get(`${kind}:${id}`) };
  }, [language, organisation, people, brought]);
}
