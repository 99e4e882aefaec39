import type { Static } from 'typebox';
import type { RegisterRows } from '#contract/patent-schemas.ts';
import { isCivilDate } from '#domain/calendar/civil-date.ts';
import { problem, ProblemError } from '#domain/errors.ts';
import { addressPlaces } from '#domain/party/address-place.ts';
import { UNPLACED } from '#domain/party/place.ts';
import { classOn, HIGH_VALUE_CLASSES, highValueClasses, type HighValueRules } from '#domain/patent/high-value.ts';
import { legalStretches } from '#domain/patent/legal-state.ts';
import { OWNER_KINDS, type OwnerKind } from '#domain/patent/owner-kind.ts';
import { ownersOn, partyHistory } from '#domain/patent/party-history.ts';
import type { Label } from '#domain/text.ts';
import type { Server } from '../context.ts';
import { rowIdFrom } from '../database/row-id.ts';
import { highValueRules } from '../patents/high-value-rules.ts';
import { LEGAL_RULES } from '../patents/legal-rules.ts';
import { type CountedEntry, countedEntries, type StockQuestion } from '../patents/stock/list-stock.ts';
import { NO_STOCK, registerStock, type StockCount } from '../patents/stock/read-stock.ts';
import { numberOf } from '../patents/write-entry.ts';
import { refusedPageKey } from '../store/page-key.ts';
import { countedOf } from './register-count.ts';

/** Which of the entries behind a count: those counted, those not certain, those that lie in no district. */
export const REGISTER_PARTS = {
  counted: { zh: '计入', en: 'counted' },
  undecided: { zh: '未定', en: 'not certain' },
  unplaced: { zh: '未归区', en: 'without a district' },
} as const satisfies Readonly<Record<string, Label>>;

export type RegisterPart = keyof typeof REGISTER_PARTS;

/** What is asked for of a count. */
export interface RowsAsked {
  readonly indicator: string;
  readonly day: string;
  readonly part: RegisterPart;
  readonly district?: string;
  readonly owner?: string;
}

type Page = Static<typeof RegisterRows>;
type Row = Page['rows'][number];

interface Question extends StockQuestion {
  readonly part: RegisterPart;
  readonly total: (count: { readonly here: StockCount; readonly loose: StockCount }) => number;
}

/** One page of the entries that the register's count of an indicator counts on a day, or could not decide, with why (登记簿计数明细). */
export async function registerRows(server: Pick<Server, 'database' | 'organisation' | 'setting'>, asked: RowsAsked, limit: number, after?: string): Promise<Page> {
  const question = questionOf(asked);
  const { districtsNow: districts } = await server.organisation();
  const rules = highValueRules(await server.setting());
  const { kysely } = server.database;
  const stock = await registerStock(kysely, districts, question.kind, question.day, { highValue: question.state.startsWith('high'), ...(question.owner && { owner: question.owner }) });
  const entries = await countedEntries(kysely, districts, question, keyFrom(after), limit + 1);
  const here = question.district ? (stock.districts.get(question.district) ?? NO_STOCK) : stock.all;
  const where = addressPlaces(districts);
  const last = entries.length > limit ? entries[limit - 1] : undefined;
  const nameOf = (code: string): string => districts.find((each) => each.code === code)?.name.zh ?? code;
  return {
    total: question.total({ here, loose: stock.noDistrict }),
    rows: entries.slice(0, limit).map((entry) => rowOf(entry, question, rules, where, nameOf)),
    ...(last && { next: String(last.id) }),
  };
}

/** @throws ProblemError where the register counts no such indicator, or the day or the owner is none */
function questionOf({ indicator, day, part, district, owner }: RowsAsked): Question {
  const counted = countedOf(indicator);
  if (!counted) throw new ProblemError(problem('not-found', { what: { zh: '这个指标的登记簿计数', en: 'A count of this indicator by the register' } }, 'id'));
  if (!isCivilDate(day)) throw new ProblemError(problem('wrong-format', { field: { zh: '日期', en: 'Day' }, expected: 'YYYY-MM-DD' }, 'day'));
  if (owner !== undefined && !Object.hasOwn(OWNER_KINDS, owner)) throw new ProblemError(problem('not-allowed-value', { field: { zh: '专利权人类型', en: 'Kind of owner' }, value: owner }, 'owner'));
  const measure = part === 'undecided' ? counted.uncertain : counted.certain;
  const state = ({ inForce: 'in-force', undecided: 'undecided', highValue: 'high-value', highUndecided: 'high-undecided' } as const)[measure];
  return {
    kind: counted.kind, state, day, part, ...(owner !== undefined && { owner: owner as OwnerKind }),
    ...(part === 'unplaced' ? { district: null } : { ...(district !== undefined && { district }) }),
    total: ({ here, loose }) => (part === 'unplaced' ? loose[measure] : here[measure]),
  };
}

function keyFrom(after: string | undefined): bigint {
  if (after === undefined) return 0n;
  const id = rowIdFrom(after);
  if (id === undefined) throw refusedPageKey();
  return id;
}

function rowOf(entry: CountedEntry, question: Question, rules: HighValueRules, where: ReturnType<typeof addressPlaces>, nameOf: (code: string) => string): Row {
  const { id, record, owner, starts, district } = entry;
  return {
    id: String(id), number: numberOf(record), title: record.title ?? '', owners: [...ownersOn(partyHistory(record), question.day)], owner: { ...OWNER_KINDS[owner] }, from: starts,
    ...(district !== undefined && { district, districtName: nameOf(district) }), why: whyOf(entry, question, rules, where),
  };
}

/** The entry has changed since; the count follows. */
const BEING_COUNTED: Label = { zh: '登记已变，计数随后更新', en: 'the entry has changed since; the count follows' };

function whyOf({ record, knownOn }: CountedEntry, { part, state, day }: Question, rules: HighValueRules, where: ReturnType<typeof addressPlaces>): Label {
  const place = where(record);
  if (part === 'unplaced' && place.kind === 'unplaced') return { zh: [UNPLACED[place.why].zh, place.said].filter(Boolean).join('：'), en: [UNPLACED[place.why].en, place.said].filter(Boolean).join(': ') };
  if (state === 'high-value' || state === 'high-undecided') return classText(record, day, rules, state === 'high-value' ? 'yes' : 'undecided');
  const stretch = legalStretches(record, LEGAL_RULES, knownOn).find(({ from, to }) => from <= day && (to === undefined || day <= to));
  return { ...(stretch?.why ?? BEING_COUNTED) };
}

/** The classes of a verdict, each with what the data say. */
function classText(record: CountedEntry['record'], day: string, rules: HighValueRules, verdict: 'yes' | 'undecided'): Label {
  const found = highValueClasses(record, rules).filter((each) => classOn(each, day) === verdict);
  return { zh: found.map((each) => `${HIGH_VALUE_CLASSES[each.class].zh}（${each.why.zh}）`).join('；'), en: found.map((each) => `${HIGH_VALUE_CLASSES[each.class].en} (${each.why.en})`).join('; ') };
}
