import type { Static } from 'typebox';
import { isDoer } from '#domain/access/actor.ts';
import { mayReadField, visibleValues } from '#domain/access/reading.ts';
import { actionName, findApprovalStep, mayApprove, refusalOf } from '#domain/case/decide.ts';
import type { CaseType } from '#domain/case/case-type.ts';
import type { CaseClock } from '#domain/case/clocks.ts';
import { ANNUL, ASSIGN, CORRECT } from '#domain/case/event.ts';
import type { CaseView } from '#domain/case/view.ts';
import { type Problem, problemText } from '#domain/errors.ts';
import { unscaled } from '#domain/indicator/evaluate.ts';
import type { Label } from '#domain/text.ts';
import type { CaseDetail, Clock } from '#contract/schemas.ts';
import type { StoredCase } from '../store/file-row.ts';
import type { StoredEvent } from '../store/history.ts';
import type { LiveLine } from '../store/live-lines.ts';
import { caseRow, clocksToday, type Showing } from './case-row.ts';
import { timelineOf } from './timeline.ts';

type Detail = Static<typeof CaseDetail>;

/** All that one person may see of a case, and may do in it. */
export function caseDetail(showing: Showing, { view, type }: StoredCase, events: readonly StoredEvent[], lines: readonly LiveLine[]): Detail {
  const { setting, actor } = showing;
  const { values, hidden } = visibleValues(type, view, actor);
  const pending = pendingOf(showing, type, view);
  const timeline = timelineOf(showing, view, events);
  const clocks = clocksToday(setting, type, view);
  return {
    row: caseRow(showing, view, clocks),
    typeVersion: view.typeVersion,
    values,
    hidden: [...hidden],
    clocks: clocks.map(clockOf),
    timeline,
    actions: actionsOf(showing, type, view),
    ...(pending && { pending }),
    documents: documentsOf(type, view),
    figures: lines.map(({ line }) => {
      const indicator = setting.catalog.getIndicator(line.indicator);
      return { indicator: line.indicator, name: indicator.name, date: line.date, amount: unscaled(line.amount, indicator) };
    }),
    names: namesOf(showing, view, events),
  };
}

function clockOf({ id, name, main, clock }: CaseClock): Static<typeof Clock> {
  return {
    id, name, main, start: clock.start.slice(0, 10), due: clock.due.slice(0, 10), unit: clock.term.unit, amount: clock.term.amount,
    elapsed: Math.trunc(clock.elapsed), remaining: Math.trunc(clock.remaining), remainingUnit: clock.unit, suspendedDays: clock.suspendedDays,
    status: clock.status, light: clock.status === 'met' ? 'done' : clock.light, provisional: clock.provisional, toBeConfirmed: clock.toBeConfirmed,
    rule: clock.ruleId, basis: { ...clock.basis },
    segments: clock.segments.map(({ kind, from, to, reason }) => ({ kind: kind === 'overdue' ? 'over' : kind, from: from.slice(0, 10), to: to.slice(0, 10), ...(reason && { reason }) })),
  };
}

type ShownAction = Detail['actions'][number];

function label(problem: Problem): Label {
  return { zh: problemText(problem, 'zh'), en: problemText(problem, 'en') };
}

/** Actions in order of likelihood: those allowed first, then those of this state, then the rest with the reason. */
function actionsOf(showing: Showing, type: CaseType, view: CaseView): ShownAction[] {
  if (view.annulled || showing.actor.roles.some((role) => showing.setting.catalog.reading.allReaders.includes(role))) return [];
  const declared = Object.entries(type.actions).map(([id, action]): ShownAction => {
    const refusal = refusalOf(type, view, id, showing.actor, showing.setting.catalog.doerNames);
    return { id, name: action.name, kind: 'act', allowed: !refusal, ...(refusal && { why: label(refusal) }), ...(action.tone && { tone: action.tone }) };
  });
  const sorted = declared.toSorted((a, b) => Number(b.allowed) - Number(a.allowed));
  return [...decisionsOf(type, view, showing), ...sorted, ...upkeepOf(type, view, showing)];
}

function decisionsOf(type: CaseType, view: CaseView, { actor }: Showing): ShownAction[] {
  const { pending } = view;
  if (!pending) return [];
  const id = pending.action;
  const decisions: ShownAction[] = mayApprove(type, view, actor)
    ? [
        { id, name: { zh: '同意', en: 'Approve' }, kind: 'endorse', allowed: true, tone: 'primary' },
        { id, name: { zh: '退回', en: 'Return' }, kind: 'return', allowed: true, tone: 'danger' },
      ]
    : [];
  const own: ShownAction[] = pending.proposedBy === actor.person ? [{ id, name: { zh: '撤回呈批', en: 'Withdraw proposal' }, kind: 'retract', allowed: true }] : [];
  return [...decisions, ...own];
}

function upkeepOf(type: CaseType, view: CaseView, { actor }: Showing): ShownAction[] {
  const corrects = isDoer(type.correction.by, type, view, actor);
  const assigns = !view.closedOn && isDoer(['division-head@case', 'division-head@owner', 'handler'], type, view, actor);
  return [
    ...(corrects ? [{ id: CORRECT, name: actionName(type, CORRECT), kind: 'correct', allowed: true }, { id: ANNUL, name: actionName(type, ANNUL), kind: 'annul', allowed: true, tone: 'danger' }] : []),
    ...(assigns ? [{ id: ASSIGN, name: actionName(type, ASSIGN), kind: 'assign', allowed: true }] : []),
  ];
}

function pendingOf({ organisation, actor }: Showing, type: CaseType, view: CaseView): Detail['pending'] {
  const { pending } = view;
  const step = findApprovalStep(type, view);
  if (!pending || !step) return undefined;
  const chain = type.actions[pending.action]?.approval ?? [];
  const readable = Object.entries(pending.input).filter(([name]) => {
    const field = type.fields[name] ?? type.actions[pending.action]?.fields?.[name];
    return field && mayReadField(field, type, view, actor);
  });
  return {
    action: pending.action,
    actionName: actionName(type, pending.action),
    proposedBy: organisation.personName(pending.proposedBy),
    step: pending.step,
    steps: chain.map(({ name, role }, index) => {
      const opinion = pending.opinions[index];
      return { name, role, ...(opinion && { opinion: opinion.opinion, actorName: organisation.personName(opinion.actor), at: opinion.at }) };
    }),
    mayDecide: mayApprove(type, view, actor),
    input: Object.fromEntries(readable),
  };
}

/** Documents that the case has issued, by the steps that issued them. */
function documentsOf(type: CaseType, view: CaseView): Detail['documents'] {
  return Object.entries(type.documents).flatMap(([id, document]) => {
    const step = view.steps.findLast((each) => document.after.includes(each.action));
    return step ? [{ id, name: document.name, issuedOn: step.on, seq: step.seq }] : [];
  });
}

/** Every text within a value, however deep. */
function collectTexts(value: unknown, texts: Set<string>): void {
  if (typeof value === 'string') texts.add(value);
  else if (typeof value === 'object' && value !== null) for (const each of Object.values(value)) collectTexts(each, texts);
}

/** Names of the codes that the page shows. */
function namesOf({ organisation }: Showing, view: CaseView, events: readonly StoredEvent[]): Record<string, string> {
  const shown = new Set<string>();
  collectTexts([view.values, events.map(({ event }) => [event.actor, event.onBehalfOf, event.unit, event.input])], shown);
  const people = organisation.people.filter(({ code }) => shown.has(code)).map(({ code, name }) => [`person:${code}`, name]);
  const districts = organisation.districts.filter(({ code }) => shown.has(code)).map(({ code, name }) => [`district:${code}`, name.zh]);
  const units = organisation.units.filter(({ code }) => shown.has(code)).map(({ code, name }) => [`unit:${code}`, name.zh]);
  return Object.fromEntries([...people, ...districts, ...units]);
}
