import { addDays, type CivilDate, earlier, later } from '#domain/calendar/civil-date.ts';
import { type AddressRegion, readAddress, regionWithoutProvince } from '#domain/patent/address.ts';
import { compensatedEnd, compensationOf } from '#domain/patent/compensation.ts';
import { type HighValueRules, highValueSpans } from '#domain/patent/high-value.ts';
import { isChinese } from '#domain/patent/legal-life.ts';
import { type LegalState, legalStretches } from '#domain/patent/legal-state.ts';
import type { PatentKind } from '#domain/patent/number.ts';
import { type OwnerKind, ownerKindOf } from '#domain/patent/owner-kind.ts';
import { addressOn, ownersOn, type PartyHistory, partyHistory } from '#domain/patent/party-history.ts';
import type { PatentRecord } from '#domain/patent/record.ts';
import { HIGH_VALUE_RULES, LEGAL_RULES } from '../legal-rules.ts';

/** What is counted: in force, not certain; and of inventions in force those of high value, and those that may be. */
export type CountedState = 'in-force' | 'undecided' | 'high-value' | 'high-undecided';

/** A row of `patent_stretch` (有效期段). */
export interface StretchRow {
  readonly patent: number;
  readonly state: CountedState;
  readonly starts: CivilDate;
  /** First day no more. */
  readonly ends: CivilDate | null;
  readonly kind: PatentKind;
  readonly owner: OwnerKind;
  readonly district: string;
  readonly city: string;
  readonly filed: CivilDate | null;
}

export const STRETCH_COLUMNS = {
  patent: 'bigint', state: 'text', starts: 'date', ends: 'date', kind: 'text', owner: 'text', district: 'text', city: 'text', filed: 'date',
} as const;

/** Stands in the sums for all kinds of owner together. */
export const ALL_OWNERS = '';

/** Days of one state; the last day is not among them. */
type Span = Pick<StretchRow, 'state' | 'starts' | 'ends'>;

/**
 * The days on which an entry counts: in force, or undecided while its term may still run; by the owner and the address of
 * those days. Of foreign patents, and of those whose kind is not known, there are none.
 */
export function stretchRowsOf(patent: number, record: PatentRecord, knownOn: CivilDate, highValue: HighValueRules = HIGH_VALUE_RULES): readonly StretchRow[] {
  const { kind, filingDate: filed = null } = record;
  if (!kind || !isChinese(record)) return [];
  const spans = countedSpans(record, kind, knownOn);
  const high = kind === 'invention' ? highSpans(record, spans, highValue) : [];
  const place = placeOver(record);
  return [...spans, ...high].flatMap((span) => place(span).map((placed) => ({ patent, kind, filed, ...placed })));
}

function countedSpans(record: PatentRecord, kind: PatentKind, knownOn: CivilDate): readonly Span[] {
  const { filingDate: filed } = record;
  const over = filed === undefined ? null : compensatedEnd(kind, filed, LEGAL_RULES.termYears(filed), compensationOf(record), LEGAL_RULES.compensation);
  const spans = legalStretches(record, LEGAL_RULES, knownOn).flatMap(({ state, from, to }): readonly Span[] => {
    if (!counts(state) || (over !== null && from >= over)) return [];
    return [{ state, starts: from, ends: firstOf(to === undefined ? null : addDays(to, 1), over) }];
  });
  return joined(spans);
}

function counts(state: LegalState): state is 'in-force' | 'undecided' {
  return state === 'in-force' || state === 'undecided';
}

function firstOf(one: CivilDate | null, other: CivilDate | null): CivilDate | null {
  if (one === null || other === null) return one ?? other;
  return earlier(one, other);
}

/** Neighbours of one state as one. */
function joined(spans: readonly Span[]): readonly Span[] {
  return spans.reduce<readonly Span[]>((sum, span) => {
    const last = sum.at(-1);
    return last?.state === span.state && last.ends === span.starts ? [...sum.slice(0, -1), { ...last, ends: span.ends }] : [...sum, span];
  }, []);
}

/** Of the days in force those on which the invention is of high value, or may be. */
function highSpans(record: PatentRecord, spans: readonly Span[], rules: HighValueRules): readonly Span[] {
  const inForce = spans.filter(({ state }) => state === 'in-force');
  if (inForce.length === 0) return [];
  const found = highValueSpans(record, rules);
  const cut = inForce.flatMap(({ starts, ends }) => found.flatMap(({ verdict, from, until }): readonly Span[] => {
    const begins = from === undefined ? starts : later(starts, from);
    const over = firstOf(ends, until ?? null);
    return over !== null && over <= begins ? [] : [{ state: verdict === 'yes' ? 'high-value' : 'high-undecided', starts: begins, ends: over }];
  }));
  return joined(cut);
}

type Placed = Span & Pick<StretchRow, 'owner' | 'district' | 'city'>;

/** Cuts a span where owner or address changed; mostly neither did. */
function placeOver(record: PatentRecord): (span: Span) => readonly Placed[] {
  const history = partyHistory(record);
  const changes = [...new Set([...history.owners, ...history.addresses].flatMap(({ from }) => from ?? []))].sort();
  return ({ state, starts, ends }) => {
    const bounds = [starts, ...changes.filter((day) => day > starts && (ends === null || day < ends))];
    return bounds.map((from, index) => ({ state, starts: from, ends: bounds[index + 1] ?? ends, ...placeOn(record, history, from) }));
  };
}

function placeOn(record: PatentRecord, history: PartyHistory, day: CivilDate): Pick<Placed, 'owner' | 'district' | 'city'> {
  const { city = '', district = '' } = regionOn(record, history, day) ?? {};
  return { owner: ownerKindOf(ownersOn(history, day)), district, city };
}

/** What the columns of a list told goes with the record's own address; another day's address speaks for itself. */
function regionOn({ region, address = '' }: PatentRecord, history: PartyHistory, day: CivilDate): AddressRegion | undefined {
  const then = addressOn(history, day) ?? address;
  const own = region ?? regionWithoutProvince(address);
  if (then === address || history.addresses.length < 2) return own;
  const read = readAddress(then);
  return read.region ?? regionWithoutProvince(read.address ?? '');
}
