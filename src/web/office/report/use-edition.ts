import type { Reply } from '#contract/route.ts';
import { ROUTES } from '#contract/routes.ts';
import { useRead } from '../../api/api.ts';

export type EditionDetail = Reply<typeof ROUTES.edition>;

/** The latest published edition of a genre's year, if there is one; none is looked for without a year. */
export function useEditionOf(genre: string, year: number | undefined): EditionDetail | undefined {
  const { data: list } = useRead(ROUTES.genres, undefined, { staleTime: 30_000 });
  const editions = list?.editions.filter((each) => each.genre === genre && each.year === year) ?? [];
  const latest = [...editions].sort((a, b) => b.publishedAt.localeCompare(a.publishedAt))[0];
  const { data } = useRead(ROUTES.edition, { params: { id: latest?.id ?? '-' } }, { enabled: latest !== undefined });
  return latest && data;
}
