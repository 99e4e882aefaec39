import type { CivilDate } from '../calendar/civil-date.ts';
import type { Values } from '../form/field.ts';

/**
 * How an event bears on its action (环节性质):
 * `act` takes effect at once; `propose` (呈批) starts an approval chain; `endorse` (同意) passes one step of it,
 * the last one giving effect; `return` (退回) and `retract` (撤回) end it without effect.
 */
export type EventKind = 'act' | 'propose' | 'endorse' | 'return' | 'retract';

/** The record that something was done in a case (环节). Never changed once written. */
export interface CaseEvent {
  /** 1 for the opening; the case's version after this event. */
  readonly seq: number;
  readonly kind: EventKind;
  readonly action: string;
  /** Version of the case type under which it was done. */
  readonly typeVersion: number;
  /** Person code, or `public:<receipt>` or `system`. */
  readonly actor: string;
  /** Whose post the actor filled by delegation (代理). */
  readonly onBehalfOf?: string;
  readonly unit: string;
  /** Instant of recording, ISO UTC with milliseconds. */
  readonly at: string;
  /** The day the work was done, in Asia/Shanghai; on or before the day of recording. */
  readonly on: CivilDate;
  readonly input: Values;
}

/** Actions that every case type has without declaring them. */
export const OPEN = 'open';
/** Change of values by correction, with a reason (更正). */
export const CORRECT = 'correct';
/** The entry was made by mistake and counts no more (作废). */
export const ANNUL = 'annul';
/** An annulled entry counts again: the merge that annulled it was undone (恢复登记). */
export const REINSTATE = 'reinstate';
/** Personal values are forgotten; the journal keeps their digests (擦除个人信息). */
export const ERASE = 'erase';
/** References to one party or patent now mean another, after a merge or its undoing (主体归并). */
export const RELINK = 'relink';
/** The case goes on under a newer version of its type (换版). */
export const ADOPT_VERSION = 'adopt-version';
/** Another person takes the case on (分派). */
export const ASSIGN = 'assign';
