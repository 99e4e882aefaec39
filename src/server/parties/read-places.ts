import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Static } from 'typebox';
import type { PatentPlace, PlaceDecisionRow, PlacedPage } from '#contract/party-schemas.ts';
import { foldText } from '#domain/chinese/fold.ts';
import type { District } from '#domain/organisation/organisation.ts';
import { type PlacedBy, type PlaceDecision, UNPLACED } from '#domain/party/place.ts';
import type { Unplaced } from '#domain/party/address-place.ts';
import type { PatentRecord } from '#domain/patent/record.ts';
import type { Label } from '#domain/text.ts';
import { rowIdFrom } from '../database/row-id.ts';
import type { Schema } from '../database/schema.ts';
import { likeText } from '../ledger/scope-filter.ts';
import type { Organisation } from '../organisation/organisation.ts';
import { shownPatent } from '../patents/list-patents.ts';
import { STANDING } from '../patents/visible.ts';
import { placeText } from './place-text.ts';

/** What is asked of a patent's place: why it has none, that address and seat differ, or what people and seats decided. */
const PLACE_QUESTIONS = {
  ...UNPLACED,
  conflict: { zh: '地址与注册地不一致', en: 'address and seat differ' },
} as const satisfies Readonly<Record<string, Label>>;

const SETTLED = { seat: { zh: '按注册地', en: 'by seat' }, hand: { zh: '人工认定', en: 'set by hand' } } as const satisfies Readonly<Record<string, Label>>;

type PlaceQuestion = keyof typeof PLACE_QUESTIONS | keyof typeof SETTLED;

/** Totals are exact to here. */
const EXACT = 10_000;

interface Raw {
  readonly id: bigint;
  readonly record: string;
  readonly placed_by: PlacedBy;
  readonly district: string | null;
  readonly why: Unplaced | null;
  readonly said: string | null;
  readonly owner: string | null;
  readonly owner_name: string | null;
  readonly conflict: string | null;
  readonly question: keyof typeof PLACE_QUESTIONS | null;
  readonly decision: string | null;
}

export interface PlaceFilter {
  /** Without it, all that have no district. */
  readonly question?: PlaceQuestion;
  readonly q?: string;
}

/** Patents whose place is a question, or was settled by seat or hand, the newest entry first, with how many there are of each. */
export async function readPlaces(database: Kysely<Schema>, districts: readonly District[], filter: PlaceFilter, limit: number, after: string | undefined): Promise<Static<typeof PlacedPage>> {
  const before = rowIdFrom(after);
  const { rows } = await sql<Raw>`select p.id, p.record, x.placed_by, x.district, x.why, x.said, x.owner, x.owner_name, x.conflict, x.question,
      (select d.case_id from place_decision d where d.patent = x.patent and d.standing order by d.case_id desc limit 1) as decision
    from patent_place x join patent p on p.id = x.patent where ${STANDING} and ${conditionOf(filter)} and ${before === undefined ? sql`true` : sql`x.patent < ${before}::bigint`}
    order by x.patent desc limit ${limit + 1}`.execute(database);
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return { rows: shown.map((row) => placedRow(row, districts)), counts: await countsOf(database), ...(last && { next: String(last.id) }) };
}

function conditionOf({ question, q }: PlaceFilter): RawBuilder<unknown> {
  const parts = [whichOf(question)];
  if (q?.trim()) parts.push(sql`p.haystack like ${`%${likeText(foldText(q.trim()))}%`}`);
  return sql.join(parts, sql` and `);
}

function whichOf(question: PlaceQuestion | undefined): RawBuilder<unknown> {
  if (question === undefined) return sql`x.question is not null and x.question <> 'conflict'`;
  return question === 'seat' || question === 'hand' ? sql`x.placed_by = ${question}` : sql`x.question = ${question}`;
}

function placedRow({ id, record, placed_by: by, district, why, said, owner, owner_name: ownerName, conflict, question, decision }: Raw, districts: readonly District[]): Static<typeof PlacedPage>['rows'][number] {
  const told: PlaceDecision = {
    by, seats: [], ...(district && { district }), ...(why && { why }), ...(said && { said }), ...(conflict && { conflict }), ...(owner && { owner: { party: owner, name: ownerName ?? owner } }),
  };
  return {
    patent: shownPatent(id, JSON.parse(record) as PatentRecord), by, text: placeText(told, districts),
    ...(question && { question }), ...(district && { district }), ...(conflict && { conflict }), ...(owner && { owner }), ...(decision && { decision }),
  };
}

async function countsOf(database: Kysely<Schema>): Promise<Static<typeof PlacedPage>['counts']> {
  const kinds = { ...PLACE_QUESTIONS, ...SETTLED };
  return Promise.all(Object.entries(kinds).map(async ([question, name]) => {
    const { rows } = await sql<{ count: number }>`select count(*)::integer as count from (select from patent_place x where ${whichOf(question as PlaceQuestion)} limit ${EXACT + 1}) as few`.execute(database);
    const count = rows[0]?.count ?? 0;
    return { question, name: { ...name }, count: Math.min(count, EXACT), countIsExact: count <= EXACT };
  }));
}

/** The place of one patent with what people decided of it, undone decisions included. */
export async function readPlace(database: Kysely<Schema>, { personName, districts }: Pick<Organisation, 'personName' | 'districts'>, id: string, decision: PlaceDecision): Promise<Static<typeof PatentPlace>> {
  const { rows } = await sql<{ id: string; annulled: boolean; values: { on: string; district?: string; reason: string; before: string }; opened_by: string }>`
    select f.id, f.annulled, f.content->'values' as values, f.opened_by from place_decision d join case_file f on f.id = d.case_id where d.patent = ${id}::bigint order by d.case_id desc limit 50`.execute(database);
  const { by, district, conflict, owner, why } = decision;
  return {
    by, text: placeText(decision, districts), ...(district && { district }), ...(conflict && { conflict }), ...(owner && { owner: owner.party }), ...(why && { why }),
    decisions: rows.map(({ id: caseId, annulled, values, opened_by: person }): Static<typeof PlaceDecisionRow> => ({
      id: caseId, on: values.on, undone: annulled, byName: personName(person), reason: values.reason, before: values.before, ...(values.district && { district: values.district }),
    })),
  };
}
