import { type Kysely, sql } from 'kysely';
import type { Static } from 'typebox';
import { annuities, compensationAnnuity, lateAnnuity } from '#catalog/rules/patent-fees.ts';
import type { LegalCourse } from '#contract/patent-schemas.ts';
import { addYears, type CivilDate, civilDateAt, daysBetween, later } from '#domain/calendar/civil-date.ts';
import { feeCalendar } from '#domain/patent/annuity.ts';
import { compensatedEnd, compensationOf } from '#domain/patent/compensation.ts';
import { matterOf, officeOf, readEvents } from '#domain/patent/legal-event.ts';
import { LEGAL_MATTERS } from '#domain/patent/legal-matter.ts';
import { LEGAL_STATES, legalStretches, stateOn, type Stretch } from '#domain/patent/legal-state.ts';
import { type PartyStretch, partyHistory } from '#domain/patent/party-history.ts';
import type { PatentRecord } from '#domain/patent/record.ts';
import type { Schema } from '../database/schema.ts';
import type { Setting } from '../store/setting.ts';
import { LEGAL_RULES } from './legal-rules.ts';
import { STANDING } from './visible.ts';

/** First day of the fee for compensated years. */
const COMPENSATION_FEES = '2024-01-20';

type Course = Static<typeof LegalCourse>;

/** The day the register learnt what an entry says now (入册之日). */
export async function learntOn(database: Kysely<Schema>, id: bigint): Promise<CivilDate> {
  const { rows } = await sql<{ at: string }>`select u.started_at as at from patent p join import_run u on u.id = p.run where p.id = ${id}::bigint and ${STANDING}`.execute(database);
  return civilDateAt(rows[0]?.at ?? new Date(0).toISOString());
}

/** The legal state of an entry over time, and the annuities that may still be paid (法律状态与缴费日历). */
export function courseOf(record: PatentRecord, knownOn: CivilDate, setting: Setting): Course {
  const stretches = legalStretches(record, LEGAL_RULES, knownOn);
  const now = stateOn(stretches, setting.today());
  return {
    stretches: stretches.map(({ state, from, to, why }) => ({ state, name: { ...LEGAL_STATES[state] }, from, why: { ...why }, ...(to && { to }) })),
    compensationDays: compensationOf(record).reduce((sum, { days }) => sum + days, 0), events: eventsOf(record), fees: (record.fees ?? []).map((each) => ({ ...each })), parties: partiesOf(record),
    ...(now && { now }), annuities: now === 'in-force' || now === 'undecided' ? openAnnuities(record, stretches, setting) : [],
  };
}

/** Newest first; those of other countries' parts of the patent with their office. */
function eventsOf(record: PatentRecord): Course['events'] {
  const own = officeOf(record);
  const effective = new Map(readEvents(record).map((each) => [each.event, each.effective]));
  return (record.events ?? []).toReversed().map((event) => {
    const day = effective.get(event);
    return { ...event, matter: { ...LEGAL_MATTERS[matterOf(event, own)] }, ...(day && day !== event.date && { effective: day }) };
  });
}

function partiesOf(record: PatentRecord): Course['parties'] {
  const { owners, addresses, encumbrances } = partyHistory(record);
  const shown = (all: readonly PartyStretch[]): Course['parties']['owners'] => all.map(({ names, ...days }) => ({ names: [...names], ...days }));
  return { owners: shown(owners), addresses: shown(addresses), encumbrances: encumbrances.map(({ by, to, ...more }) => ({ by: [...by], to: [...to], ...more })) };
}

function openAnnuities(record: PatentRecord, stretches: readonly Stretch[], { rules, calendar, today }: Setting): Course['annuities'] {
  const { kind, filingDate, fees = [] } = record;
  const grantedOn = stretches.find(({ state }) => state === 'in-force')?.from;
  if (!kind || !filingDate || grantedOn === undefined || grantedOn < filingDate) return [];
  const termYears = LEGAL_RULES.termYears(filingDate)[kind];
  const days = daysBetween(addYears(filingDate, termYears), compensatedEnd(kind, filingDate, LEGAL_RULES.termYears(filingDate), compensationOf(record), LEGAL_RULES.compensation));
  const life = { kind, filedOn: filingDate, grantedOn, termYears, ...(days > 0 && { compensation: { days, fee: rules.on(compensationAnnuity, later(today(), COMPENSATION_FEES)).params.fee } }) };
  const all = feeCalendar(rules.on(annuities, today()).params, life, rules.on(lateAnnuity, today()).params, calendar);
  const paid = Math.max(0, ...fees.flatMap(({ year, paidOn }) => (paidOn === undefined ? [] : [year])));
  return all.filter(({ year, graceUntil }) => year > paid && graceUntil >= today()).map((each) => ({ ...each }));
}
