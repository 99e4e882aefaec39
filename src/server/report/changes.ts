import { sql } from 'kysely';
import { findQuery } from '#domain/report/compose.ts';
import { publishedVersion } from '#domain/report/composed.ts';
import { dependencies, type RowPart } from '#domain/report/figure-query.ts';
import type { Server } from '../context.ts';
import { livePostings, movementsOf, partKey, type PlacedPosting, scopeTest } from './postings.ts';
import { askedFor, genreOf, readingOf, type Reading } from './reading.ts';
import type { ReportReply } from './report-json.ts';
import type { StoredEdition } from './stored-edition.ts';

/** A posting recorded after an edition was frozen, or in flight while it was. */
interface Later extends PlacedPosting {
  readonly id: string;
  readonly event_id: bigint;
  readonly reverses: string | null;
}

/** What has become of the rows of a published figure. */
export interface FigureChange {
  /** The events whose postings came, went, or took another's place. */
  readonly events: ReadonlySet<bigint>;
}

/** Postings whose ids were drawn before the freezing but committed after it lie at most this far back. */
const IN_FLIGHT = { pglite: 0n, postgres: 5_000n } as const;

/** The figures that a report shows in its text, tables and charts; operands alone are told by what is made of them. */
export function shownFigures({ chapters }: ReportReply): ReadonlySet<string> {
  return new Set(chapters.flatMap(({ paragraphs, tables, charts }) => [
    ...paragraphs.flatMap(({ figures }) => figures),
    ...tables.flatMap(({ rows }) => rows.flat().flatMap(({ figure }) => figure ?? [])),
    ...charts.flatMap(({ series }) => series.flatMap(({ figures }) => figures.filter(Boolean))),
  ]));
}

/** The reading that an edition was made by, on the accounts as they are now. */
export function readingOfEdition(server: Server, { report }: StoredEdition): Promise<Reading> {
  const genre = genreOf(server.catalog, report.genre);
  return readingOf(server, askedFor(genre, { year: report.year, asOf: report.asOf, version: publishedVersion(genre) }));
}

/**
 * The shown figures of an edition whose rows are no longer those that were frozen, with the events that changed them.
 * Only figures that a later posting can touch are read again; whether they changed is told by the ids of their rows.
 */
export async function changedFigures(server: Server, edition: StoredEdition): Promise<ReadonlyMap<string, FigureChange>> {
  const later = await laterPostings(server, edition);
  if (later.length === 0) return new Map();
  const reading = await readingOfEdition(server, edition);
  const genre = genreOf(server.catalog, edition.genre);
  const touched = new Map([...shownFigures(edition.report)].flatMap((id) => {
    const query = findQuery(genre, server.catalog, id);
    const parts = query ? dependencies(reading.on.definitions, reading.request, query) : [];
    return parts.some((part) => isTouched(reading, part, later)) ? [[id, parts] as const] : [];
  }));
  return touched.size === 0 ? new Map() : differences(server, reading, edition.id, touched, later);
}

/** Both ids and postings are drawn in order, so what is later is found from the end. */
async function laterPostings({ database }: Server, { last_event }: StoredEdition): Promise<readonly Later[]> {
  const { rows } = await sql<Later>`select p.id::text as id, p.event_id, p.indicator, p.day, p.unit, p.district, p.dimensions, p.reverses::text as reverses from posting p
    where p.id > coalesce((select id from posting where event_id <= ${last_event}::bigint order by id desc limit 1), 0) - ${IN_FLIGHT[database.kind]}::bigint`.execute(database.kysely);
  return rows;
}

/** Whether any posting can change a part; the days of observations are taken widely, since levels and cumulatives look back. */
function isTouched(reading: Reading, part: RowPart, later: readonly Later[]): boolean {
  const { indicator, period } = part;
  const movements = movementsOf(reading, part);
  const from = movements === undefined ? `${Number(period.from.slice(0, 4)) - 1}-01-01` : period.from;
  const isWithin = scopeTest(part, reading.organisation);
  return later.some((posting) => posting.indicator === (movements ?? indicator) && posting.day >= from && posting.day <= period.to && isWithin(posting));
}

async function differences(server: Server, reading: Reading, edition: string, touched: ReadonlyMap<string, readonly RowPart[]>, later: readonly Later[]): Promise<ReadonlyMap<string, FigureChange>> {
  const frozen = await server.database.kysely.selectFrom('edition_figure').select(['figure', 'postings']).where('edition', '=', edition).where('figure', 'in', [...touched.keys()]).execute();
  const now = await livePostings(reading, [...touched.values()].flat());
  const changes = frozen.flatMap(({ figure, postings }) => {
    const current = new Set((touched.get(figure) ?? []).flatMap((part) => now.get(partKey(part)) ?? []));
    const events = eventsBetween(new Set(postings), current, later);
    return events === undefined ? [] : [[figure, { events }] as const];
  });
  return new Map(changes);
}

/** The events between two sets of rows; undefined when they are the same. */
function eventsBetween(before: ReadonlySet<string>, after: ReadonlySet<string>, later: readonly Later[]): ReadonlySet<bigint> | undefined {
  const added = [...after].filter((id) => !before.has(id));
  const gone = [...before].filter((id) => !after.has(id));
  if (added.length === 0 && gone.length === 0) return undefined;
  const came = new Set(added);
  const went = new Set(gone);
  return new Set(later.filter(({ id, reverses }) => came.has(id) || (reverses !== null && went.has(reverses))).map(({ event_id }) => event_id));
}
