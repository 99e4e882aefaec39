import { SYSTEM } from '#domain/access/actor.ts';
import { actIn } from '../store/cases.ts';
import type { RelinkWork } from '../store/relink.ts';
import { followCases } from './follow-cases.ts';

/** Annuls a decision on a party or a place (撤销认定), in the name of whoever decides anew; what followed from it follows at once. */
export async function annulDecision({ trx, setting, slots, actor }: RelinkWork, id: string, reason: string): Promise<void> {
  await actIn(trx, setting, slots, id, { action: 'annul', input: { reason } }, { ...SYSTEM, person: actor.person, unit: actor.unit });
  await followCases(trx, [id]);
}
