import { sql, type Transaction } from 'kysely';
import { civilDateAt } from '#domain/calendar/civil-date.ts';
import type { CaseType } from '#domain/case/case-type.ts';
import type { CaseEvent } from '#domain/case/event.ts';
import { applyEvent } from '#domain/case/fold.ts';
import type { CaseView } from '#domain/case/view.ts';
import type { Catalog } from '#domain/catalog/catalog.ts';
import { searchValuesOf } from '#domain/form/index.ts';
import { insertMany } from '../database/bulk.ts';
import type { Schema } from '../database/schema.ts';
import { ALGORITHM, chain, type ChainedEvent, NO_HASH } from '../journal/chain.ts';
import { fileRow, type StoredCase } from './file-row.ts';
import { filesIn } from './files-in.ts';
import type { StoredEvent } from './history.ts';
import { type LiveLine, liveLines } from './live-lines.ts';
import { numberCases } from './number.ts';
import { CaseAccounts, nextIds, writePostings } from './post.ts';
import { receiptOf, receiptStatus } from './receipt-status.ts';
import type { Setting } from './setting.ts';

/** Events to be recorded in one case: a new one, or one that stands already (`before` and its `head`). */
export interface History {
  readonly id: string;
  readonly type: string;
  readonly before?: CaseView;
  readonly head?: string;
  readonly events: readonly CaseEvent[];
}

/** A case as recorded, with the events that were recorded and the lines that are live now. */
export interface Recorded extends StoredCase {
  readonly events: readonly StoredEvent[];
  readonly lines: readonly LiveLine[];
}

interface Draft {
  readonly history: History;
  readonly type: CaseType;
  readonly chained: readonly ChainedEvent[];
  readonly eventIds: readonly bigint[];
  readonly views: readonly CaseView[];
  readonly account: CaseAccounts;
}

/**
 * Records events: journal, search values, postings, balances, numbers and the cases as they stand, in the caller's
 * transaction, many cases at once as cheaply as one. The hot rows (balances, numbers) are written last, in key order.
 * An existing case must have been read `for update` in this transaction.
 */
export async function recordHistories(trx: Transaction<Schema>, setting: Setting, histories: readonly History[], slots: number): Promise<readonly Recorded[]> {
  const live = await liveLines(trx, histories.filter(({ before }) => before).map(({ id }) => id));
  const ids = await nextIds(trx, 'case_event_id', histories.reduce((sum, { events }) => sum + events.length, 0));
  const drafts = draftAll(setting, histories, ids, live);
  await writeEvents(trx, drafts);
  await writeSearchValues(trx, drafts);
  await writeAttachments(trx, drafts);
  await writePostings(trx, drafts.flatMap(({ account }) => account.drafts), slotOf(histories, slots));
  return writeFiles(trx, setting, drafts);
}

function draftAll(setting: Setting, histories: readonly History[], ids: readonly bigint[], live: ReadonlyMap<string, readonly LiveLine[]>): Draft[] {
  let next = 0;
  return histories.map((history) => {
    const eventIds = ids.slice(next, next + history.events.length);
    next += history.events.length;
    return draft(setting, history, eventIds, live.get(history.id) ?? []);
  });
}

function draft({ catalog }: Setting, history: History, eventIds: readonly bigint[], live: readonly LiveLine[]): Draft {
  const identity = { id: history.id, number: history.before?.number ?? '', type: history.type };
  const chained: ChainedEvent[] = [];
  const views: CaseView[] = [];
  for (const event of history.events) {
    const type = catalog.getType(history.type, event.typeVersion);
    views.push(applyEvent(type, views.at(-1) ?? history.before, identity, event));
    chained.push(chain(type, history.id, event, chained.at(-1)?.hash ?? history.head ?? NO_HASH));
  }
  const account = posted(catalog, history, views, eventIds, live);
  return { history, type: catalog.getType(history.type, lastOf(views).typeVersion), chained, eventIds, views, account };
}

/** Posts each event in turn: what the case stood for before it against what it stands for after it. */
function posted(catalog: Catalog, { id, events }: History, views: readonly CaseView[], eventIds: readonly bigint[], live: readonly LiveLine[]): CaseAccounts {
  const account = new CaseAccounts(id, live);
  views.forEach((view, index) => {
    const event = events[index];
    if (event) account.post(eventIds[index] ?? 0n, catalog.linesOf(view, civilDateAt(event.at)));
  });
  return account;
}

function lastOf<T>(items: readonly T[]): T {
  const last = items.at(-1);
  if (last === undefined) throw new Error('a history without events');
  return last;
}

const EVENT_COLUMNS = {
  id: 'bigint', case_id: 'text', seq: 'integer', kind: 'text', action: 'text', actor: 'text', unit: 'text', at: 'timestamptz', day: 'date',
  payload: 'text', algorithm: 'text', previous_hash: 'text', hash: 'text',
};

async function writeEvents(trx: Transaction<Schema>, drafts: readonly Draft[]): Promise<void> {
  const rows = drafts.flatMap(({ history, chained, eventIds }) =>
    chained.map(({ event, payload, previousHash, hash }, index) => ({
      id: eventIds[index], case_id: history.id, seq: event.seq, kind: event.kind, action: event.action, actor: event.actor, unit: event.unit,
      at: event.at, day: event.on, payload, algorithm: ALGORITHM, previous_hash: previousHash, hash,
    })),
  );
  await insertMany(trx, 'case_event', EVENT_COLUMNS, rows);
  const erasable = drafts.flatMap(({ chained, eventIds }) => chained.flatMap((each, index) => each.erasable.map((value) => ({ event_id: eventIds[index], ...value }))));
  if (erasable.length > 0) await insertMany(trx, 'erasable_value', { event_id: 'bigint', path: 'text', salt: 'text', value: 'jsonb' }, erasable);
}

async function writeSearchValues(trx: Transaction<Schema>, drafts: readonly Draft[]): Promise<void> {
  const standing = drafts.filter(({ history }) => history.before).map(({ history }) => history.id);
  if (standing.length > 0) await trx.deleteFrom('search_value').where('case_id', 'in', standing).execute();
  await insertSearchValues(trx, drafts.map(({ type, views }) => ({ type, view: lastOf(views) })));
}

/** Files the values that cases are found by; none may be filed for them yet. */
export async function insertSearchValues(trx: Transaction<Schema>, cases: readonly Pick<StoredCase, 'type' | 'view'>[]): Promise<void> {
  const rows = cases.flatMap(({ type, view }) =>
    searchValuesOf(type.fields, view.values).map(({ field, text, number, date }) => ({
      case_id: view.id, type: view.type, field, text: text ?? null, number: number ?? null, day: date ?? null,
    })),
  );
  if (rows.length > 0) await insertMany(trx, 'search_value', { case_id: 'text', type: 'text', field: 'text', text: 'text', number: 'bigint', day: 'date' }, rows);
}

async function writeAttachments(trx: Transaction<Schema>, drafts: readonly Draft[]): Promise<void> {
  const rows = drafts.flatMap(({ history, eventIds }) =>
    history.events.flatMap((event, index) =>
      filesIn(event.input).map(({ hash, name, size, mediaType }) => ({ hash, case_id: history.id, event_id: eventIds[index], name, size, media_type: mediaType })),
    ),
  );
  if (rows.length === 0) return;
  const columns = { hash: 'text', case_id: 'text', event_id: 'bigint', name: 'text', size: 'bigint', media_type: 'text' };
  await insertMany(trx, 'attachment', columns, rows, { suffix: sql`on conflict do nothing` });
}

/** One slot for all that is recorded together: cases that share an account share its row. */
function slotOf([first]: readonly History[], slots: number): number {
  let sum = 0;
  for (const character of first?.id ?? '') sum = (sum * 31 + character.charCodeAt(0)) >>> 0;
  return sum % slots;
}

async function writeFiles(trx: Transaction<Schema>, setting: Setting, drafts: readonly Draft[]): Promise<Recorded[]> {
  const numbers = await numberCases(trx, drafts.filter(({ history }) => !history.before).map(({ history, type, views }) => ({ id: history.id, prefix: type.numbering, year: yearOf(lastOf(views)) })));
  const recorded = drafts.map(({ history, type, views, chained, eventIds, account }) => {
    const view = { ...lastOf(views), number: history.before?.number ?? numbers.get(history.id) ?? '' };
    const events = chained.map(({ event, hash }, index) => ({ id: eventIds[index] ?? 0n, type: history.type, event, hash }));
    return { view, type, head: lastOf(chained).hash, events, lines: account.lines };
  });
  await writeStanding(trx, setting, recorded);
  return recorded;
}

/** Writes the cases as they stand, and what the public may know of those it opened. */
export async function writeStanding(trx: Transaction<Schema>, setting: Setting, cases: readonly StoredCase[]): Promise<void> {
  const rows = cases.map(({ view, type, head }) => fileRow(setting, type, view, head));
  await insertMany(trx, 'case_file', FILE_COLUMNS, rows, { suffix: sql`on conflict (id) do update set ${sql.raw(FILE_UPDATES)}` });
  await writeReceipts(trx, setting, cases);
}

/** What the public may know of matters that it opened itself. */
async function writeReceipts(trx: Transaction<Schema>, setting: Setting, recorded: readonly StoredCase[]): Promise<void> {
  const rows = recorded.flatMap(({ view, type }) => {
    const receipt = receiptOf(view);
    return receipt ? [{ receipt, status: receiptStatus(setting, type, view) }] : [];
  });
  if (rows.length === 0) return;
  await insertMany(trx, 'public_receipt', { receipt: 'text', status: 'jsonb' }, rows, { suffix: sql`on conflict (receipt) do update set status = excluded.status, updated_at = now()` });
}

function yearOf(view: CaseView): number {
  return Number(view.openedOn.slice(0, 4));
}

const FILE_COLUMNS = {
  id: 'text', number: 'text', type: 'text', type_version: 'integer', version: 'integer', state: 'text', title: 'text', unit: 'text', lead: 'text', district: 'text',
  assignee: 'text', opened_by: 'text', opened_on: 'date', closed_on: 'date', day: 'date', annulled: 'boolean', pending: 'text', pending_role: 'text',
  pending_in_unit: 'boolean', due_on: 'date', warn_on: 'date', suspended: 'boolean', related: 'jsonb', content: 'jsonb', head: 'text', haystack: 'text', grams: 'integer[]',
};

const FILE_UPDATES = Object.keys(FILE_COLUMNS)
  .filter((column) => column !== 'id' && column !== 'number')
  .map((column) => `${column} = excluded.${column}`)
  .join(', ');
