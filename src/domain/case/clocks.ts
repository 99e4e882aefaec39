import type { CivilDate } from '../calendar/civil-date.ts';
import type { WorkingDayCalendar } from '../calendar/working-days.ts';
import { type Clock, type ClockRule, type Extension, foldClock, type Suspension } from '../deadline/clock.ts';
import { isTerm, type Term } from '../deadline/term.ts';
import { clockRule, type RuleInForce } from '../rule/rule.ts';
import type { RuleSet } from '../rule/rule-set.ts';
import type { Label } from '../text.ts';
import type { CaseDeadline, CaseType } from './case-type.ts';
import { type CaseView, type Step, stepsOf } from './view.ts';

/** What clocks are read by: the bureau's rules, its working days and the day. */
export interface ClockSetting {
  readonly rules: RuleSet;
  readonly calendar: WorkingDayCalendar;
  readonly today: CivilDate;
}

/** One clock of a case as it stands. */
export interface CaseClock {
  readonly id: string;
  readonly name: Label;
  readonly main: boolean;
  readonly clock: Clock;
}

/** All clocks of a case that have started, the main one first. */
export function clocksOf(type: CaseType, view: CaseView, setting: ClockSetting): readonly CaseClock[] {
  const started = Object.entries(type.deadlines).flatMap(([id, deadline]) => {
    const clock = findClock(type, deadline, view, setting);
    return clock ? [{ id, name: deadline.name, main: deadline.main === true, clock }] : [];
  });
  return started.sort((a, b) => Number(b.main) - Number(a.main));
}

function latestStep(view: CaseView, actions: readonly string[]): Step | undefined {
  return view.steps.findLast((step) => actions.includes(step.action));
}

/** The day that ended the clock: its own ending action after the start, or the end of the case. */
function stopOf(deadline: CaseDeadline, view: CaseView, start: Step): CivilDate | undefined {
  const step = view.steps.find((each) => each.seq > start.seq && deadline.until.includes(each.action));
  return step?.on ?? view.closedOn;
}

function findClock(type: CaseType, deadline: CaseDeadline, view: CaseView, { rules, calendar, today }: ClockSetting): Clock | undefined {
  const start = latestStep(view, deadline.from);
  if (!start || deadline.when?.(view) === false || (deadline.dueFrom && !givenDue(deadline, view))) return undefined;
  const rule = deadline.dueFrom ? undefined : ruleFor(rules, deadline.rule, start.on);
  const stoppedOn = stopOf(deadline, view, start);
  return foldClock({
    rule: rule ?? givenDay(deadline, view, rules, start.on),
    start: start.on,
    suspensions: suspensionsOf(type, deadline, view, start),
    extensions: extensionsOf(deadline, view, rules, start),
    ...(stoppedOn !== undefined && { stoppedOn: stoppedOn < start.on ? start.on : stoppedOn }),
    today: today < start.on ? start.on : today,
    warnWithin: deadline.warnWithin ?? 3,
    calendar,
  });
}

interface TermParams {
  readonly term: Term;
  readonly extension?: Pick<Term, 'amount' | 'unit'>;
}

function inForce(rules: RuleSet, id: string, day: CivilDate): RuleInForce<TermParams> {
  const rule = rules.find(id);
  if (!rule) throw new Error(`there is no rule "${id}"`);
  const found = rules.on(rule, day) as RuleInForce<TermParams>;
  if (!isTerm(found.params.term)) throw new Error(`rule "${id}" has no term`);
  return found;
}

function ruleFor(rules: RuleSet, id: string, day: CivilDate): ClockRule {
  return clockRule(inForce(rules, id, day));
}

const DAY = 86_400_000;

/** The last day that people set, or that the case itself says. */
function givenDue({ dueFrom }: CaseDeadline, view: CaseView): CivilDate | undefined {
  if (typeof dueFrom === 'function') return dueFrom(view);
  const due = view.values[dueFrom ?? ''];
  return typeof due === 'string' ? due : undefined;
}

/** A clock whose last day is given: its term is the days until then. */
function givenDay(deadline: CaseDeadline, view: CaseView, rules: RuleSet, start: CivilDate): ClockRule {
  const due = givenDue(deadline, view) ?? start;
  const amount = Math.max(0, Math.round((Date.parse(due) - Date.parse(start)) / DAY));
  const rule = rules.find(deadline.rule);
  const basis = rule ? rules.on(rule, start).basis : { zh: '交办时确定', en: 'set when assigned' };
  return { id: deadline.rule, term: { amount, unit: 'day', rollForward: false }, basis, toBeConfirmed: false };
}

function suspensionsOf(type: CaseType, deadline: CaseDeadline, view: CaseView, start: Step): Suspension[] {
  return (deadline.suspendedBetween ?? []).flatMap(({ from, to, reason }) =>
    stepsOf(view, from)
      .filter((step) => step.seq > start.seq)
      .map((step) => {
        const end = view.steps.find((each) => each.seq > step.seq && each.action === to);
        return { from: step.on, ...(end && { to: end.on }), reason: groundOf(type, step) ?? reason };
      }),
  );
}

/** The ground that the action's own choice `ground` gave, in its words: they name the article. */
function groundOf(type: CaseType, step: Step): Label | undefined {
  const field = type.actions[step.action]?.fields?.['ground'];
  const ground = step.input['ground'];
  if (!field || !('choices' in field) || typeof ground !== 'string') return undefined;
  return (field.choices as Readonly<Record<string, Label>>)[ground];
}

function extensionsOf(deadline: CaseDeadline, view: CaseView, rules: RuleSet, start: Step): Extension[] {
  return (deadline.extendedBy ?? []).flatMap(({ action, rule }) =>
    stepsOf(view, action)
      .filter((step) => step.seq > start.seq)
      .map((step) => {
        const { params, toBeConfirmed } = inForce(rules, rule, step.on);
        const { amount, unit } = params.extension ?? params.term;
        return { amount, unit, toBeConfirmed };
      }),
  );
}

/** The clock by which a list sorts and lights a case: the main one, else the running one that ends first. */
export function leadingClock(clocks: readonly CaseClock[]): CaseClock | undefined {
  const running = clocks.filter(({ clock }) => clock.status === 'running' || clock.status === 'suspended' || clock.status === 'overdue');
  const main = running.find((each) => each.main);
  return main ?? running.toSorted((a, b) => (a.clock.due < b.clock.due ? -1 : 1))[0];
}

