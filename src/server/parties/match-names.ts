import { sql, type Transaction } from 'kysely';
import { blocksOf } from '#domain/party/blocks.ts';
import { bearer, compare, type Likeness } from '#domain/party/compare.ts';
import type { Schema } from '../database/schema.ts';
import { partiesSharing, type PartyRow } from './known-parties.ts';
import { type Linking, linkByRule, type RuleLink } from './link-by-rule.ts';
import { insertSuggestions, suggestionRow } from './suggest-parties.ts';

interface Name {
  readonly plain: string;
  readonly name: string;
  readonly address: string | null;
}

interface Candidate {
  readonly party: PartyRow;
  readonly likeness: Likeness;
}

/** Compares names that are new, or meet a changed party, with the register of parties, at most so many. @returns whether there may be more */
export async function matchNames(trx: Transaction<Schema>, linking: Linking, size: number): Promise<boolean> {
  const { rows: names } = await sql<Name>`select plain, name, address from known_name where not matched order by plain limit ${size}::integer for update skip locked`.execute(trx);
  if (names.length === 0) return false;
  const plains = names.map(({ plain }) => plain);
  await sql`delete from party_suggestion where of_kind = 'name' and subject = any(${plains})`.execute(trx);
  const bearers = names.map(({ name, address, plain }) => ({ plain, name, bearer: bearer({ name, ...(address && { address }) }) }));
  const parties = await partiesSharing(trx, [...new Set(bearers.flatMap((each) => blocksOf(each.bearer)))]);
  const found = bearers.map((each) => ({ ...each, candidates: parties.flatMap((party): Candidate[] => {
    const likeness = compare(each.bearer, party.bearer);
    return likeness ? [{ party, likeness }] : [];
  }) }));
  await insertSuggestions(trx, found.flatMap(({ plain, candidates }) => candidates.map(({ party, likeness }) => suggestionRow('name', plain, party.id, told(likeness, candidates)))));
  await sql`update known_name set matched = true where plain = any(${plains})`.execute(trx);
  await linkByRule(trx, linking, found.flatMap(({ plain, name, candidates }) => ruleLink(plain, name, candidates)));
  return true;
}

const isVeryName = ({ likeness }: Candidate): boolean => likeness.relation === 'same' && likeness.evidence.some(({ kind }) => kind === 'same-name');

/** A name with several bearers says so: no rule decides between them. */
function told(likeness: Likeness, candidates: readonly Candidate[]): Likeness {
  const bearers = candidates.filter(isVeryName);
  if (bearers.length < 2 || !likeness.evidence.some(({ kind }) => kind === 'same-name')) return likeness;
  return { ...likeness, strength: 'possible', against: [...likeness.against, { kind: 'several-bearers', text: bearers.map(({ party }) => party.party.code ?? party.party.name).join('；') }] };
}

/** The very same name with one bearer that is no person, and is not in another city. */
function ruleLink(plain: string, name: string, candidates: readonly Candidate[]): readonly RuleLink[] {
  const [one, another] = candidates.filter(isVeryName);
  if (!one || another || one.party.party.kind === 'person' || one.likeness.against.some(({ kind }) => kind === 'other-city')) return [];
  const { id, party: { name: bearerName, code } } = one.party;
  return [{ plain, name, party: { id, name: bearerName, ...(code && { code }) }, likeness: one.likeness }];
}
