import { problem, ProblemError } from '#domain/errors.ts';
import type { OfficialDocument } from '#domain/report/document.ts';
import type { Server } from '../context.ts';
import type { FileOrigin } from '../documents/docx-origin.ts';
import { type ReadBackFile, readBackDocument } from '../documents/read-back.ts';
import { openReturnedDocx } from '../documents/returned-docx.ts';
import { type Asked, genreOf, readingOf } from './reading.ts';
import { printedReport } from './rendering.ts';
import { readReport } from './report-json.ts';

/** Which report a file is to be compared with; what is missing the file itself tells. */
export type ReadBackAsked = Partial<Asked> & { readonly genre?: string };

const GENRE = { zh: '报告体例 --genre', en: '--genre' };
const YEAR = { zh: '年度 --year', en: '--year' };

/**
 * Compares an edited Word file with the report it was written from (报告回读): the one asked for, else the one that the file
 * names. The report is read from the accounts as they are now, up to the day the file was read at.
 * @throws ProblemError `required` when neither says which report it is; what `readBackDocument` and `readingOf` throw
 */
export async function readBackReport(server: Server, bytes: Uint8Array, file: string, asked: ReadBackAsked): Promise<ReadBackFile> {
  const { origin } = openReturnedDocx(bytes, file);
  const genre = asked.genre ?? origin?.genre;
  if (genre === undefined) throw new ProblemError(problem('required', { field: GENRE }, 'genre'));
  return readBackDocument(await documentFor(server, genre, askedOf(asked, origin), origin), bytes, file);
}

/** What is asked outright, completed from the file where both are about the same report. */
function askedOf({ genre, ...asked }: ReadBackAsked, origin: FileOrigin | undefined): Asked {
  const isSame = origin !== undefined && (genre ?? origin.genre) === origin.genre && (asked.year ?? origin.year) === origin.year;
  const told = isSame ? { year: origin.year, asOf: origin.asOf, ...(origin.unit !== undefined && { unit: origin.unit }) } : {};
  const { year, ...rest } = { ...told, ...asked };
  if (year === undefined) throw new ProblemError(problem('required', { field: YEAR }, 'year'));
  return { year, ...rest };
}

/** The report as it was printed: with the day of the signature and the journal head that the file names. */
async function documentFor(server: Server, genre: string, asked: Asked, origin: FileOrigin | undefined): Promise<OfficialDocument> {
  const reading = await readingOf(server, asked);
  const read = await readReport(genreOf(server.catalog, genre), reading);
  const signedOn = origin?.signedOn ?? (await server.setting()).today();
  return printedReport(reading, { ...read, journalHead: origin?.journalHead ?? read.journalHead }, { signedOn });
}
