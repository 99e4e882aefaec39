import { type Kysely, sql, type Transaction } from 'kysely';
import type { Static } from 'typebox';
import type { Collection } from '#contract/collection-schemas.ts';
import { problem, ProblemError } from '#domain/errors.ts';
import { cleanText } from '#domain/form/clean-text.ts';
import { longText, text } from '#domain/form/index.ts';
import type { Label } from '#domain/text.ts';
import { rowIdFrom } from '../database/row-id.ts';
import type { Schema } from '../database/schema.ts';
import type { Organisation } from '../organisation/organisation.ts';
import type { CollectionAct, Sharing } from './collection-tables.ts';

export type ShownCollection = Static<typeof Collection>;

/** A collection as somebody stands to it. */
export interface CollectionRow {
  readonly id: bigint;
  readonly name: string;
  readonly note: string;
  readonly owner: string;
  readonly shared: Sharing;
  readonly patents: number;
  /** Whether it holds the patent asked about. */
  readonly holds: boolean;
}

/** Who asks, and for which. */
interface CollectionsAsked {
  readonly person: string;
  readonly id?: bigint;
  readonly patent?: string;
}

/** The collections that a person sees: their own first, then those shared with the bureau. */
export async function collectionsFor(database: Kysely<Schema>, { person, id, patent }: CollectionsAsked): Promise<readonly CollectionRow[]> {
  const asked = rowIdFrom(patent) ?? 0n;
  const { rows } = await sql<CollectionRow>`select c.id, c.name, c.note, c.owner, c.shared,
      (select count(*) from patent_collection_item i where i.collection = c.id)::integer as patents,
      exists (select from patent_collection_item i where i.collection = c.id and i.patent = ${asked}::bigint) as holds
    from patent_collection c where (c.owner = ${person} or c.shared <> 'none') ${id === undefined ? sql`` : sql`and c.id = ${id}`}
    order by c.owner <> ${person}, c.name, c.id`.execute(database);
  return rows;
}

const WHAT: Label = { zh: '这个收藏夹', en: 'This collection' };

/** One of the collections that a person sees. @throws ProblemError `not-found` */
export async function getCollection(database: Kysely<Schema>, person: string, id: string): Promise<CollectionRow> {
  const asked = rowIdFrom(id);
  const [found] = asked === undefined ? [] : await collectionsFor(database, { person, id: asked });
  if (!found) throw new ProblemError(problem('not-found', { what: WHAT }));
  return found;
}

/** One that a person may put patents into. @throws ProblemError `not-found`, `forbidden` for one that is shared to be read */
export async function getEditableCollection(database: Kysely<Schema>, person: string, id: string): Promise<CollectionRow> {
  const found = await getCollection(database, person, id);
  if (!mayEdit(found, person)) throw new ProblemError(problem('forbidden'));
  return found;
}

/** One of a person's own. @throws ProblemError `not-found`, `forbidden` for one that another shares */
export async function getOwnCollection(database: Kysely<Schema>, person: string, id: string): Promise<CollectionRow> {
  const found = await getCollection(database, person, id);
  if (found.owner !== person) throw new ProblemError(problem('forbidden'));
  return found;
}

function mayEdit({ owner, shared }: CollectionRow, person: string): boolean {
  return owner === person || shared === 'edit';
}

/** `isAsked`: a patent was asked about. */
export function shownCollection(row: CollectionRow, person: string, { personName }: Pick<Organisation, 'personName'>, isAsked = false): ShownCollection {
  const { id, name, note, owner, shared, patents, holds } = row;
  return { id: String(id), name, note, shared, mine: owner === person, mayEdit: mayEdit(row, person), ownerName: personName(owner), patents, ...(isAsked && { holds }) };
}

const NAME = text({ name: { zh: '名称', en: 'Name' }, maxLength: 80 });
const NOTE = longText({ name: { zh: '备注', en: 'Note' } });
const LONGEST_NOTE = 4_000;

/** The name of a collection as it is kept. @throws ProblemError where it is blank, too long, or bears the mark of a state secret */
export function checkedName(name: string): string {
  const checked = cleanText(NAME, name, { max: 80 });
  if (!checked.ok) throw new ProblemError(...checked.problems.map((each) => ({ ...each, path: 'name' })));
  return checked.value;
}

/** A note as it is kept; a blank one says nothing. @throws ProblemError where it is too long, or bears the mark of a state secret */
export function checkedNote(note: string): string {
  if (note.trim() === '') return '';
  const checked = cleanText(NOTE, note, { max: LONGEST_NOTE, lines: true });
  if (!checked.ok) throw new ProblemError(...checked.problems.map((each) => ({ ...each, path: 'note' })));
  return checked.value;
}

export interface ToldAct {
  readonly collection: bigint;
  readonly person: string;
  readonly at: string;
  readonly act: CollectionAct;
  readonly patents: number;
  readonly detail?: string;
}

const LONGEST_DETAIL = 500;

/** Keeps who did what to a collection (专题记事). @returns the id of what was told */
export async function tellAct(trx: Transaction<Schema>, { detail, ...act }: ToldAct): Promise<bigint> {
  const { id } = await trx.insertInto('patent_collection_act').values({ ...act, detail: detail === undefined ? null : detail.slice(0, LONGEST_DETAIL) }).returning('id').executeTakeFirstOrThrow();
  return id;
}

/** Tells that an act concerned so many patents more. */
export async function tellMore(trx: Transaction<Schema>, act: bigint, patents: number): Promise<void> {
  await trx.updateTable('patent_collection_act').set(({ eb }) => ({ patents: eb('patents', '+', patents) })).where('id', '=', act).execute();
}
