import type { CivilDate } from '../calendar/civil-date.ts';
import type { Candidate } from './candidate.ts';
import type { TimeMention } from './periods.ts';

/** Longest series of years that is told in one list. */
const MOST_YEARS = 8;

/**
 * The years of figures that are told in a row for several of them (2029至2031年分别为12件、15件、18件): by the place at
 * which each figure begins, the last day of its year. A list counts only where it has as many items as there are years.
 */
export function yearsOfLists(text: string, candidates: readonly Candidate[], times: readonly TimeMention[]): ReadonlyMap<number, CivilDate> {
  const found = new Map<number, CivilDate>();
  const series = seriesOf(text, times);
  if (series.length === 0) return found;
  for (const list of listsOf(text, candidates)) {
    const start = list[0]?.[0]?.start ?? 0;
    const years = series.findLast(({ at }) => at < start)?.years ?? [];
    if (years.length !== list.length || !/(?:分别|依次|各为)[^，,。；;、]*$/.test(text.slice(0, start))) continue;
    for (const [index, item] of list.entries()) for (const each of item) found.set(each.start, years[index] ?? '');
  }
  return found;
}

interface Series {
  readonly at: number;
  readonly years: readonly CivilDate[];
}

/** 2029至2031年, and 2029年、2030年和2031年. */
function seriesOf(text: string, times: readonly TimeMention[]): readonly Series[] {
  const series: { readonly at: number; readonly years: CivilDate[] }[] = [];
  let last: TimeMention | undefined;
  for (const time of times) {
    const goesOn = last !== undefined && last.at >= 0 && /^[、和及]$/.test(text.slice(last.after, time.at));
    if (time.since !== undefined) series.push({ at: time.at, years: yearEnds(time.since, Number(time.end.slice(0, 4))) });
    else if (goesOn) series.at(-1)?.years.push(time.end);
    else series.push({ at: time.at, years: [time.end] });
    last = time;
  }
  return series.filter(({ years }) => years.length > 1);
}

function yearEnds(from: number, to: number): CivilDate[] {
  return Array.from({ length: Math.max(0, Math.min(to - from + 1, MOST_YEARS)) }, (_, index) => `${from + index}-12-31`);
}

/** Figures one behind the other, parted by 、 or 和; those that nothing parts (280件306人) are one item. */
function listsOf(text: string, candidates: readonly Candidate[]): readonly (readonly (readonly Candidate[])[])[] {
  const lists: Candidate[][][] = [];
  let last: Candidate | undefined;
  for (const each of candidates) {
    const gap = last === undefined ? undefined : text.slice(last.after, each.start);
    if (gap === '') lists.at(-1)?.at(-1)?.push(each);
    else if (gap !== undefined && /^[、和及]$/.test(gap)) lists.at(-1)?.push([each]);
    else lists.push([[each]]);
    last = each;
  }
  return lists.filter((list) => list.length > 1);
}
