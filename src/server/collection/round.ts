import type { Kysely } from 'kysely';
import { problem, ProblemError } from '#domain/errors.ts';
import type { WrittenSection } from '#domain/report/document.ts';
import type { Genre } from '#domain/report/genre.ts';
import { type ChapterProse, withProse } from '#domain/report/prose.ts';
import { DISCLOSURE, reportRound } from '#catalog/governance/report-round.ts';
import { reportSection } from '#catalog/governance/report-section.ts';
import type { Server } from '../context.ts';
import type { Schema } from '../database/schema.ts';
import type { Showing } from '../operations/case-row.ts';
import { readableCase } from '../operations/showing.ts';
import { type Asked, askedFor, genreOf } from '../report/reading.ts';
import type { StoredCase } from '../store/file-row.ts';

/** A report being collected (征集): the round, its sections in the order of the report, and the genre with what was written. */
export interface Collection {
  readonly round: StoredCase;
  readonly sections: readonly StoredCase[];
  /** The genre as declared. */
  readonly declared: Genre;
  /** The genre with the sections' prose in place of its own sentences. */
  readonly genre: Genre;
  /** Year and last day of its figures. */
  readonly asked: Asked;
}

/** A round that the caller may read, with its sections. @throws ProblemError `not-found` for any other case */
export async function collectionOf(server: Server, showing: Showing, id: string): Promise<Collection> {
  const round = await readableCase(server, showing, id);
  if (round.type.id !== reportRound.id) throw new ProblemError(problem('not-found', { what: { zh: '征集', en: 'The round' } }));
  const { values } = round.view;
  const declared = genreOf(server.catalog, String(values['genre']));
  const sections = inOrder(declared, await sectionsOf(server.database.kysely, server, id));
  const prose: ChapterProse = Object.fromEntries(sections.map(({ view }) => [String(view.values['chapter']), String(view.values['prose'] ?? '')]));
  const asked = askedFor(declared, { year: Number(values['year']), asOf: String(values['asOf']) });
  return { round, sections, declared, genre: collectedGenre(server, { round, declared }, prose), asked };
}

/** The genre of a round with some prose in place of its own sentences, and what is known of its issuing. */
export function collectedGenre({ catalog }: Pick<Server, 'catalog'>, { round, declared }: Pick<Collection, 'round' | 'declared'>, prose: ChapterProse): Genre {
  return issuedAs(withProse(declared, prose, catalog), round.view.values);
}

/** The drafts that the merged report is made of as it stands. */
export function draftsOf({ sections }: Pick<Collection, 'sections'>): readonly WrittenSection[] {
  return sections.map(({ view: { id, version, values } }) => ({ chapter: String(values['chapter']), id, version }));
}

/** The genre with what is known of its issuing: number, index number, disclosure and its basis (发布信息); a correction bears it in its title. */
function issuedAs(genre: Genre, values: Readonly<Record<string, unknown>>): Genre {
  const disclosure = DISCLOSURE[values['disclosure'] as keyof typeof DISCLOSURE]?.zh;
  const known: Readonly<Record<string, unknown>> = { 'index-number': values['indexNumber'], 'document-number': values['documentNumber'], disclosure, 'disclosure-basis': values['disclosureBasis'] };
  const metadata = genre.metadata?.map((spec) => ({ ...spec, ...(typeof known[spec.id] === 'string' && { value: String(known[spec.id]) }) }));
  const title: Genre['title'] = (year, organ, month) => `${genre.title(year, organ, month)}${values['corrects'] === undefined ? '' : '（更正）'}`;
  return { ...genre, title, ...(metadata && { metadata }) };
}

async function sectionsOf(database: Kysely<Schema>, { catalog }: Pick<Server, 'catalog'>, round: string): Promise<readonly StoredCase[]> {
  const rows = await database.selectFrom('search_value as s').innerJoin('case_file as f', 'f.id', 's.case_id')
    .select(['f.content', 'f.number', 'f.head'])
    .where('s.type', '=', reportSection.id).where('s.field', '=', 'round.id').where('s.text', '=', round).where('f.annulled', '=', false)
    .execute();
  return rows.map(({ content, number, head }) => ({ view: { ...content, number }, type: catalog.getType(content.type, content.typeVersion), head }));
}

function inOrder({ chapters }: Genre, sections: readonly StoredCase[]): readonly StoredCase[] {
  const places = new Map(chapters.map(({ id }, index) => [id, index]));
  const place = ({ view }: StoredCase): number => places.get(String(view.values['chapter'])) ?? -1;
  return sections.toSorted((a, b) => place(a) - place(b));
}
