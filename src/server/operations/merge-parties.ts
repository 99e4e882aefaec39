import { type Transaction, sql } from 'kysely';
import { SYSTEM, type Actor } from '#domain/access/actor.ts';
import { RELINK } from '#domain/case/event.ts';
import type { CaseEvent } from '#domain/case/event.ts';
import { problem, ProblemError } from '#domain/errors.ts';
import { referencesOf } from '#domain/form/index.ts';
import type { ROUTES } from '#contract/routes.ts';
import { type Operation, slotsOf } from '../context.ts';
import type { Schema } from '../database/schema.ts';
import { actIn, getCase } from '../store/cases.ts';
import { recordHistories } from '../store/record.ts';
import type { Setting } from '../store/setting.ts';
import { showingFor } from './showing.ts';

/** Cases whose references change are recorded in runs of this size. */
const RUN = 200;

interface PartyName {
  readonly id: string;
  readonly name: string;
  readonly code?: string;
}

/**
 * Says that two register entries are one party (主体归并): every case that names the first names the second from now on,
 * by an event in each, which re-posts what it changes; the first entry is annulled with the reason.
 */
export const mergeParties: Operation<typeof ROUTES.mergeParties> = async (server, { params, body, actor, write }) => {
  const { setting } = await showingFor(server, actor);
  if (params.id === body.into) throw new ProblemError(problem('guard-refused', { reason: { zh: '不能归并到自身。', en: 'A party cannot be merged into itself.' } }, 'into'));
  return write(async (trx) => {
    const into = await partyOf(trx, setting, body.into);
    await partyOf(trx, setting, params.id);
    const relinked = await relinkAll(trx, setting, slotsOf(server.database), actor, params.id, into);
    await actIn(trx, setting, slotsOf(server.database), params.id, { action: 'annul', input: { reason: `归并到 ${into.name}：${body.reason}` } }, { ...SYSTEM, person: actor.person, unit: actor.unit });
    return { relinked };
  });
};

async function partyOf(trx: Transaction<Schema>, setting: Setting, id: string): Promise<PartyName> {
  const { view, type } = await getCase(trx, setting, id, true);
  if (type.id !== 'party' || view.annulled) throw new ProblemError(problem('not-found', { what: { zh: '主体', en: 'The party' } }));
  const code = view.values['code'];
  return { id, name: String(view.values['name']), ...(typeof code === 'string' && { code }) };
}

/** Cases that name the party, found by the text of their values: searchable or not, it stands there. */
async function casesNaming(trx: Transaction<Schema>, id: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from case_file where id <> ${id} and content::text like ${`%"${id}"%`} order by id`.execute(trx);
  return rows.map((row) => row.id);
}

async function relinkAll(trx: Transaction<Schema>, setting: Setting, slots: number, actor: Actor, from: string, to: PartyName): Promise<number> {
  const ids = await casesNaming(trx, from);
  let relinked = 0;
  for (let start = 0; start < ids.length; start += RUN) {
    const stored = await Promise.all(ids.slice(start, start + RUN).map((id) => getCase(trx, setting, id, true)));
    const naming = stored.filter(({ view, type }) => referencesOf(type.fields, view.values).some((reference) => reference.kind === 'party' && reference.id === from));
    const histories = naming.map(({ view, head }) => ({ id: view.id, type: view.type, before: view, head, events: [relinkEvent(setting, actor, view.version + 1, view.typeVersion, from, to)] }));
    await recordHistories(trx, setting, histories, slots);
    relinked += histories.length;
  }
  return relinked;
}

function relinkEvent(setting: Setting, actor: Actor, seq: number, typeVersion: number, from: string, to: PartyName): CaseEvent {
  return { seq, kind: 'act', action: RELINK, typeVersion, actor: actor.person, unit: actor.unit, at: setting.now(), on: setting.today(), input: { kind: 'party', from, to } };
}
