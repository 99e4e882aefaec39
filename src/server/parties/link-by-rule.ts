import { sql, type Transaction } from 'kysely';
import { SYSTEM } from '#domain/access/actor.ts';
import type { PartyReference } from '#domain/form/index.ts';
import type { Likeness } from '#domain/party/compare.ts';
import type { Schema } from '../database/schema.ts';
import { openingOf } from '../store/cases.ts';
import { recordHistories } from '../store/record.ts';
import type { Setting } from '../store/setting.ts';
import { followCases } from './follow-cases.ts';
import { evidenceOf } from './identity-input.ts';

/** What links are recorded by. */
export interface Linking {
  readonly setting: Setting;
  readonly slots: number;
}

/** A name that is a party's by the rule. */
export interface RuleLink {
  readonly plain: string;
  readonly name: string;
  readonly party: PartyReference;
  readonly likeness: Likeness;
}

/**
 * Links names to the one party that bears just that name (规则认定): each by an event that says so, to be undone like any
 * other. A name that somebody decided on, or whose link to this party was undone, is left to people.
 */
export async function linkByRule(trx: Transaction<Schema>, { setting, slots }: Linking, links: readonly RuleLink[]): Promise<void> {
  if (links.length === 0) return;
  const { rows } = await sql<{ plain: string; party: string; standing: boolean; decision: string }>`select plain, party, standing, decision from party_decision
    where plain = any(${links.map(({ plain }) => plain)}) and other is null`.execute(trx);
  const open = links.filter(({ plain, party }) => !rows.some((row) => row.plain === plain && (row.party === party.id || (row.standing && row.decision === 'same'))));
  if (open.length === 0) return;
  const histories = open.map(({ plain, name, party, likeness }) => openingOf(setting, 'party-identity', { action: 'open', input: {
    on: setting.today(), decision: 'same', name, plain, party, by: 'rule', strength: likeness.strength, evidence: evidenceOf(likeness),
  } }, SYSTEM));
  await recordHistories(trx, setting, histories, slots);
  await followCases(trx, histories.map(({ id }) => id));
}
