import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Static } from 'typebox';
import type { MatchSide, Suggestion, SuggestionPage } from '#contract/party-schemas.ts';
import { EVIDENCE, type Evidence, type Relation, type Strength, STRENGTHS } from '#domain/party/compare.ts';
import { foldText } from '#domain/chinese/fold.ts';
import type { Schema } from '../database/schema.ts';
import { likeText } from '../ledger/scope-filter.ts';
import { STANDING } from '../patents/visible.ts';
import { pageKey, readPageKey } from '../store/page-key.ts';
import type { KnownParty } from './known-parties.ts';
import { STRENGTH_NUMBERS } from './suggest-parties.ts';

/** What suggestions are narrowed by. */
export interface SuggestionFilter {
  readonly of?: 'name' | 'party';
  readonly strength?: Strength;
  readonly q?: string;
}

/** Totals are exact to here. */
const EXACT = 10_000;

interface Raw {
  readonly of_kind: 'name' | 'party';
  readonly subject: string;
  readonly party: string;
  readonly relation: Relation;
  readonly strength: number;
  readonly evidence: readonly Evidence[];
  readonly against: readonly Evidence[];
  readonly patents: number;
  readonly name: string | null;
  readonly address: string | null;
}

/** Suggestions that nobody has decided on, the surest first, then those that concern most patents. */
export async function readSuggestions(database: Kysely<Schema>, filter: SuggestionFilter, limit: number, after: string | undefined): Promise<Static<typeof SuggestionPage>> {
  const open = sql`from party_suggestion s left join known_name n on s.of_kind = 'name' and n.plain = s.subject
    join known_party p on p.id = s.party and p.standing left join known_party o on s.of_kind = 'party' and o.id = s.subject where ${conditionOf(filter)}`;
  const { rows } = await sql<Raw>`select s.*, coalesce(n.patents, 0) as patents, n.name, n.address ${open} and ${afterCondition(after)}
    order by s.strength desc, coalesce(n.patents, 0) desc, s.subject, s.party limit ${limit + 1}`.execute(database);
  const counted = await sql<{ total: bigint }>`select count(*)::bigint as total from (select ${open} limit ${EXACT + 1}) as few`.execute(database);
  const total = Number(counted.rows[0]?.total ?? 0n);
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  const parties = await partiesIn(database, shown.flatMap(({ of_kind: of, subject, party }) => (of === 'party' ? [subject, party] : [party])));
  const samples = await samplesOf(database, shown.filter(({ of_kind: of }) => of === 'name').map(({ subject }) => subject));
  return {
    rows: shown.map((row): Static<typeof Suggestion> => suggestionOf(row, parties, samples)),
    total: Math.min(total, EXACT), totalIsExact: total <= EXACT,
    ...(last && { next: pageKey([last.strength, last.patents, last.subject, last.party]) }),
  };
}

function suggestionOf(row: Raw, parties: ReadonlyMap<string, Static<typeof MatchSide>>, samples: ReadonlyMap<string, Static<typeof MatchSide>['samples']>): Static<typeof Suggestion> {
  const { of_kind: of, subject, party, relation, strength, evidence, against, patents, name, address } = row;
  const nobody = { name: subject, formerNames: [], patents, samples: [] };
  const own = of === 'party' ? (parties.get(subject) ?? nobody) : { name: name ?? subject, formerNames: [], patents, samples: samples.get(subject) ?? [], ...(address && { address }) };
  const level = strengthOf(strength);
  return {
    of, subject, party, relation, strength: level, strengthName: { ...STRENGTHS[level] }, left: own, right: parties.get(party) ?? { ...nobody, name: party },
    evidence: evidence.map(shownEvidence), against: against.map(shownEvidence),
  };
}

export function strengthOf(number: number): Strength {
  if (number === STRENGTH_NUMBERS.certain) return 'certain';
  return number === STRENGTH_NUMBERS.strong ? 'strong' : 'possible';
}

function shownEvidence({ kind, text }: Evidence): { name: { zh: string; en: string }; text?: string } {
  return { name: { ...EVIDENCE[kind] }, ...(text && { text }) };
}

/** Decided ones are left out: the pair itself, and every other one of a name that was given to a party. */
function conditionOf({ of, strength, q }: SuggestionFilter): RawBuilder<unknown> {
  const own = sql`((s.of_kind = 'name' and d.plain = s.subject and d.other is null) or (s.of_kind = 'party' and d.other = s.subject))`;
  const parts = [
    sql`(s.of_kind = 'party' or n.patents > 0)`, sql`(s.of_kind = 'name' or o.standing)`,
    sql`not exists (select from party_decision d where d.standing and (d.party = s.party or d.decision <> 'different') and ${own})`,
  ];
  if (of) parts.push(sql`s.of_kind = ${of}`);
  if (strength) parts.push(sql`s.strength = ${STRENGTH_NUMBERS[strength]}::smallint`);
  if (q?.trim()) parts.push(sql`(s.subject like ${containing(q)} or n.name like ${containing(q)} or p.bearer->>'name' like ${containing(q)} or o.bearer->>'name' like ${containing(q)})`);
  return sql.join(parts, sql` and `);
}

function containing(q: string): string {
  return `%${likeText(foldText(q).replace(/\s+/g, ''))}%`;
}

function afterCondition(after: string | undefined): RawBuilder<unknown> {
  if (!after) return sql`true`;
  const [strength, patents, subject, party] = readPageKey(after, isKey);
  return sql`(-s.strength, -coalesce(n.patents, 0), s.subject, s.party) > (${-strength}::integer, ${-patents}::integer, ${subject}, ${party})`;
}

function isKey(ordered: readonly unknown[]): ordered is readonly [strength: number, patents: number, subject: string, party: string] {
  const [strength, patents, subject, party] = ordered;
  return Number.isInteger(strength) && Number.isInteger(patents) && typeof subject === 'string' && typeof party === 'string';
}

interface RawParty {
  readonly id: string;
  readonly number: string;
  readonly bearer: KnownParty;
  readonly district: string | null;
  readonly patents: number;
}

/** Parties as the page shows them, with the patents of the names linked to them. */
async function partiesIn(database: Kysely<Schema>, ids: readonly string[]): Promise<ReadonlyMap<string, Static<typeof MatchSide>>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<RawParty>`select p.id, f.number, p.bearer, f.district,
      coalesce((select sum(n.patents) from party_decision d join known_name n on n.plain = d.plain where d.party = p.id and d.standing and d.decision = 'same' and d.other is null), 0)::integer as patents
    from known_party p join case_file f on f.id = p.id where p.id = any(${[...new Set(ids)]})`.execute(database);
  return new Map(rows.map(({ id, number, bearer: { name, code, address, formerNames = [], mergedNames = [] }, district, patents }) => [id, {
    id, number, name, formerNames: [...formerNames, ...mergedNames], patents, samples: [], ...(code && { code }), ...(address && { address }), ...(district && { district }),
  }]));
}

/** Some patents that bear a name. */
async function samplesOf(database: Kysely<Schema>, plains: readonly string[]): Promise<ReadonlyMap<string, Static<typeof MatchSide>['samples']>> {
  if (plains.length === 0) return new Map();
  const { rows } = await sql<{ plain: string; id: bigint; record: string }>`select x.plain, p.id, p.record from unnest(${[...new Set(plains)]}::text[]) as x(plain),
    lateral (select n.patent from patent_name n where n.plain = x.plain order by n.patent desc limit 3) n join patent p on p.id = n.patent where ${STANDING}`.execute(database);
  const shown = rows.map(({ plain, id, record }) => ({ plain, id: String(id), title: String((JSON.parse(record) as { title?: string }).title ?? id) }));
  return new Map([...Map.groupBy(shown, ({ plain }) => plain)].map(([plain, some]) => [plain, some.map(({ id, title }) => ({ id, title }))]));
}
