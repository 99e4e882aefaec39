import type { Transaction } from 'kysely';
import { SYSTEM } from '#domain/access/actor.ts';
import { problem, ProblemError } from '#domain/errors.ts';
import type { ROUTES } from '#contract/routes.ts';
import { type Operation, slotsOf } from '../context.ts';
import type { Schema } from '../database/schema.ts';
import { actIn, getCase } from '../store/cases.ts';
import { relinkCases } from '../store/relink.ts';
import type { Setting } from '../store/setting.ts';
import { showingFor } from './showing.ts';

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
    const relinked = await relinkCases({ trx, setting, slots: slotsOf(server.database), actor }, { kind: 'party', from: params.id, to: into });
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
