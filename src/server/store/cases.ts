import { randomUUID } from 'node:crypto';
import type { Kysely, Transaction } from 'kysely';
import type { Actor } from '#domain/access/actor.ts';
import { type Command, decide, decideAdoption, decideOpening } from '#domain/case/decide.ts';
import { ADOPT_VERSION, ERASE } from '#domain/case/event.ts';
import { problem, ProblemError, type Outcome } from '#domain/errors.ts';
import type { Schema } from '../database/schema.ts';
import { assertNothingAwaited } from './awaited.ts';
import { eraseField } from './erase.ts';
import type { StoredCase } from './file-row.ts';
import { type History, type Recorded, recordHistories } from './record.ts';
import type { Setting } from './setting.ts';

/** A new id: sorts by the time of its making (UUID version 7). */
export function newId(now = Date.now()): string {
  const time = now.toString(16).padStart(12, '0');
  const random = randomUUID();
  return `${time.slice(0, 8)}-${time.slice(8)}-7${random.slice(15)}`;
}

function notFound(id: string): never {
  throw new ProblemError(problem('not-found', { what: { zh: `办件 ${id}`, en: `Case ${id}` } }));
}

function valueOf<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new ProblemError(...outcome.problems);
  return outcome.value;
}

/** A case as it stands, if there is one. `lock` keeps it from changing until the transaction ends. */
export async function findCase(database: Kysely<Schema>, { catalog }: Pick<Setting, 'catalog'>, id: string, lock = false): Promise<StoredCase | undefined> {
  const query = database.selectFrom('case_file').select(['content', 'number', 'head']).where('id', '=', id);
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst();
  if (!row) return undefined;
  const view = { ...row.content, number: row.number };
  return { view, type: catalog.getType(view.type, view.typeVersion), head: row.head };
}

/** A case as it stands. Throws `not-found`. */
export async function getCase(database: Kysely<Schema>, setting: Pick<Setting, 'catalog'>, id: string, lock = false): Promise<StoredCase> {
  return (await findCase(database, setting, id, lock)) ?? notFound(id);
}

/** The history of a case to be opened. Throws ProblemError with all that is wrong with the input. */
export function openingOf(setting: Setting, typeId: string, command: Command, actor: Actor, unit?: string): History {
  const type = setting.catalog.findType(typeId);
  if (!type) throw new ProblemError(problem('not-found', { what: { zh: `事项“${typeId}”`, en: `Case type “${typeId}”` } }));
  const at = { actor, now: setting.now(), today: setting.today() };
  return { id: newId(), type: typeId, events: [valueOf(decideOpening(type, command, at, setting.catalog.doerNames, unit))] };
}

/** Opens a case in the caller's transaction. Throws ProblemError with all that is wrong with the input. */
export async function openCaseIn(trx: Transaction<Schema>, setting: Setting, slots: number, typeId: string, command: Command, actor: Actor, unit?: string): Promise<Recorded> {
  const [recorded] = await recordHistories(trx, setting, [openingOf(setting, typeId, command, actor, unit)], slots);
  return recorded ?? notFound(typeId);
}

/** Does something in a case, in the caller's transaction. Throws ProblemError when it may not be done. */
export async function actIn(trx: Transaction<Schema>, setting: Setting, slots: number, id: string, command: Command, actor: Actor): Promise<Recorded> {
  const { view, type, head } = await getCase(trx, setting, id, true);
  const at = { actor, now: setting.now(), today: setting.today() };
  const { catalog } = setting;
  await assertNothingAwaited(trx, type, id, command);
  const decided = command.action === ADOPT_VERSION ? decideAdoption(catalog.getType(type.id), view, at, catalog.doerNames) : decide(type, view, command, at, catalog.doerNames);
  const event = valueOf(decided);
  const [recorded] = await recordHistories(trx, setting, [{ id, type: view.type, before: view, head, events: [event] }], slots);
  if (!recorded) return notFound(id);
  return event.action === ERASE ? eraseField(trx, setting, recorded, String(event.input['field'])) : recorded;
}
