import type { Kysely } from 'kysely';
import type { Static } from 'typebox';
import type { Edition } from '#contract/schemas.ts';
import type { OfficialDocument } from '#domain/report/document.ts';
import type { Schema } from '../database/schema.ts';
import type { Organisation } from '../organisation/organisation.ts';
import type { ReportReply } from './report-json.ts';

export type EditionReply = Static<typeof Edition>;

/** An edition as stored, its report included. */
export interface StoredEdition {
  readonly id: string;
  readonly genre: string;
  readonly year: number;
  readonly title: string;
  readonly report: ReportReply;
  readonly journal_head: string;
  readonly last_event: bigint;
  readonly published_by: string;
  readonly published_at: string;
}

/** An edition as lists show it. */
export function editionReply(organisation: Organisation, stored: Omit<StoredEdition, 'last_event'>, restatements: number): EditionReply {
  const { id, genre, year, title, report, published_at, published_by, journal_head } = stored;
  const publishedBy = organisation.personName(published_by);
  return { id, genre, year, asOf: report.asOf, title, publishedAt: published_at, publishedBy, journalHead: journal_head, restatements };
}

/** The columns of a stored edition. */
export const LISTED = ['id', 'genre', 'year', 'title', 'report', 'journal_head', 'last_event', 'published_by', 'published_at'] as const;

/** A stored edition with what its files are printed from. */
export interface PrintedEdition extends StoredEdition {
  /** 第几版: the editions of this title are counted in the order of publishing. */
  readonly number: number;
  readonly document: OfficialDocument;
}

/** Undefined when there is no such edition, or when it was published before documents were kept. */
export async function findPrintedEdition(database: Kysely<Schema>, id: string): Promise<PrintedEdition | undefined> {
  const row = await database.selectFrom('edition').select([...LISTED, 'document']).where('id', '=', id).executeTakeFirst();
  if (!row?.document) return undefined;
  const earlier = await database.selectFrom('edition').select(({ fn }) => fn.countAll<bigint>().as('count'))
    .where('genre', '=', row.genre).where('year', '=', row.year).where('title', '=', row.title)
    .where(({ eb, or, and }) => or([eb('published_at', '<', row.published_at), and([eb('published_at', '=', row.published_at), eb('id', '<', id)])])).executeTakeFirstOrThrow();
  return { ...row, report: row.report as ReportReply, document: row.document as OfficialDocument, number: Number(earlier.count) + 1 };
}

export async function findEdition(database: Kysely<Schema>, id: string): Promise<StoredEdition | undefined> {
  const row = await database.selectFrom('edition').select(LISTED).where('id', '=', id).executeTakeFirst();
  return row && { ...row, report: row.report as ReportReply };
}
