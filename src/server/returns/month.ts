import { type Kysely, sql } from 'kysely';
import { isDoer } from '#domain/access/actor.ts';
import { addDays, type CivilDate, type CivilMonth, endOfMonth, monthOf, startOfMonth } from '#domain/calendar/civil-date.ts';
import { CORRECT } from '#domain/case/event.ts';
import { stepsOf } from '#domain/case/view.ts';
import { endOfTerm } from '#domain/deadline/term.ts';
import { standingOn } from '#domain/organisation/organisation.ts';
import { leavesOn } from '#domain/organisation/places.ts';
import type { Label } from '#domain/text.ts';
import { ASKED_INDICATORS } from '#catalog/governance/monthly-return-indicators.ts';
import { standingOf } from '#catalog/governance/monthly-return-standing.ts';
import { monthlyReturn, type ReturnRow } from '#catalog/governance/monthly-return.ts';
import { monthlyReturnDue } from '#catalog/rules/monthly-return.ts';
import type { Reply } from '#contract/route.ts';
import type { ROUTES } from '#contract/routes.ts';
import type { Operation } from '../context.ts';
import type { Schema } from '../database/schema.ts';
import { caseRow, type Showing } from '../operations/case-row.ts';
import { showingFor } from '../operations/showing.ts';
import type { Organisation } from '../organisation/organisation.ts';
import type { StoredCase } from '../store/file-row.ts';
import { readableCondition } from '../store/list.ts';
import type { Setting } from '../store/setting.ts';

type Page = Reply<typeof ROUTES.monthlyReturns>;
type Row = Page['rows'][number];

/** A district that is expected to return. */
export interface Expected {
  readonly code: string;
  readonly name: Label;
}

/** The districts in force at the end of a month, by their names then: those without any below them. */
export function expectedIn({ districts }: Pick<Organisation, 'districts'>, month: CivilMonth): readonly Expected[] {
  const day = endOfMonth(month);
  return leavesOn(districts, day).map((district) => ({ code: district.code, name: standingOn(district, day).name }));
}

/** The last month that has ended. */
function lastEnded(today: CivilDate): CivilMonth {
  return monthOf(addDays(startOfMonth(today), -1));
}

/** The day by which a month's returns are due by the rule: so many working days after its end. */
export function dueByRule({ rules, calendar }: Pick<Setting, 'rules' | 'calendar'>, month: CivilMonth): CivilDate {
  const end = endOfMonth(month);
  return endOfTerm(calendar, end, rules.on(monthlyReturnDue, end).params.term).day;
}

/** The returns of a month that the caller may read, one for each district. */
export async function returnsOf(database: Kysely<Schema>, { setting, actor }: Showing, month: CivilMonth): Promise<readonly StoredCase[]> {
  const rows = await database.selectFrom('case_file as f').select(['f.content', 'f.number', 'f.head'])
    .where('f.type', '=', monthlyReturn.id).where('f.day', '=', endOfMonth(month)).where('f.annulled', '=', false)
    .where(sql<boolean>`${readableCondition(setting.catalog, actor, [monthlyReturn.id])}`).orderBy('f.opened_on').orderBy('f.id').execute();
  return rows.map(({ content, number, head }) => ({ view: { ...content, number }, type: setting.catalog.getType(content.type, content.typeVersion), head }));
}

async function monthsOf(database: Kysely<Schema>, { setting, actor }: Showing): Promise<Page['months']> {
  const { rows } = await sql<{ day: string; returns: bigint; locked: bigint }>`select f.day, count(*)::bigint as returns, (count(*) filter (where f.state = 'locked'))::bigint as locked
    from case_file f where f.type = ${monthlyReturn.id} and not f.annulled and ${readableCondition(setting.catalog, actor, [monthlyReturn.id])}
    group by f.day order by f.day desc limit 36`.execute(database);
  return rows.map(({ day, returns, locked }) => ({ month: monthOf(day), returns: Number(returns), locked: Number(locked) }));
}

/** Whether the caller reads the returns of all districts, or of their own alone. */
function readsAll({ actor }: Showing): boolean {
  const { staff } = monthlyReturn.readers;
  return staff !== 'all' && (isDoer(staff.roles, monthlyReturn, undefined, actor) || actor.delegations.some((each) => isDoer(staff.roles, monthlyReturn, undefined, { ...actor, ...each, delegations: [] })));
}

/** The districts' returns of a month (各区月报): who has sent, who is late, what was sent back, what is locked. */
export const monthlyReturns: Operation<typeof ROUTES.monthlyReturns> = async (server, { query, actor }) => {
  const showing = await showingFor(server, actor);
  const { setting, organisation } = showing;
  const month = query.month ?? lastEnded(setting.today());
  const stored = await returnsOf(server.database.kysely, showing, month);
  const own = organisation.findUnit(actor.unit)?.district;
  const isAuditor = actor.roles.some((role) => setting.catalog.reading.allReaders.includes(role));
  const shown = expectedIn(organisation, month).filter(({ code }) => readsAll(showing) || isAuditor || code === own || stored.some(({ view }) => view.values['district'] === code));
  return {
    month, dueOn: String(stored[0]?.view.values['dueOn'] ?? dueByRule(setting, month)),
    indicators: ASKED_INDICATORS.map(({ id, name }) => ({ id, name })),
    rows: shown.map((district) => rowOf(showing, district, stored.find(({ view }) => view.values['district'] === district.code))),
    months: await monthsOf(server.database.kysely, showing),
  };
};

function rowOf(showing: Showing, { code, name }: Expected, stored: StoredCase | undefined): Row {
  if (!stored) return { district: code, name, state: 'none', late: false, sentBack: 0, asked: 0, filled: 0, doubts: 0, corrections: 0 };
  const { view } = stored;
  const rows = (view.values['rows'] ?? []) as readonly ReturnRow[];
  return {
    district: code, name, state: view.state, case: caseRow(showing, view), ...standingOf(view, showing.setting.today()),
    asked: (view.values['indicators'] as readonly string[]).length,
    filled: rows.filter(({ amount }) => amount !== undefined).length,
    doubts: rows.filter(({ doubt }) => doubt !== undefined).length,
    corrections: stepsOf(view, CORRECT).length,
  };
}
