import type { Actor } from '#domain/access/actor.ts';
import { problem, ProblemError } from '#domain/errors.ts';
import type { OfficialDocument } from '#domain/report/document.ts';
import { asWritten, type WrittenFrom } from '../collection/as-written.ts';
import { collectionOf } from '../collection/round.ts';
import type { Server } from '../context.ts';
import type { FileOrigin } from '../documents/docx-origin.ts';
import { type ReadBackFile, readBackDocument } from '../documents/read-back.ts';
import { openReturnedDocx } from '../documents/returned-docx.ts';
import type { WholeFile } from '../documents/whole-upload.ts';
import { showingFor } from '../operations/showing.ts';
import { withEdition } from './edition-file.ts';
import { type Asked, askedFor, genreOf, readingOf } from './reading.ts';
import { printedReport } from './rendering.ts';
import { readReport } from './report-json.ts';
import { restatementsOf } from './restatements.ts';
import { findPrintedEdition } from './stored-edition.ts';

/** Which report a file is to be compared with; what is missing the file itself tells. */
export type ReadBackAsked = Partial<Asked> & { readonly genre?: string };

const GENRE = { zh: '报告体例 --genre', en: '--genre' };
const YEAR = { zh: '年度 --year', en: '--year' };

/**
 * Compares an edited Word file with the report it was written from (报告回读): the one asked for, else the edition, the round
 * or the draft that the file names. A draft is read from the accounts as they are now, up to the day the file was read at.
 * @throws ProblemError `required` when neither says which report it is; what `readBackDocument` and `readingOf` throw
 */
export async function readBackReport(server: Server, actor: Actor, { bytes, name }: WholeFile, asked: ReadBackAsked): Promise<ReadBackFile> {
  const { origin, sections } = openReturnedDocx(bytes, name);
  const isAsked = Object.keys(asked).length > 0;
  const named = origin && !isAsked ? await documentNamed(server, actor, { origin, ...(sections && { sections }) }) : undefined;
  return readBackDocument(named ?? (await draftFor(server, asked, origin)), bytes, name);
}

/** The document of the edition or of the round of collection that a file names; undefined when it is a plain draft. */
async function documentNamed(server: Server, actor: Actor, from: WrittenFrom & { readonly origin: FileOrigin }): Promise<OfficialDocument | undefined> {
  const { edition, round } = from.origin;
  if (edition !== undefined) {
    const printed = await findPrintedEdition(server.database.kysely, edition);
    if (printed) return withEdition(printed, await restatementsOf(server, printed, actor));
  }
  if (round === undefined) return undefined;
  const collection = await collectionOf(server, await showingFor(server, actor), round);
  return (await asWritten(server, collection, from)).document;
}

/** The report as a draft: with the day of the signature and the journal head that the file names. */
async function draftFor(server: Server, asked: ReadBackAsked, origin: FileOrigin | undefined): Promise<OfficialDocument> {
  const id = asked.genre ?? origin?.genre;
  if (id === undefined) throw new ProblemError(problem('required', { field: GENRE }, 'genre'));
  const genre = genreOf(server.catalog, id);
  const reading = await readingOf(server, askedFor(genre, completed(asked, origin)));
  const read = await readReport(genre, reading);
  return printedReport(reading, { ...read, journalHead: origin?.journalHead ?? read.journalHead }, { signedOn: await signedOn(server, origin) });
}

const signedOn = async (server: Pick<Server, 'setting'>, origin: FileOrigin | undefined): Promise<string> => origin?.signedOn ?? (await server.setting()).today();

/** What is asked outright, completed from the file where both are about the same report. */
function completed({ genre, ...asked }: ReadBackAsked, origin: FileOrigin | undefined): Asked {
  const isSame = origin !== undefined && (genre ?? origin.genre) === origin.genre && (asked.year ?? origin.year) === origin.year;
  const { year, ...rest } = { ...(isSame ? toldBy(origin) : {}), ...asked };
  if (year === undefined) throw new ProblemError(problem('required', { field: YEAR }, 'year'));
  return { year, ...rest };
}

function toldBy({ year, asOf, unit, version, boundaries }: FileOrigin): Asked {
  return { year, asOf, ...(unit !== undefined && { unit }), ...(version && { version }), ...(boundaries && { boundaries }) };
}
