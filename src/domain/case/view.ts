import type { CivilDate } from '../calendar/civil-date.ts';
import type { Values } from '../form/field.ts';

/** An action that took effect, and when. */
export interface Step {
  readonly action: string;
  readonly seq: number;
  readonly on: CivilDate;
  readonly at: string;
  readonly actor: string;
  readonly input: Values;
}

/** An action that waits for approval (待批), and how far it has come. */
export interface Pending {
  readonly action: string;
  readonly proposedBy: string;
  readonly proposedSeq: number;
  readonly on: CivilDate;
  readonly input: Values;
  /** Index of the step that decides next. */
  readonly step: number;
  readonly opinions: readonly { readonly actor: string; readonly onBehalfOf?: string; readonly at: string; readonly opinion: string }[];
}

/** A case as it stands after its events: what the pure functions of its type see. */
export interface CaseView<V = Values> {
  readonly id: string;
  readonly number: string;
  readonly type: string;
  readonly typeVersion: number;
  /** Number of its events; actions name the version they were based on. */
  readonly version: number;
  readonly state: string;
  readonly values: V;
  readonly unit: string;
  readonly openedBy: string;
  readonly openedOn: CivilDate;
  readonly closedOn?: CivilDate;
  readonly assignee?: string;
  readonly annulled: boolean;
  readonly pending?: Pending;
  readonly steps: readonly Step[];
}

/** What a case is before its first event. */
export interface CaseIdentity {
  readonly id: string;
  readonly number: string;
  readonly type: string;
}

/** The steps of one action, oldest first. */
export function stepsOf(view: Pick<CaseView, 'steps'>, action: string): readonly Step[] {
  return view.steps.filter((step) => step.action === action);
}

/** The latest step of one action, if it was ever done. */
export function findStep(view: Pick<CaseView, 'steps'>, action: string): Step | undefined {
  return view.steps.findLast((step) => step.action === action);
}

/** The day of the latest step of one action, if it was ever done. */
export function findDay(view: Pick<CaseView, 'steps'>, action: string): CivilDate | undefined {
  return findStep(view, action)?.on;
}
