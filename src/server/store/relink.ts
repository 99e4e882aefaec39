import { sql, type Transaction } from 'kysely';
import type { Actor } from '#domain/access/actor.ts';
import { type CaseEvent, RELINK } from '#domain/case/event.ts';
import type { Relink } from '#domain/case/relink.ts';
import { referencesOf } from '#domain/form/index.ts';
import type { Schema } from '../database/schema.ts';
import { getCase } from './cases.ts';
import { recordHistories } from './record.ts';
import type { Setting } from './setting.ts';

/** Cases whose references change are recorded in runs of this size. */
const RUN = 200;

/** Who says that one register entry is another, and by what rules it is recorded. */
export interface RelinkWork {
  readonly trx: Transaction<Schema>;
  readonly setting: Setting;
  readonly slots: number;
  readonly actor: Pick<Actor, 'person' | 'unit'>;
}

/** Cases that name an entry, found by the text of their values: searchable or not, it stands there. */
async function casesNaming(trx: Transaction<Schema>, id: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from case_file where id <> ${id} and content::text like ${`%"${id}"%`} order by id`.execute(trx);
  return rows.map((row) => row.id);
}

/** Every case that names an entry names another from now on, by an event in each, which re-posts what it changes. @returns how many */
export async function relinkCases(work: RelinkWork, relink: Relink): Promise<number> {
  const { trx, setting, slots } = work;
  const ids = await casesNaming(trx, relink.from);
  let relinked = 0;
  for (let start = 0; start < ids.length; start += RUN) {
    const stored = await Promise.all(ids.slice(start, start + RUN).map((id) => getCase(trx, setting, id, true)));
    const naming = stored.filter(({ view, type }) => referencesOf(type.fields, view.values).some(({ kind, id }) => kind === relink.kind && id === relink.from));
    const histories = naming.map(({ view, head }) => ({ id: view.id, type: view.type, before: view, head, events: [relinkEvent(work, view.version + 1, view.typeVersion, relink)] }));
    await recordHistories(trx, setting, histories, slots);
    relinked += histories.length;
  }
  return relinked;
}

/** The event that says so in one case, after so many others. */
export function relinkEvent({ setting, actor }: Pick<RelinkWork, 'setting' | 'actor'>, seq: number, typeVersion: number, { kind, from, to, because, places }: Relink): CaseEvent {
  return { seq, kind: 'act', action: RELINK, typeVersion, actor: actor.person, unit: actor.unit, at: setting.now(), on: setting.today(), input: { kind, from, to, ...(because && { because }), ...(places && { places: [...places] }) } };
}
