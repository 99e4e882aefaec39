import type { Actor } from '#domain/access/actor.ts';
import { problem, ProblemError } from '#domain/errors.ts';
import type { OfficialDocument } from '#domain/report/document.ts';
import { textOf } from '#domain/report/read-back/file-paragraph.ts';
import { type ReturnedReport, returnedSections } from '#domain/report/read-back/returned-sections.ts';
import type { Server } from '../context.ts';
import type { ReadBackFile } from '../documents/compare-docx.ts';
import { writeDocx } from '../documents/docx.ts';
import { openDocx } from '../documents/open-docx.ts';
import { openReturnedDocx, readReturnedDocx } from '../documents/returned-docx.ts';
import { runDocumentTask } from '../documents/run-document-task.ts';
import type { WholeFile } from '../documents/whole-upload.ts';
import { showingFor } from '../operations/showing.ts';
import { type AsWritten, asWritten, type WrittenFrom } from './as-written.ts';
import { type Collection, collectionOf } from './round.ts';

/** An edited file of a round's merged report, compared with the sections as they were when it was written (回稿). */
export interface ReturnedDraft extends ReturnedReport {
  readonly collection: Collection;
  readonly file: ReadBackFile;
  readonly from: WrittenFrom;
  readonly written: AsWritten;
}

/**
 * Reads an edited file of a round's merged report back into its sections. Nothing is written: what is to be taken over is an
 * action of each section. @throws ProblemError `bad-request` for a file of another report, and what reading a Word file throws
 */
export async function returnedDraft(server: Server, actor: Actor, round: string, { bytes, name }: WholeFile): Promise<ReturnedDraft> {
  const from = writtenFrom(bytes, name);
  if (from.origin && from.origin.round !== round) throw new ProblemError(problem('bad-request', { detail: OTHER_REPORT }, 'file'));
  const collection = await collectionOf(server, await showingFor(server, actor), round);
  const written = await asWritten(server, collection, from);
  const original = await writeDocx(written.document);
  const file = await runDocumentTask('compare', { original, bytes, file: name });
  const paragraphs = readReturnedDocx(original, name, (tag) => tag).paragraphs.map((each) => textOf(each).trim()).filter((text) => text !== '');
  const returned = returnedSections({ report: written.report, paragraphs, ending: endingOf(written.document) }, written.prose, file);
  return { ...returned, collection, file, from, written };
}

const OTHER_REPORT = { zh: '这个文件不是本轮征集的合稿', en: 'this file is not the merged report of this round' };

function writtenFrom(bytes: Uint8Array, name: string): WrittenFrom {
  const { origin, sections } = openReturnedDocx(bytes, name);
  const writtenAt = createdAt(bytes, name);
  return { ...(origin && { origin }), ...(sections && { sections }), ...(writtenAt !== undefined && { writtenAt }) };
}

/** What stands behind the chapters: up to which day and block the figures count. */
function endingOf({ body }: OfficialDocument): string {
  const last = body.at(-1);
  return last?.block === 'paragraph' ? last.text.map(({ text }) => text).join('') : '';
}

const CORE = 'docProps/core.xml';

/** The instant a Word file says it was created at, which editing keeps. */
function createdAt(bytes: Uint8Array, name: string): string | undefined {
  const core = openDocx(bytes, name, /^docProps\/core\.xml$/).get(CORE) ?? '';
  const created = /<dcterms:created[^>]*>([^<]+)</.exec(core)?.[1];
  return created !== undefined && Number.isFinite(Date.parse(created)) ? new Date(created).toISOString() : undefined;
}
