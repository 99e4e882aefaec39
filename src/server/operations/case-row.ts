import type { Static } from 'typebox';
import type { Actor } from '#domain/access/actor.ts';
import { visibleValues } from '#domain/access/reading.ts';
import type { CaseType } from '#domain/case/case-type.ts';
import { type CaseClock, clocksOf, leadingClock } from '#domain/case/clocks.ts';
import { mayApprove } from '#domain/case/decide.ts';
import type { CaseView } from '#domain/case/view.ts';
import type { CaseRow } from '#contract/schemas.ts';
import type { Organisation } from '../organisation/organisation.ts';
import { clockSetting, type Setting } from '../store/setting.ts';

type Row = Static<typeof CaseRow>;

/** What rows and details are made with. */
export interface Showing {
  readonly setting: Setting;
  readonly organisation: Organisation;
  readonly actor: Actor;
}

function defined<T extends object>(values: T): T {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as T;
}

/** The clocks of a case as they stand today. */
export function clocksToday(setting: Setting, type: CaseType, view: CaseView): readonly CaseClock[] {
  return clocksOf(type, view, clockSetting(setting));
}

function clockPart(view: CaseView, clocks: () => readonly CaseClock[]): Partial<Row> {
  if (view.closedOn || view.annulled) return {};
  const leading = leadingClock(clocks());
  if (!leading) return {};
  const { due, light, remaining, unit } = leading.clock;
  return { due: due.slice(0, 10), light, remaining: Math.trunc(remaining), remainingUnit: unit };
}

/** A case as a list shows it to one person: without the values that person may not read. `clocks` where they are known already. */
export function caseRow({ setting, organisation, actor }: Showing, view: CaseView, clocks?: readonly CaseClock[]): Row {
  const type = setting.catalog.getType(view.type, view.typeVersion);
  const district = type.district?.(view.values);
  return defined({
    id: view.id, number: view.number, type: view.type, title: type.title(view.values), state: view.state, version: view.version,
    unit: view.unit, unitName: organisation.findUnit(view.unit)?.name ?? { zh: view.unit, en: view.unit },
    district, districtName: district ? organisation.findDistrict(district)?.name : undefined,
    assignee: view.assignee, assigneeName: view.assignee ? organisation.findPerson(view.assignee)?.name : undefined,
    day: type.dayOf?.(view) ?? view.openedOn, openedOn: view.openedOn, closedOn: view.closedOn,
    ...clockPart(view, () => clocks ?? clocksToday(setting, type, view)),
    annulled: view.annulled, pending: view.pending?.action, approveByMe: mayApprove(type, view, actor) || undefined,
    values: visibleValues(type, view, actor).values,
  });
}
