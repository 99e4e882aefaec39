import { sql } from 'kysely';
import type { CivilDate, CivilMonth } from '#domain/calendar/civil-date.ts';
import { later } from '#domain/calendar/civil-date.ts';
import { problem, ProblemError } from '#domain/errors.ts';
import { ASKED_INDICATORS } from '#catalog/governance/monthly-return-indicators.ts';
import { monthlyReturn } from '#catalog/governance/monthly-return.ts';
import type { ROUTES } from '#contract/routes.ts';
import { type Operation, slotsOf } from '../context.ts';
import type { Showing } from '../operations/case-row.ts';
import { showingFor } from '../operations/showing.ts';
import { openingOf } from '../store/cases.ts';
import { type History, recordHistories } from '../store/record.ts';
import { dueByRule, type Expected, expectedIn, returnsOf } from './month.ts';

/** One opening at a time, so that no district gets two returns of a month. */
const OPENING_LOCK = 7_214_003;

/** Which indicators are asked. @throws ProblemError naming one that is none */
function askedOf(ids: readonly string[] | undefined): readonly string[] {
  const known = ASKED_INDICATORS.map(({ id }) => id);
  const unknown = ids?.find((id) => !known.includes(id));
  if (unknown !== undefined) throw new ProblemError(problem('not-allowed-value', { field: { zh: '填报指标', en: 'What is asked' }, value: unknown }, 'indicators'));
  return known.filter((id) => ids === undefined || ids.includes(id));
}

interface Order {
  readonly month: CivilMonth;
  readonly dueOn: CivilDate;
  readonly indicators: readonly string[];
}

/** The return of a district, in the bureau that serves it; where none does, in the unit of whoever opens it. */
function openingFor({ setting, organisation, actor }: Showing, { code, name }: Expected, order: Order): History {
  const unit = organisation.unitsNow.find(({ district }) => district === code)?.code ?? actor.unit;
  const input = { district: code, place: name.zh, ...order };
  return openingOf(setting, monthlyReturn.id, { action: 'open', input }, actor, unit);
}

/**
 * Opens a month's returns for every district that has none yet (发起月报): all or nothing, however often it is asked for.
 * Due by the rule unless a day is given; for a month long past, never before today.
 */
export const openMonthlyReturns: Operation<typeof ROUTES.openMonthlyReturns> = async (server, { body, actor, write }) => {
  const showing = await showingFor(server, actor);
  const { setting, organisation } = showing;
  const { month } = body;
  const dueOn = body.dueOn ?? later(dueByRule(setting, month), setting.today());
  if (dueOn < setting.today()) throw new ProblemError(problem('out-of-range', { field: { zh: '报送时限', en: 'Due' }, min: setting.today(), max: '9999-12-31' }, 'dueOn'));
  const order: Order = { month, dueOn, indicators: askedOf(body.indicators) };
  return write(async (trx) => {
    await sql`select pg_advisory_xact_lock(${OPENING_LOCK})`.execute(trx);
    const standing = new Set((await returnsOf(trx, showing, month)).map(({ view }) => view.values['district']));
    const missing = expectedIn(organisation, month).filter(({ code }) => !standing.has(code));
    await recordHistories(trx, setting, missing.map((district) => openingFor(showing, district, order)), slotsOf(server.database));
    return { month, dueOn, opened: missing.length, standing: standing.size };
  });
};
