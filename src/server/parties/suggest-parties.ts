import { sql, type Transaction } from 'kysely';
import { blocksOf } from '#domain/party/blocks.ts';
import { compare, type Likeness, type Strength } from '#domain/party/compare.ts';
import { insertMany } from '../database/bulk.ts';
import type { Schema } from '../database/schema.ts';
import { partiesSharing, type PartyRow } from './known-parties.ts';

/** A row of `party_suggestion`. */
export interface SuggestionRow {
  readonly of_kind: 'name' | 'party';
  readonly subject: string;
  readonly party: string;
  readonly relation: string;
  readonly strength: number;
  readonly evidence: Likeness['evidence'];
  readonly against: Likeness['against'];
}

export const STRENGTH_NUMBERS: Readonly<Record<Strength, number>> = { certain: 3, strong: 2, possible: 1 };

export function suggestionRow(kind: SuggestionRow['of_kind'], subject: string, party: string, { relation, strength, evidence, against }: Likeness): SuggestionRow {
  return { of_kind: kind, subject, party, relation, strength: STRENGTH_NUMBERS[strength], evidence, against };
}

export async function insertSuggestions(trx: Transaction<Schema>, rows: readonly SuggestionRow[]): Promise<void> {
  const columns = { of_kind: 'text', subject: 'text', party: 'text', relation: 'text', strength: 'smallint', evidence: 'jsonb', against: 'jsonb' };
  await insertMany(trx, 'party_suggestion', columns, rows, { suffix: sql`on conflict (of_kind, subject, party) do update set relation = excluded.relation, strength = excluded.strength, evidence = excluded.evidence, against = excluded.against` });
}

/** Entries of the register that may be one party: the later one is the subject, and would be merged into the earlier. */
export async function suggestForParties(trx: Transaction<Schema>, parties: readonly PartyRow[]): Promise<void> {
  const ids = parties.map(({ id }) => id);
  await sql`delete from party_suggestion where (of_kind = 'party' and subject = any(${ids})) or party = any(${ids})`.execute(trx);
  const rows: SuggestionRow[] = [];
  for (const { id, bearer, standing } of parties) {
    if (!standing) continue;
    const others = (await partiesSharing(trx, blocksOf(bearer))).filter((each) => each.id !== id);
    rows.push(...others.flatMap((other) => rowsFor(id, bearer, other)));
  }
  const once = new Map(rows.map((row) => [`${row.subject} ${row.party}`, row]));
  await insertSuggestions(trx, [...once.values()]);
}

/** Of a branch the branch is the subject; else the entry made later, whose id is the greater. */
function rowsFor(id: string, bearer: PartyRow['bearer'], other: PartyRow): readonly SuggestionRow[] {
  const likeness = compare(bearer, other.bearer);
  if (!likeness) return [];
  const later = likeness.relation === 'branch' ? bearer.name.branch !== undefined : id > other.id;
  return [suggestionRow('party', later ? id : other.id, later ? other.id : id, likeness)];
}
