import type { CivilDate } from '#domain/calendar/civil-date.ts';
import type { OfficialDocument, WrittenSection } from '#domain/report/document.ts';
import { figureNotes } from '#domain/report/figure-notes.ts';
import { reportDocument } from '#domain/report/render.ts';
import type { FileReply, Server } from '../context.ts';
import { type DocumentFormat, fileOf } from '../documents/file-of.ts';
import { marked } from '../operations/case-document.ts';
import type { Reading } from './reading.ts';
import type { ReadReport } from './report-json.ts';

/** Where a figure of a report opens to its rows in the office. */
function figureHref({ report: { genre, year, unit, asOf, boundaries } }: ReadReport): (figure: string) => string {
  const search = new URLSearchParams({ year: String(year), ...(unit && { unit }), ...(boundaries === 'today' && { boundaries }), ...(asOf.endsWith('-12-31') ? {} : { asOf }) });
  return (figure) => `/reports/${genre}?${search}&figure=${encodeURIComponent(figure)}`;
}

/** Of a merged report: its round, and the drafts that it was merged from. */
interface CollectedAs {
  readonly round?: string;
  readonly sections?: readonly WrittenSection[];
}

/** A report as it is printed, marked where it is made of demo data. */
export function printedReport({ organisation, request }: Pick<Reading, 'organisation' | 'request'>, { report, journalHead }: ReadReport, as: { readonly signedOn: CivilDate; readonly edition?: string } & CollectedAs): OfficialDocument {
  const { version } = request;
  return marked(reportDocument(report, { ...as, journalHead, ...(version && { version }) }), organisation);
}

/** A report as a file: signed today, its figures tagged and linked to their rows. */
export async function reportFileOf(server: Pick<Server, 'setting'>, reading: Pick<Reading, 'organisation' | 'request' | 'catalog'>, read: ReadReport, format: DocumentFormat, as: CollectedAs = {}): Promise<FileReply> {
  const signedOn = (await server.setting()).today();
  return fileOf(printedReport(reading, read, { signedOn, ...as }), read.report.title, format, { figureHref: figureHref(read), ...(format === 'html' && { figureNotes: figureNotes(read.report, reading.catalog) }) });
}
