import type { Values } from '../form/field.ts';
import type { Action, CaseType } from './case-type.ts';
import { ADOPT_VERSION, ANNUL, ASSIGN, type CaseEvent, CORRECT, ERASE, OPEN, REINSTATE, RELINK } from './event.ts';
import { relinkValues } from './relink.ts';
import type { CaseIdentity, CaseView, Step } from './view.ts';

/** Finds a case type by id and version; old versions stay in the catalogue. */
export type FindType = (id: string, version: number) => CaseType;

/** The values that an action's input sets: the case fields it asks or offers, and what follows from them. */
function valuesSet(action: Action, view: CaseView, input: Values): Values {
  const direct = [...(action.asks ?? []), ...(action.offers ?? [])].filter((field) => field in input);
  return { ...Object.fromEntries(direct.map((field) => [field, input[field]])), ...action.sets?.(view, input) };
}

function targetState(action: Action, view: CaseView, input: Values): string {
  if (typeof action.to === 'function') return action.to(view, input);
  return action.to ?? view.state;
}

/** Whether nothing in the case is outstanding: annulled, or in a state that ends it. */
function isClosed(type: CaseType, { annulled, state, values }: CaseView): boolean {
  const ends = type.states[state]?.ends;
  return annulled || (typeof ends === 'function' ? ends(values) : ends === true);
}

/** The case with the day it was closed, if it is: the day of the event that closed it. */
function settled(type: CaseType, view: CaseView, on: string): CaseView {
  return { ...view, closedOn: isClosed(type, view) ? (view.closedOn ?? on) : undefined };
}

function stepFrom(event: CaseEvent, input: Values, action = event.action): Step {
  return { action, seq: event.seq, on: event.on, at: event.at, actor: event.actor, input };
}

function withStep(view: CaseView, step: Step): CaseView {
  return { ...view, steps: [...view.steps, step] };
}

function actionOf(type: CaseType, id: string): Action {
  const action = type.actions[id];
  if (!action) throw new Error(`case type "${type.id}" version ${type.version}: no action "${id}"`);
  return action;
}

/** The case after a declared action took effect. */
function effect(type: CaseType, view: CaseView, event: CaseEvent, input: Values): CaseView {
  const action = actionOf(type, event.action);
  const state = targetState(action, view, input);
  const values = { ...view.values, ...valuesSet(action, view, input) };
  const assignee = action.assigns?.(view, input) ?? view.assignee;
  return withStep({ ...view, state, values, assignee }, stepFrom(event, input));
}

function opened(type: CaseType, identity: CaseIdentity, event: CaseEvent): CaseView {
  const state = type.opening.state;
  return {
    ...identity,
    typeVersion: event.typeVersion,
    version: event.seq,
    state,
    values: event.input,
    unit: event.unit,
    openedBy: event.actor,
    openedOn: event.on,
    annulled: false,
    steps: [stepFrom(event, event.input)],
  };
}

/** What the actions that every type has do to a case; undefined for an action that the type declares. */
function builtIn(type: CaseType, view: CaseView, event: CaseEvent): CaseView | undefined {
  const { input } = event;
  switch (event.action) {
    case CORRECT:
      return withStep({ ...view, values: withoutNulls({ ...view.values, ...(input['values'] as Values) }) }, stepFrom(event, input));
    case ANNUL:
      return withStep({ ...view, annulled: true }, stepFrom(event, input));
    case REINSTATE:
      return withStep({ ...view, annulled: false, closedOn: undefined }, stepFrom(event, input));
    case ERASE:
      return withStep({ ...view, values: withoutField(view.values, String(input['field'])) }, stepFrom(event, input));
    case RELINK:
      return withStep({ ...view, values: relinkValues(type.fields, view.values, input) }, stepFrom(event, input));
    case ASSIGN:
      return withStep({ ...view, assignee: String(input['person']) }, stepFrom(event, input));
    case ADOPT_VERSION:
      return withStep({ ...view, values: type.adopt?.(view.values) ?? view.values, typeVersion: event.typeVersion }, stepFrom(event, input));
    default:
      return undefined;
  }
}

function withoutField(values: Values, name: string): Values {
  return Object.fromEntries(Object.entries(values).filter(([each]) => each !== name));
}

/** A correction clears an optional field by setting it to null. */
function withoutNulls(values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value !== undefined));
}

function proposed(view: CaseView, event: CaseEvent): CaseView {
  const pending = { action: event.action, proposedBy: event.actor, proposedSeq: event.seq, on: event.on, input: event.input, step: 0, opinions: [] };
  return withStep({ ...view, pending }, stepFrom(event, event.input, `propose:${event.action}`));
}

/** One approval step passed; the last one gives the action its effect, on that day. */
function endorsed(type: CaseType, view: CaseView, event: CaseEvent): CaseView {
  const { pending } = view;
  if (!pending) return view;
  const opinion = { actor: event.actor, onBehalfOf: event.onBehalfOf, at: event.at, opinion: String(event.input['opinion'] ?? '') };
  const step = stepFrom(event, event.input, `endorse:${pending.action}`);
  const chain = actionOf(type, pending.action).approval ?? [];
  if (pending.step + 1 < chain.length) {
    return withStep({ ...view, pending: { ...pending, step: pending.step + 1, opinions: [...pending.opinions, opinion] } }, step);
  }
  return effect(type, withStep({ ...view, pending: undefined }, step), { ...event, action: pending.action }, pending.input);
}

function dropped(view: CaseView, event: CaseEvent): CaseView {
  return withStep({ ...view, pending: undefined }, stepFrom(event, event.input, `${event.kind}:${event.action}`));
}

/** The case after one more event. `type` is the type at the event's own version. */
export function applyEvent(type: CaseType, view: CaseView | undefined, identity: CaseIdentity, event: CaseEvent): CaseView {
  const after = event.action === OPEN || !view ? opened(type, identity, event) : { ...changed(type, view, event), version: event.seq };
  return settled(type, after, event.on);
}

function changed(type: CaseType, view: CaseView, event: CaseEvent): CaseView {
  switch (event.kind) {
    case 'act':
      return builtIn(type, view, event) ?? effect(type, view, event, event.input);
    case 'propose':
      return proposed(view, event);
    case 'endorse':
      return endorsed(type, view, event);
    case 'return':
    case 'retract':
      return dropped(view, event);
  }
}

/** The case as its events make it. Throws when there are none. */
export function foldCase(findType: FindType, identity: CaseIdentity, events: readonly CaseEvent[]): CaseView {
  let view: CaseView | undefined;
  for (const event of events) view = applyEvent(findType(identity.type, event.typeVersion), view, identity, event);
  if (!view) throw new Error(`case ${identity.id} has no events`);
  return view;
}
