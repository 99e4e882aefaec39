import { type Actor, findDelegator, isDoer } from '../access/actor.ts';
import type { CivilDate } from '../calendar/civil-date.ts';
import { failure, type Outcome, problem, type Problem, success } from '../errors.ts';
import { checkForm, mergeValues } from '../form/check.ts';
import { type Fields, optional, type Values } from '../form/field.ts';
import { under } from '../form/refusal.ts';
import { longText } from '../form/types/long-text.ts';
import { person } from '../form/types/person.ts';
import { text } from '../form/types/text.ts';
import type { Label } from '../text.ts';
import type { Action, ApprovalStep, CaseType } from './case-type.ts';
import { ADOPT_VERSION, ANNUL, ASSIGN, type CaseEvent, CORRECT, ERASE, type EventKind, OPEN, REINSTATE } from './event.ts';
import type { CaseView } from './view.ts';

/** What somebody wants done. `basedOn` is the case version they saw; `on` the day it was done, if not today. */
export interface Command {
  readonly action: string;
  readonly kind?: EventKind;
  readonly input: unknown;
  readonly basedOn?: number;
  readonly on?: CivilDate;
}

/** Who decides when: the actor, the instant of recording and its civil day. */
export interface Circumstances {
  readonly actor: Actor;
  readonly now: string;
  readonly today: CivilDate;
}

/** Labels of doers in messages, from the catalogue's roles and relations, with the division where only one division's count. */
export type DoerNames = (doers: readonly string[], type: Pick<CaseType, 'owner'>) => Label;

const REASON: Fields = { reason: longText({ name: { zh: '理由', en: 'Reason' } }) };
const ERASURE: Fields = { field: text({ name: { zh: '栏目', en: 'Field' } }), ...REASON };
const PERSON: Fields = { person: person({ name: { zh: '承办人', en: 'Handling officer' } }) };

/** The form that an action asks for: its case fields, then its own. Asked fields are required even where the case leaves them open. */
export function actionForm(type: CaseType, declared: Pick<Action, 'asks' | 'offers' | 'fields'>): Fields {
  const asked = (declared.asks ?? []).map((name) => [name, { ...type.fields[name], optional: false }]);
  const offered = (declared.offers ?? []).map((name) => [name, { ...type.fields[name], optional: true }]);
  return { ...Object.fromEntries([...asked, ...offered]), ...declared.fields };
}

/** The form that opens a case. */
export function openingForm(type: CaseType): Fields {
  const { asks, offers } = type.opening;
  if (!asks && !offers) return type.fields;
  const names = [...(asks ?? []), ...(offers ?? [])];
  return Object.fromEntries(names.map((name) => [name, { ...type.fields[name], ...(offers?.includes(name) && { optional: true }) }])) as Fields;
}

function refuse(code: Problem['code'], params?: Problem['params']): Outcome<never> {
  return failure(problem(code, params));
}

function dayOf(dayFrom: string | undefined, values: Values, command: Command, today: CivilDate): CivilDate {
  const given = dayFrom ? values[dayFrom] : undefined;
  return typeof given === 'string' ? given.slice(0, 10) : (command.on ?? today);
}

function event(type: CaseType, seq: number, kind: EventKind, action: string, at: Circumstances, on: CivilDate, input: Values, onBehalfOf?: string): CaseEvent {
  const { actor, now } = at;
  return { seq, kind, action, typeVersion: type.version, actor: actor.person, unit: actor.unit, at: now, on, input, ...(onBehalfOf && { onBehalfOf }) };
}

/** Decides on opening a case: the first event, or what is wrong. `unit` is the unit that takes it on. */
export function decideOpening(type: CaseType, command: Command, at: Circumstances, names: DoerNames, unit = at.actor.unit): Outcome<CaseEvent> {
  const { opening } = type;
  if (!isDoer(opening.by, type, undefined, at.actor)) return refuse('not-your-role', { action: opening.name, roles: names(opening.by, type) });
  const checked = checkForm(openingForm(type), command.input, { today: at.today });
  if (!checked.ok) return checked;
  const on = dayOf(opening.dayFrom, checked.value, command, at.today);
  if (on > at.today) return refuse('guard-refused', { reason: FUTURE });
  const reason = opening.guard?.(checked.value, at.today) ?? type.invariant?.(checked.value);
  if (reason) return refuse('guard-refused', { reason });
  return success({ ...event(type, 1, 'act', OPEN, at, on, checked.value), unit });
}

const FUTURE: Label = { zh: '日期晚于今天，请核对。', en: 'The day lies in the future; please check it.' };

/** Decides on anything done in an open case. `type` is the type at the case's own version. */
export function decide(type: CaseType, view: CaseView, command: Command, at: Circumstances, names: DoerNames): Outcome<CaseEvent> {
  if (command.basedOn !== undefined && isStale(type, view, command.action, command.basedOn)) {
    return refuse('stale-version', { seen: command.basedOn, current: view.version });
  }
  if (view.annulled) return refuse('not-in-state', { state: ANNULLED, action: actionName(type, command.action) });
  switch (command.kind ?? 'act') {
    case 'endorse':
    case 'return':
      return decideApproval(type, view, command, at);
    case 'retract':
      return decideRetraction(type, view, command, at);
    case 'act':
    case 'propose':
      return decideAct(type, view, command, at, names);
  }
}

/** Whether the case was changed since the version that an action is based on. What was only said beside it since changes nothing, and is never stale itself. */
function isStale({ actions }: CaseType, { version, steps }: CaseView, action: string, seen: number): boolean {
  if (seen > version) return true;
  return actions[action]?.aside !== true && steps.some((step) => step.seq > seen && actions[step.action]?.aside !== true);
}

const ANNULLED: Label = { zh: '已作废', en: 'annulled' };
const BUILT_IN_NAMES: Readonly<Record<string, Label>> = {
  [CORRECT]: { zh: '更正', en: 'Correct' },
  [ANNUL]: { zh: '作废', en: 'Annul' },
  [ASSIGN]: { zh: '分派', en: 'Assign' },
  [ERASE]: { zh: '擦除个人信息', en: 'Erase personal data' },
  [REINSTATE]: { zh: '恢复登记', en: 'Reinstate' },
  relink: { zh: '主体归并', en: 'Relink' },
  [ADOPT_VERSION]: { zh: '换版', en: 'Adopt new version' },
};

/** The name of an action, built in or declared; of the first one, what the type calls its opening (收件、立项、登记). */
export function actionName(type: CaseType, action: string): Label {
  if (action === OPEN) return type.opening.name;
  return type.actions[action]?.name ?? BUILT_IN_NAMES[action] ?? { zh: action, en: action };
}

function decideAct(type: CaseType, view: CaseView, command: Command, at: Circumstances, names: DoerNames): Outcome<CaseEvent> {
  if (command.action === CORRECT) return decideCorrection(type, view, command, at, names);
  if (command.action === ANNUL) return decideBuiltIn(type, view, command, at, names, type.correction.by, REASON);
  if (command.action === ERASE) return decideErasure(type, view, command, at, names);
  if (command.action === ASSIGN) return decideBuiltIn(type, view, command, at, names, ['division-head@case', 'division-head@owner', 'handler'], PERSON);
  const declared = type.actions[command.action];
  if (!declared) return refuse('not-found', { what: { zh: `环节“${command.action}”`, en: `Action “${command.action}”` } });
  const refusal = refusalOf(type, view, command.action, at.actor, names);
  if (refusal) return failure(refusal);
  const checked = checkForm(actionForm(type, declared), command.input, { today: at.today });
  if (!checked.ok) return checked;
  const on = dayOf(declared.dayFrom, checked.value, command, at.today);
  if (on > at.today) return refuse('guard-refused', { reason: FUTURE });
  const reason = declared.guard?.(view, checked.value, at.today) ?? type.invariant?.({ ...view.values, ...checked.value });
  if (reason) return refuse('guard-refused', { reason });
  const kind = declared.approval?.length ? 'propose' : 'act';
  return success(event(type, view.version + 1, kind, command.action, at, on, checked.value, findDelegatorUnlessOwn(declared.by, type, view, at.actor)));
}

function findDelegatorUnlessOwn(doers: readonly string[], type: CaseType, view: CaseView, actor: Actor): string | undefined {
  return isDoer(doers, type, view, actor) ? undefined : findDelegator(doers, type, view, actor);
}

function mayDo(doers: readonly string[], type: CaseType, view: CaseView, actor: Actor): boolean {
  return isDoer(doers, type, view, actor) || findDelegator(doers, type, view, actor) !== undefined;
}

/** Why the actor may not do a declared action now, before any input; undefined when it may be tried. */
export function refusalOf(type: CaseType, view: CaseView, action: string, actor: Actor, names: DoerNames): Problem | undefined {
  const declared = type.actions[action];
  if (!declared) return problem('not-found', { what: actionName(type, action) });
  if (!declared.from.includes(view.state)) return problem('not-in-state', { state: type.states[view.state]?.name ?? view.state, action: declared.name });
  if (!mayDo(declared.by, type, view, actor)) return problem('not-your-role', { action: declared.name, roles: names(declared.by, type) });
  if (view.pending && !declared.aside) return problem('approval-pending', { action: actionName(type, view.pending.action) });
  const reason = declared.unless?.(view);
  return reason && problem('guard-refused', { reason });
}

function decideBuiltIn(type: CaseType, view: CaseView, command: Command, at: Circumstances, names: DoerNames, doers: readonly string[], form: Fields): Outcome<CaseEvent> {
  if (!mayDo(doers, type, view, at.actor)) return refuse('not-your-role', { action: actionName(type, command.action), roles: names(doers, type) });
  const checked = checkForm(form, command.input);
  if (!checked.ok) return checked;
  return success(event(type, view.version + 1, 'act', command.action, at, command.on ?? at.today, checked.value));
}

const NEWEST_ALREADY: Label = { zh: '办件已按现行版本办理。', en: 'The case follows the newest version already.' };

/**
 * Moves an open case to a newer version of its type (换版), whose `adopt` carries the values over.
 * The event stands under the newer version; those before it keep their own.
 */
export function decideAdoption(newest: CaseType, view: CaseView, at: Circumstances, names: DoerNames): Outcome<CaseEvent> {
  if (newest.version <= view.typeVersion) return refuse('guard-refused', { reason: NEWEST_ALREADY });
  if (view.pending) return refuse('approval-pending', { action: actionName(newest, view.pending.action) });
  if (!mayDo(newest.correction.by, newest, view, at.actor)) return refuse('not-your-role', { action: actionName(newest, ADOPT_VERSION), roles: names(newest.correction.by, newest) });
  return success(event(newest, view.version + 1, 'act', ADOPT_VERSION, at, at.today, {}));
}

const NOT_PERSONAL: Label = { zh: '只有选填的个人信息栏目可以擦除。', en: 'Only an optional field of personal data can be erased.' };

/** Personal data is forgotten by an event that says why; only an optional personal field can go without harm to the case. */
function decideErasure(type: CaseType, view: CaseView, command: Command, at: Circumstances, names: DoerNames): Outcome<CaseEvent> {
  const decided = decideBuiltIn(type, view, command, at, names, type.correction.by, ERASURE);
  if (!decided.ok) return decided;
  const field = type.fields[String(decided.value.input['field'])];
  return field?.personal && field.optional ? decided : refuse('guard-refused', { reason: NOT_PERSONAL });
}

/** A correction gives new values for some fields and a reason; null empties an optional field. */
function decideCorrection(type: CaseType, view: CaseView, command: Command, at: Circumstances, names: DoerNames): Outcome<CaseEvent> {
  if (!mayDo(type.correction.by, type, view, at.actor)) return refuse('not-your-role', { action: actionName(type, CORRECT), roles: names(type.correction.by, type) });
  const { values, ...rest } = (command.input ?? {}) as { values?: Values };
  const reason = checkForm(REASON, rest);
  if (!reason.ok) return reason;
  const checked = checkForm(type.fields, values ?? {}, { partial: true, clearing: true, today: at.today });
  if (!checked.ok) return { ok: false, problems: under('values', checked.problems) };
  const refusal = type.invariant?.(mergeValues(view.values, checked.value));
  if (refusal) return refuse('guard-refused', { reason: refusal });
  return success(event(type, view.version + 1, 'act', CORRECT, at, at.today, { ...reason.value, values: checked.value }));
}

const OPINION = { opinion: longText({ name: { zh: '意见', en: 'Opinion' } }) } satisfies Fields;

/** The step of the chain that decides next on the pending action. */
export function findApprovalStep(type: CaseType, view: CaseView): ApprovalStep | undefined {
  if (!view.pending) return undefined;
  return type.actions[view.pending.action]?.approval?.[view.pending.step];
}

/** The doers of one approval step. */
export function approversOf(step: ApprovalStep): readonly string[] {
  return [step.ofUnit ? `${step.role}@case` : step.role];
}

/** Whether the pending approval waits for this actor, in person or for somebody away. Nobody decides on their own proposal. */
export function mayApprove(type: CaseType, view: CaseView, actor: Actor): boolean {
  const step = findApprovalStep(type, view);
  if (!step || view.pending?.proposedBy === actor.person) return false;
  return mayDo(approversOf(step), type, view, actor);
}

function decideApproval(type: CaseType, view: CaseView, command: Command, at: Circumstances): Outcome<CaseEvent> {
  const step = findApprovalStep(type, view);
  if (!step || !view.pending || !mayApprove(type, view, at.actor)) return refuse('no-approval-pending');
  const checked = checkForm(OPINION, command.input);
  if (!checked.ok) return checked;
  const forWhom = findDelegatorUnlessOwn(approversOf(step), type, view, at.actor);
  const kind = command.kind === 'return' ? 'return' : 'endorse';
  const reason = kind === 'endorse' ? type.actions[view.pending.action]?.unless?.(view) : undefined;
  if (reason) return refuse('guard-refused', { reason });
  return success(event(type, view.version + 1, kind, view.pending.action, at, command.on ?? at.today, checked.value, forWhom));
}

function decideRetraction(type: CaseType, view: CaseView, command: Command, at: Circumstances): Outcome<CaseEvent> {
  if (!view.pending || view.pending.proposedBy !== at.actor.person) return refuse('no-approval-pending');
  const checked = checkForm({ opinion: optional(OPINION.opinion) }, command.input);
  if (!checked.ok) return checked;
  return success(event(type, view.version + 1, 'retract', view.pending.action, at, command.on ?? at.today, checked.value));
}
