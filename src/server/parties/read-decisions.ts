import { type Kysely, sql } from 'kysely';
import type { Static } from 'typebox';
import { DECIDED_BY, IDENTITY_DECISIONS } from '#catalog/registers/party-identity.ts';
import type { IdentityDecision } from '#contract/party-schemas.ts';
import { EVIDENCE, type EvidenceKind } from '#domain/party/compare.ts';
import type { Schema } from '../database/schema.ts';
import { likeText } from '../ledger/scope-filter.ts';
import type { Organisation } from '../organisation/organisation.ts';

interface Raw {
  readonly id: string;
  readonly number: string;
  readonly annulled: boolean;
  readonly values: {
    readonly on: string;
    readonly decision: keyof typeof IDENTITY_DECISIONS;
    readonly name: string;
    readonly other?: { readonly id: string };
    readonly party: { readonly id: string; readonly name: string };
    readonly by: keyof typeof DECIDED_BY;
    readonly reason?: string;
    readonly evidence?: readonly { readonly kind: EvidenceKind; readonly text?: string; readonly against?: boolean }[];
  };
  readonly opened_by: string;
}

export interface DecisionFilter {
  readonly by?: keyof typeof DECIDED_BY;
  readonly q?: string;
}

/** What was decided of names and parties, the latest first; those undone are among them, and say so. */
export async function readDecisions(database: Kysely<Schema>, { personName }: Pick<Organisation, 'personName'>, { by, q }: DecisionFilter, limit: number, before: string | undefined): Promise<{ rows: Static<typeof IdentityDecision>[]; next?: string }> {
  const { rows } = await sql<Raw>`select id, number, annulled, content->'values' as values, opened_by from case_file f where type = 'party-identity'
    and ${by ? sql`content->'values'->>'by' = ${by}` : sql`true`} and ${q?.trim() ? sql`title like ${`%${likeText(q.trim())}%`}` : sql`true`}
    and ${before ? sql`id < ${before}` : sql`true`} order by id desc limit ${limit + 1}`.execute(database);
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    rows: shown.map(({ id, number, annulled, values, opened_by: person }) => ({
      id, number, on: values.on, undone: annulled, decision: values.decision, decisionName: { ...IDENTITY_DECISIONS[values.decision] }, merge: values.other !== undefined && values.decision === 'same',
      name: values.name, party: values.party.id, partyName: values.party.name, by: values.by, byName: values.by === 'rule' ? { ...DECIDED_BY.rule } : { zh: personName(person), en: personName(person) },
      evidence: (values.evidence ?? []).map(({ kind, text, against }) => ({ name: { ...EVIDENCE[kind] }, ...(text && { text }), ...(against && { against }) })), ...(values.reason && { reason: values.reason }),
    })),
    ...(last && { next: last.id }),
  };
}
