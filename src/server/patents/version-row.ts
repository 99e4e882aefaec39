import { latestPublication, type PatentRecord } from '#domain/patent/record.ts';
import { canonicalJson } from '../journal/canonical-json.ts';
import { gramsOf, searchText } from './search-grams.ts';

/** The day that an entry is listed under when nothing tells one: the Patent Law's coming into force. */
const NO_DAY = '1985-04-01';

export const VERSION_COLUMNS = {
  id: 'bigint', run: 'integer', day: 'date', kind: 'text', damaged: 'boolean', record: 'text', haystack: 'text', grams: 'integer[]',
} as const;

/** The row of `patent` for one version of an entry. */
export function versionRow(id: number, run: number, record: PatentRecord): object {
  const haystack = haystackOf(record);
  return {
    id, run, day: dayOf(record), kind: record.kind ?? null, damaged: record.applicationNumber?.damaged ?? false,
    record: canonicalJson(record), haystack, grams: gramsOf(haystack),
  };
}

/** Day of the latest publication, else of filing. */
function dayOf(record: PatentRecord): string {
  return latestPublication(record)?.date ?? record.filingDate ?? NO_DAY;
}

/** What `q` finds an entry by, besides its numbers. */
function haystackOf({ title, applicants }: PatentRecord): string {
  return [searchText(title ?? ''), ...applicants.map(searchText)].filter(Boolean).join(' ');
}
