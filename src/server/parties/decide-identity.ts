import { sql, type Transaction } from 'kysely';
import type { IDENTITY_DECISIONS } from '#catalog/registers/party-identity.ts';
import { type Actor, SYSTEM } from '#domain/access/actor.ts';
import { problem, ProblemError } from '#domain/errors.ts';
import type { PartyReference } from '#domain/form/index.ts';
import { bearer, compare, type Likeness } from '#domain/party/compare.ts';
import { companyName } from '#domain/party/company-name.ts';
import type { Label } from '#domain/text.ts';
import type { Schema } from '../database/schema.ts';
import { getCase, openingOf } from '../store/cases.ts';
import { recordHistories } from '../store/record.ts';
import type { Setting } from '../store/setting.ts';
import { annulDecision } from './annul-decision.ts';
import { followCases } from './follow-cases.ts';
import { evidenceOf } from './identity-input.ts';
import { decisionsRelinked, type Merge, mergeInto, type Unmerged, unmerge } from './merge.ts';
import { partyRow, type PartyValues } from './known-parties.ts';

/** What a write works with. */
export interface IdentityWork {
  readonly trx: Transaction<Schema>;
  readonly setting: Setting;
  readonly slots: number;
  readonly actor: Actor;
}

/** What is decided: of a name in one writing, or of an entry of the register, and a party. */
export interface IdentityOrder {
  readonly of: 'name' | 'party';
  /** The name, or the entry's id. */
  readonly subject: string;
  readonly party: string;
  readonly decision: keyof typeof IDENTITY_DECISIONS;
  readonly reason?: string;
}

export interface Decided {
  readonly id: string;
  /** Cases that a merge relinked. */
  readonly relinked: number;
}

interface Subject {
  readonly name: string;
  readonly plain: string;
  readonly address?: string;
  readonly entry?: PartyEntry;
}

interface PartyEntry {
  readonly reference: PartyReference;
  readonly values: PartyValues;
}

const ITSELF: Label = { zh: '不能认定为自身。', en: 'It cannot be decided on against itself.' };
const NO_REASON = '核对后归并';

/** Decides whether a name or an entry is a party; that two entries are one merges them. @throws ProblemError `not-found`, `guard-refused` */
export async function decideIdentity(work: IdentityWork, order: IdentityOrder): Promise<Decided> {
  const { trx, setting, slots, actor } = work;
  if (order.of === 'party' && order.subject === order.party) throw refusal(ITSELF);
  const party = await entryOf(work, order.party);
  const subject = order.of === 'party' ? subjectOf(await entryOf(work, order.subject)) : await nameOf(trx, order.subject);
  await supersede(work, order, subject);
  const system = { ...SYSTEM, person: actor.person, unit: actor.unit };
  const history = openingOf(setting, 'party-identity', { action: 'open', input: inputOf(setting, order, subject, party) }, system, actor.unit);
  const merge: Merge | undefined = subject.entry && order.decision === 'same' ? { decision: history.id, from: subject.entry.reference.id, into: party.reference } : undefined;
  const relinked = merge ? await mergeInto(work, merge, order.reason ?? NO_REASON) : 0;
  await recordHistories(trx, setting, [history], slots);
  await followCases(trx, [history.id, ...(merge ? [merge.from, ...(await decisionsRelinked(trx, history.id))] : [])]);
  return { id: history.id, relinked };
}

function inputOf(setting: Setting, { decision, reason }: IdentityOrder, subject: Subject, party: PartyEntry): object {
  const likeness = likenessOf(subject, party);
  return {
    on: setting.today(), decision, name: subject.name, plain: subject.plain, party: party.reference, by: 'person',
    ...(subject.entry && { other: subject.entry.reference }), ...(reason && { reason }),
    ...(likeness && { strength: likeness.strength, evidence: evidenceOf(likeness) }),
  };
}

/** What speaks for it now; a person may decide without. */
function likenessOf({ name, address, entry }: Subject, party: PartyEntry): Likeness | undefined {
  const own = entry ? partyRow('', false, entry.values, []).bearer : bearer({ name, ...(address && { address }) });
  return compare(own, partyRow('', false, party.values, []).bearer);
}

async function entryOf({ trx, setting }: IdentityWork, id: string): Promise<PartyEntry> {
  const { view, type } = await getCase(trx, setting, id, true);
  if (type.id !== 'party' || view.annulled) throw notFound();
  const values = view.values as unknown as PartyValues;
  return { reference: { id, name: values.name, ...(values.code && { code: values.code }) }, values };
}

function subjectOf(entry: PartyEntry): Subject {
  const { name } = entry.reference;
  return { name, plain: companyName(name).plain, entry };
}

async function nameOf(trx: Transaction<Schema>, plain: string): Promise<Subject> {
  const { rows } = await sql<{ name: string; address: string | null }>`select name, address from known_name where plain = ${plain} for update`.execute(trx);
  const [found] = rows;
  if (!found) throw new ProblemError(problem('not-found', { what: { zh: '这个名称', en: 'This name' } }));
  return { name: found.name, plain, ...(found.address && { address: found.address }) };
}

function notFound(): ProblemError {
  return new ProblemError(problem('not-found', { what: { zh: '主体', en: 'The party' } }));
}

function refusal(reason: Label): ProblemError {
  return new ProblemError(problem('guard-refused', { reason }, 'party'));
}

interface Standing {
  readonly id: string;
  readonly decision: string;
  readonly party: string;
  readonly name: string;
}

/** An earlier decision on the same two gives way to the new one; one that gave the name to another party must be undone first. */
async function supersede(work: IdentityWork, { party, decision }: IdentityOrder, { plain, entry }: Subject): Promise<void> {
  const own = entry ? sql`d.other = ${entry.reference.id}` : sql`d.plain = ${plain} and d.other is null`;
  const { rows } = await sql<Standing>`select d.case_id as id, d.decision, d.party, coalesce(p.bearer->>'name', d.party) as name from party_decision d left join known_party p on p.id = d.party where ${own} and d.standing`.execute(work.trx);
  const taken = rows.find((row) => row.decision !== 'different' && row.party !== party && decision !== 'different');
  if (taken) throw refusal({ zh: `已认定属于“${taken.name}”，请先撤销那次认定。`, en: `It was decided to belong to “${taken.name}”; undo that decision first.` });
  if (rows.some((row) => row.party === party && row.decision === decision)) throw refusal({ zh: '已经这样认定过。', en: 'This was decided already.' });
  for (const { id } of rows.filter((row) => row.party === party)) await annulDecision(work, id, '改为新的认定');
}

interface IdentityValues {
  readonly decision: string;
  readonly other?: PartyReference;
  readonly party: PartyReference;
}

/** Undoes a decision, by rule or by a person; a merge is taken apart again. @throws ProblemError `not-found` */
export async function undoIdentity(work: IdentityWork, id: string, reason: string): Promise<Unmerged> {
  const { trx, setting } = work;
  const { view, type } = await getCase(trx, setting, id, true);
  if (type.id !== 'party-identity' || view.annulled) throw new ProblemError(problem('not-found', { what: { zh: '这次认定', en: 'This decision' } }));
  const { decision, other, party } = view.values as unknown as IdentityValues;
  const merged = other !== undefined && decision === 'same';
  const touched = merged ? await decisionsRelinked(trx, id) : [];
  const undone = merged ? await unmerge(work, { decision: id, from: other.id, into: party }) : { restored: 0, left: 0 };
  await annulDecision(work, id, reason);
  if (merged) await followCases(trx, [other.id, ...touched]);
  return undone;
}
