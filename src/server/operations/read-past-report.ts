import { problem, ProblemError } from '#domain/errors.ts';
import { HISTORY_NAMES } from '#catalog/reports/history-names.ts';
import { checkText } from '#domain/reader/check-text.ts';
import { crossChecks } from '#domain/reader/cross-checks.ts';
import { historyMapper } from '#domain/reader/map-figure.ts';
import { readReport } from '#domain/reader/read-report.ts';
import type { ROUTES } from '#contract/routes.ts';
import type { Operation } from '../context.ts';
import { oneDocument } from '../documents/whole-upload.ts';
import { FILE_KINDS } from '../files/file-kinds.ts';
import { extractText } from '../reader/extract-text.ts';
import { knownValues } from '../reader/known-values.ts';

/** A page shows no longer text than this; a report of 500 pages has some 400,000 characters. */
const LONGEST_TEXT = 2_000_000;

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  docx: FILE_KINDS.docx.mediaType, doc: FILE_KINDS.doc.mediaType, pdf: FILE_KINDS.pdf.mediaType, html: 'text/html', htm: 'text/html',
};

/** Reads a past report (往年报告读取): the file is kept, its figures are proposals; nothing counts before somebody accepts them. */
export const readPastReport: Operation<typeof ROUTES.readPastReport> = async (server, { query, actor, uploads, write }) => {
  const { name, bytes } = await oneDocument(uploads());
  const extracted = await extractText(bytes, name);
  if (!extracted.ok) throw new ProblemError(...extracted.problems);
  const text = extracted.value;
  if (text.length > LONGEST_TEXT) throw new ProblemError(problem('too-large', { max: { zh: '200 万字', en: '2,000,000 characters' } }, 'file'));
  const map = historyMapper(HISTORY_NAMES, new Set(server.catalog.currentIndicators.map(({ id }) => id)));
  const figures = readReport(text, { ...(query.year !== undefined && { year: query.year }), map });
  const checks = crossChecks(figures, await knownValues(server, figures)).filter(({ verdict }) => verdict !== 'agrees');
  const stored = await server.files.put(bytes);
  const mediaType = MEDIA_TYPES[name.split('.').at(-1)?.toLowerCase() ?? ''] ?? 'text/plain';
  return write(async (trx) => {
    const row = { hash: stored.hash, name, size: BigInt(stored.size), media_type: mediaType, uploaded_by: actor.person };
    await trx.insertInto('uploaded_file').values(row).onConflict((conflict) => conflict.column('hash').doUpdateSet({ uploaded_at: new Date().toISOString() })).execute();
    return { file: { hash: stored.hash, name, size: stored.size, mediaType }, title: titleOf(text, name), text, figures: figures.map((figure) => ({ ...figure })), checks: checks.map((check) => ({ verdict: check.verdict, text: checkText(check), starts: check.figures.map(({ start }) => start) })) };
  });
};

const TITLE = /^.{0,60}(?:总结|报告|白皮书|要点|通报|公报)$/;

/** The first line that reads like a report's title, else the file's name. */
function titleOf(text: string, name: string): string {
  const line = text.split('\n', 200).map((each) => each.trim()).find((each) => TITLE.test(each));
  return line ?? name.replace(/\.\w+$/, '').slice(0, 100);
}
