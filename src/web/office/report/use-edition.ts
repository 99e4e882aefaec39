import type { CivilDate } from '#domain/calendar/civil-date.ts';
import type { Covers } from '#domain/report/genre.ts';
import type { Reply } from '#contract/route.ts';
import { ROUTES } from '#contract/routes.ts';
import { useRead } from '../../api/api.ts';

export type EditionDetail = Reply<typeof ROUTES.edition>;

/** What a genre covers; a year until it is known. */
export function useCovers(genre: string): Covers {
  const { data: list } = useRead(ROUTES.genres, undefined, { staleTime: 30_000 });
  return list?.genres.find(({ id }) => id === genre)?.covers ?? 'year';
}

/** The latest published edition of a genre's year, and of a monthly one of the month; none is looked for without a year. */
export function useEditionOf(genre: string, year: number | undefined, month?: CivilDate): EditionDetail | undefined {
  const { data: list } = useRead(ROUTES.genres, undefined, { staleTime: 30_000 });
  const editions = list?.editions.filter((each) => each.genre === genre && each.year === year && (month === undefined || each.asOf === month)) ?? [];
  const latest = [...editions].sort((a, b) => b.publishedAt.localeCompare(a.publishedAt))[0];
  const { data } = useRead(ROUTES.edition, { params: { id: latest?.id ?? '-' } }, { enabled: latest !== undefined });
  return latest && data;
}
