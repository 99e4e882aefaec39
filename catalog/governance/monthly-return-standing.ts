import type { CivilDate } from '#domain/calendar/civil-date.ts';
import { type CaseView, stepsOf } from '#domain/case/view.ts';

/** How a return came in (报送情况). */
interface ReturnStanding {
  /** The day it was first submitted. */
  readonly submittedOn?: CivilDate;
  /** First submitted after the day it was due then; or not yet, that day being past. */
  readonly late: boolean;
  /** How often it was sent back (退回次数). */
  readonly sentBack: number;
  readonly lockedOn?: CivilDate;
}

/** The day by which it was first due: the one set at opening, or the last one it was postponed to before. */
function firstDue({ values, steps }: Pick<CaseView, 'values' | 'steps'>): CivilDate {
  const end = steps.findIndex(({ action }) => action === 'submit');
  const set = steps.slice(0, end < 0 ? undefined : end).filter(({ action }) => action === 'open' || action === 'postpone').at(-1);
  return String(set?.input['dueOn'] ?? values['dueOn']);
}

export function standingOf(view: Pick<CaseView, 'values' | 'steps'>, today: CivilDate): ReturnStanding {
  const submittedOn = stepsOf(view, 'submit')[0]?.on;
  const lockedOn = stepsOf(view, 'lock').at(-1)?.on;
  return {
    late: (submittedOn ?? today) > firstDue(view),
    sentBack: stepsOf(view, 'send-back').length,
    ...(submittedOn !== undefined && { submittedOn }),
    ...(lockedOn !== undefined && { lockedOn }),
  };
}
