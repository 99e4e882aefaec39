import type { Transaction } from 'kysely';
import { civilDateAt } from '#domain/calendar/civil-date.ts';
import type { CaseType } from '#domain/case/case-type.ts';
import type { CaseEvent } from '#domain/case/event.ts';
import { applyEvent } from '#domain/case/fold.ts';
import type { CaseView } from '#domain/case/view.ts';
import type { Catalog } from '#domain/catalog/catalog.ts';
import { searchValuesOf } from '#domain/form/index.ts';
import { type Insert, insertAll } from '../database/bulk.ts';
import type { Schema } from '../database/schema.ts';
import { ALGORITHM, chain, type ChainedEvent, NO_HASH } from '../journal/chain.ts';
import { fileRow, type StoredCase } from './file-row.ts';
import { filesIn } from './files-in.ts';
import type { StoredEvent } from './history.ts';
import { type LiveLine, liveLines } from './live-lines.ts';
import { numberCases, numberInsert } from './number.ts';
import { CaseAccounts, numberAll, type Numbered, postingInserts, removeZeroCounts } from './post.ts';
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
  /** The events' ids, known once they are numbered. */
  readonly marks: readonly Numbered[];
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
  const drafts = histories.map((history) => draft(setting, history, live.get(history.id) ?? []));
  const postings = drafts.flatMap(({ account }) => account.drafts);
  await numberAll(trx, drafts.flatMap(({ marks }) => marks), postings);
  await forgetSearchValues(trx, drafts);
  await insertAll(trx, [...eventInserts(drafts), searchInsert(drafts.map(({ type, views }) => ({ type, view: lastOf(views) }))), attachmentInsert(drafts), ...postingInserts(postings, slotOf(histories, slots))]);
  await removeZeroCounts(trx, postings);
  return writeFiles(trx, setting, drafts);
}

function draft({ catalog }: Setting, history: History, live: readonly LiveLine[]): Draft {
  const identity = { id: history.id, number: history.before?.number ?? '', type: history.type };
  const chained: ChainedEvent[] = [];
  const views: CaseView[] = [];
  for (const event of history.events) {
    const type = catalog.getType(history.type, event.typeVersion);
    views.push(applyEvent(type, views.at(-1) ?? history.before, identity, event));
    chained.push(chain(type, history.id, event, chained.at(-1)?.hash ?? history.head ?? NO_HASH));
  }
  const marks = history.events.map(() => ({ id: 0n }));
  const account = posted(catalog, history, views, marks, live);
  return { history, type: catalog.getType(history.type, lastOf(views).typeVersion), chained, marks, views, account };
}

/** Posts each event in turn: what the case stood for before it against what it stands for after it. */
function posted(catalog: Catalog, { id, events }: History, views: readonly CaseView[], marks: readonly Numbered[], live: readonly LiveLine[]): CaseAccounts {
  const account = new CaseAccounts(id, live);
  views.forEach((view, index) => {
    const [event, mark] = [events[index], marks[index]];
    if (event && mark) account.post(mark, catalog.linesOf(view, civilDateAt(event.at)));
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

function eventInserts(drafts: readonly Draft[]): readonly Insert[] {
  const rows = drafts.flatMap(({ history, chained, marks }) =>
    chained.map(({ event, payload, previousHash, hash }, index) => ({
      id: marks[index]?.id, case_id: history.id, seq: event.seq, kind: event.kind, action: event.action, actor: event.actor, unit: event.unit,
      at: event.at, day: event.on, payload, algorithm: ALGORITHM, previous_hash: previousHash, hash,
    })),
  );
  const erasable = drafts.flatMap(({ chained, marks }) => chained.flatMap((each, index) => each.erasable.map((value) => ({ event_id: marks[index]?.id, ...value }))));
  return [
    { table: 'case_event', columns: EVENT_COLUMNS, rows },
    { table: 'erasable_value', columns: { event_id: 'bigint', path: 'text', salt: 'text', value: 'jsonb' }, rows: erasable },
  ];
}

async function forgetSearchValues(trx: Transaction<Schema>, drafts: readonly Draft[]): Promise<void> {
  const standing = drafts.filter(({ history }) => history.before).map(({ history }) => history.id);
  if (standing.length > 0) await trx.deleteFrom('search_value').where('case_id', 'in', standing).execute();
}

/** The values that cases are found by; none may be filed for them yet. */
export function searchInsert(cases: readonly Pick<StoredCase, 'type' | 'view'>[]): Insert {
  const rows = cases.flatMap(({ type, view }) =>
    searchValuesOf(type.fields, view.values).map(({ field, text, number, date }) => ({
      case_id: view.id, type: view.type, field, text: text ?? null, number: number ?? null, day: date ?? null,
    })),
  );
  return { table: 'search_value', columns: { case_id: 'text', type: 'text', field: 'text', text: 'text', number: 'bigint', day: 'date' }, rows };
}

function attachmentInsert(drafts: readonly Draft[]): Insert {
  const rows = drafts.flatMap(({ history, marks }) =>
    history.events.flatMap((event, index) =>
      filesIn(event.input).map(({ hash, name, size, mediaType }) => ({ hash, case_id: history.id, event_id: marks[index]?.id, name, size, media_type: mediaType })),
    ),
  );
  const columns = { hash: 'text', case_id: 'text', event_id: 'bigint', name: 'text', size: 'bigint', media_type: 'text' };
  return { table: 'attachment', columns, rows, suffix: 'on conflict do nothing' };
}

/** One slot for all that is recorded together: cases that share an account share its row. */
function slotOf([first]: readonly History[], slots: number): number {
  let sum = 0;
  for (const character of first?.id ?? '') sum = (sum * 31 + character.charCodeAt(0)) >>> 0;
  return sum % slots;
}

async function writeFiles(trx: Transaction<Schema>, setting: Setting, drafts: readonly Draft[]): Promise<Recorded[]> {
  const numbers = await numberCases(trx, drafts.filter(({ history }) => !history.before).map(({ history, type, views }) => ({ id: history.id, prefix: type.numbering, year: yearOf(lastOf(views)) })));
  const recorded = drafts.map(({ history, type, views, chained, marks, account }) => {
    const view = { ...lastOf(views), number: history.before?.number ?? numbers.get(history.id) ?? '' };
    const events = chained.map(({ event, hash }, index) => ({ id: marks[index]?.id ?? 0n, type: history.type, event, hash }));
    return { view, type, head: lastOf(chained).hash, events, lines: account.lines };
  });
  await insertAll(trx, [numberInsert(numbers), ...standingInserts(setting, recorded)]);
  return recorded;
}

/** The cases as they stand, and what the public may know of those it opened. */
export function standingInserts(setting: Setting, cases: readonly StoredCase[]): readonly Insert[] {
  const rows = cases.map(({ view, type, head }) => fileRow(setting, type, view, head));
  return [receiptInsert(setting, cases), { table: 'case_file', columns: FILE_COLUMNS, rows, suffix: `on conflict (id) do update set ${FILE_UPDATES}` }];
}

/** What the public may know of matters that it opened itself. */
function receiptInsert(setting: Setting, recorded: readonly StoredCase[]): Insert {
  const rows = recorded.flatMap(({ view, type }) => {
    const receipt = receiptOf(view);
    return receipt ? [{ receipt, status: receiptStatus(setting, type, view) }] : [];
  });
  const suffix = 'on conflict (receipt) do update set status = excluded.status, updated_at = now()';
  return { table: 'public_receipt', columns: { receipt: 'text', status: 'jsonb' }, rows, suffix };
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
