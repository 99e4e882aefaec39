import type { Transaction } from 'kysely';
import { findQuery, type ReportFigure } from '#domain/report/compose.ts';
import { publishedVersion } from '#domain/report/composed.ts';
import { dependencies, type RowPart } from '#domain/report/figure-query.ts';
import type { OfficialDocument } from '#domain/report/document.ts';
import type { Genre } from '#domain/report/genre.ts';
import type { Server } from '../context.ts';
import { insertMany } from '../database/bulk.ts';
import { atOneMoment } from '../database/one-moment.ts';
import type { Schema } from '../database/schema.ts';
import type { Organisation } from '../organisation/organisation.ts';
import { newId } from '../store/cases.ts';
import { changedFigures } from './changes.ts';
import { livePostings, partKey } from './postings.ts';
import { type Asked, askedFor, openReading, prepare, type Reading } from './reading.ts';
import { printedReport } from './rendering.ts';
import { readReport, type ReportReply, reportJson } from './report-json.ts';
import { type EditionReply, editionReply, LISTED } from './stored-edition.ts';

/** A figure to be frozen with the postings behind it (锁数). */
interface FrozenFigure {
  readonly figure: ReportFigure;
  readonly postings: readonly string[];
}

/** A report ready to be published: all of it read at one moment. */
export interface Draft {
  readonly id: string;
  readonly genre: Genre;
  readonly report: ReportReply;
  /** What its files are printed from, signed on the day of publishing. */
  readonly document: OfficialDocument;
  readonly figures: readonly FrozenFigure[];
  readonly lastEvent: bigint;
}

/** What a figure of a report depends on. */
export function partsOf({ on, request, catalog }: Reading, genre: Genre, id: string): readonly RowPart[] {
  const query = findQuery(genre, catalog, id);
  return query ? dependencies(on.definitions, request, query) : [];
}

/** Reads a report and the postings behind each of its figures, all at one moment so that they agree. */
export async function draftEdition(server: Server, genre: Genre, asked: Pick<Asked, 'year' | 'asOf'>): Promise<Draft> {
  const prepared = await prepare(server, askedFor(genre, { ...asked, version: publishedVersion(genre) }));
  const signedOn = (await server.setting()).today();
  const id = newId();
  return atOneMoment(server.database, async (database) => {
    const reading = openReading(prepared, database);
    const read = await readReport(genre, reading);
    const parts = new Map(read.report.figures.map(({ id }) => [id, partsOf(reading, genre, id)]));
    const ids = await livePostings(reading, [...parts.values()].flat());
    const figures = read.report.figures.map((figure) => ({ figure, postings: [...new Set((parts.get(figure.id) ?? []).flatMap((part) => ids.get(partKey(part)) ?? []))] }));
    const last = await database.selectFrom('case_event').select(({ fn }) => fn.max('id').as('id')).executeTakeFirst();
    const document = printedReport(reading, read, { signedOn, edition: id });
    return { id, genre, report: reportJson(reading, read), document, figures, lastEvent: last?.id ?? 0n };
  });
}

const FIGURE_COLUMNS = { edition: 'text', figure: 'text', indicator: 'text', version: 'integer', value: 'double precision', shown: 'text', postings: 'jsonb' };

/** Writes an edition. Nothing of it can be changed afterwards. */
export async function writeEdition(trx: Transaction<Schema>, { id, genre, report, document, figures, lastEvent }: Draft, publishedBy: string, at: string): Promise<void> {
  await trx.insertInto('edition').values({
    id, genre: genre.id, genre_version: genre.version, year: report.year, title: report.title, report: JSON.stringify(report), document: JSON.stringify(document),
    journal_head: report.journalHead, last_event: lastEvent, published_by: publishedBy, published_at: at,
  }).execute();
  const rows = figures.map(({ figure, postings }) => ({ edition: id, figure: figure.id, indicator: figure.indicator, version: figure.definitionVersion, value: figure.value, shown: figure.text, postings }));
  await insertMany(trx, 'edition_figure', FIGURE_COLUMNS, rows, { chunk: 100 });
}

/** The published editions, newest first, each with how many of its figures have changed since. */
export async function listEditions(server: Server, organisation: Organisation, only?: readonly string[]): Promise<EditionReply[]> {
  const query = server.database.kysely.selectFrom('edition').select(LISTED).orderBy('published_at', 'desc').orderBy('id', 'desc').limit(100);
  const rows = await (only ? query.where('id', 'in', [...only]) : query).execute();
  const replies: EditionReply[] = [];
  for (const row of rows) {
    const stored = { ...row, report: row.report as ReportReply };
    replies.push(editionReply(organisation, stored, (await changedFigures(server, stored)).size));
  }
  return replies;
}

/** The published editions that the public reads (主动公开): those of genres declared so. */
export async function publicEditions(server: Server, organisation: Organisation): Promise<EditionReply[]> {
  const open = new Set(server.catalog.genres.filter(({ readers }) => readers === 'public').map(({ id }) => id));
  return (await listEditions(server, organisation)).filter(({ genre }) => open.has(genre));
}

/** The published editions that cite an indicator. */
export async function editionsCiting(server: Server, organisation: Organisation, indicator: string): Promise<EditionReply[]> {
  const rows = await server.database.kysely.selectFrom('edition_figure').select('edition').distinct().where('indicator', '=', indicator).execute();
  return rows.length === 0 ? [] : listEditions(server, organisation, rows.map(({ edition }) => edition));
}
