import { type CivilDate, daysBetween, earlier } from '#domain/calendar/civil-date.ts';
import { type CaseView, findDay, stepsOf } from '#domain/case/view.ts';
import { CONCLUDING, STOPPED_BETWEEN } from './states.ts';

/** The day the case was concluded: decided, dismissed first or withdrawn (结案日). */
export function findConclusionDay(view: Pick<CaseView, 'steps'>): CivilDate | undefined {
  return view.steps.findLast((step) => (CONCLUDING as readonly string[]).includes(step.action))?.on;
}

/** Days from acceptance to conclusion, the day of acceptance not counted (毛周期). Undefined before conclusion. */
export function grossDays(view: Pick<CaseView, 'steps'>): number | undefined {
  const accepted = findDay(view, 'accept');
  const concluded = findConclusionDay(view);
  return accepted === undefined || concluded === undefined ? undefined : daysBetween(accepted, concluded);
}

/** Gross days less those of suspension, appraisal, public notice and agreed mediation (净周期). Such times never overlap: each is a state of its own. */
export function netDays(view: Pick<CaseView, 'steps'>): number | undefined {
  const gross = grossDays(view);
  const concluded = findConclusionDay(view);
  if (gross === undefined || concluded === undefined) return undefined;
  const stopped = STOPPED_BETWEEN.reduce((sum, { from, to }) => sum + daysStopped(view, from, to, concluded), 0);
  return gross - stopped;
}

function daysStopped(view: Pick<CaseView, 'steps'>, from: string, to: string, concluded: CivilDate): number {
  return stepsOf(view, from).reduce((sum, start) => {
    const end = view.steps.find((step) => step.seq > start.seq && step.action === to)?.on ?? concluded;
    return sum + Math.max(0, daysBetween(start.on, earlier(end, concluded)));
  }, 0);
}
