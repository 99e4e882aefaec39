import { type Actor, isDoer } from '#domain/access/actor.ts';
import { type CivilDate, civilDateAt, instantMs } from '#domain/calendar/civil-date.ts';
import type { CaseType } from '#domain/case/case-type.ts';
import { decide, decideOpening, mayApprove } from '#domain/case/decide.ts';
import { type CaseEvent, OPEN } from '#domain/case/event.ts';
import { applyEvent } from '#domain/case/fold.ts';
import type { CaseView } from '#domain/case/view.ts';
import type { Catalog } from '#domain/catalog/catalog.ts';
import { type Outcome, problemText } from '#domain/errors.ts';
import type { History } from '#server/store/record.ts';
import type { PatentReference } from '#domain/form/index.ts';
import type { Hours } from './hours.ts';
import type { ModelPatent } from './patents.ts';
import type { Random } from './random.ts';

/** The bureau at work: its catalogue, staff and hours. Nothing in the model city happens after `until`. */
export interface Office {
  readonly catalog: Catalog;
  readonly hours: Hours;
  readonly staff: readonly Actor[];
  /** The patent register's id of an application number. */
  patentId(number: string): string;
  /** The instant up to which the model city's story has come. */
  readonly until: string;
  /** The civil day of `until`. */
  readonly today: CivilDate;
}

/** A patent as a case refers to it. */
export function patentReference(office: Office, { number, title }: ModelPatent): PatentReference {
  return { id: office.patentId(number), number, title };
}

/** The members of staff who fill a post in a unit, or anywhere. */
export function staffWith(office: Office, role: string, unit?: string): Actor[] {
  return office.staff.filter((actor) => actor.roles.includes(role) && (unit === undefined || actor.unit === unit));
}

/** The officers who may open a case of a type: of its division, or of one district bureau. */
export function openersOf(office: Office, type: CaseType, unit?: string): Actor[] {
  return office.staff.filter((actor) => isDoer(type.opening.by, type, undefined, actor) && (unit === undefined || actor.unit === unit));
}

/**
 * One case told step by step: every step is decided by the engine with the actor, day and instant it happened,
 * so every guard and form check of the catalogue holds. Steps after the office's `until` have not happened yet.
 */
export class Story {
  readonly id: string;
  readonly type: CaseType;
  private readonly office: Office;
  private readonly random: Random;
  /** What has happened so far. */
  readonly events: CaseEvent[] = [];
  private current: CaseView | undefined;
  private over = false;

  /** A case of a type; `id` where others refer to it already. */
  constructor(office: Office, typeId: string, random: Random, startedAt: string, id = random.id(instantMs(startedAt))) {
    this.office = office;
    this.type = office.catalog.getType(typeId);
    this.random = random;
    this.id = id;
  }

  /** The case as it stands. Throws before it was opened. */
  get view(): CaseView {
    if (!this.current) throw new Error(`${this.type.id}: not opened yet`);
    return this.current;
  }

  /** Whether the story has come to its end in time: what follows has not happened yet. */
  get ended(): boolean {
    return this.over;
  }

  /** The history to be recorded; undefined when it has not even begun. */
  history(): History | undefined {
    return this.events.length === 0 ? undefined : { id: this.id, type: this.type.id, events: this.events };
  }

  /** Opens the case; `unit` is the one that takes it on, the actor’s own unless told. */
  open(actor: Actor, at: string, input: object, on?: CivilDate, unit = actor.unit): this {
    const command = { action: OPEN, input, ...(on && { on }) };
    return this.happen(OPEN, at, (instant) => decideOpening(this.type, command, this.circumstances(actor, instant), this.office.catalog.doerNames, unit));
  }

  act(actor: Actor, at: string, action: string, input: object = {}, on?: CivilDate): this {
    const command = { action, input, ...(on && { on }) };
    return this.happen(action, at, (instant) => decide(this.type, this.view, command, this.circumstances(actor, instant), this.office.catalog.doerNames));
  }

  /** Somebody who may do an action in this case now; the one who did the last step, if they may. Anybody, once the story has ended. */
  doer(action: string): Actor {
    if (this.over) return this.random.pick(this.office.staff);
    const doers = this.type.actions[action]?.by ?? [];
    const able = this.office.staff.filter((actor) => isDoer(doers, this.type, this.view, actor));
    const last = able.find(({ person }) => person === this.events.at(-1)?.actor);
    return last ?? this.random.pick(able);
  }

  /** Passes the next step of the pending approval, by whoever may. */
  endorse(at: string, opinion = '同意。'): this {
    return this.approval('endorse', at, opinion);
  }

  /** Sends the pending approval back. */
  sendBack(at: string, opinion: string): this {
    return this.approval('return', at, opinion);
  }

  /** Passes the steps of the pending approval, one on each of the days. */
  endorseAll(days: readonly CivilDate[], opinions: readonly string[] = []): this {
    days.forEach((day, index) => this.endorse(this.office.hours.on(day, this.random), opinions[index]));
    return this;
  }

  private approval(kind: 'endorse' | 'return', at: string, opinion: string): this {
    return this.happen(kind, at, (instant) => {
      const approver = this.office.staff.find((actor) => mayApprove(this.type, this.view, actor));
      if (!approver) throw new Error(`${this.type.id}: nobody may approve “${this.view.pending?.action ?? 'nothing'}”`);
      const command = { action: this.view.pending?.action ?? '', kind, input: { opinion } };
      return decide(this.type, this.view, command, this.circumstances(approver, instant), this.office.catalog.doerNames);
    });
  }

  private circumstances(actor: Actor, now: string): { actor: Actor; now: string; today: CivilDate } {
    return { actor, now, today: civilDateAt(now) };
  }

  private happen(what: string, at: string, decided: (instant: string) => Outcome<CaseEvent>): this {
    const last = this.events.at(-1)?.at ?? '';
    const instant = at > last ? at : this.office.hours.soonAfter(last, this.random);
    this.over ||= instant > this.office.until;
    if (this.over) return this;
    const outcome = decided(instant);
    if (!outcome.ok) throw new Error(`${this.type.id}, ${what} at ${instant}: ${outcome.problems.map((each) => `${each.path ?? ''} ${problemText(each, 'zh')}`).join('; ')}`);
    this.events.push(outcome.value);
    const identity = { id: this.id, number: '', type: this.type.id };
    this.current = applyEvent(this.type, this.current, identity, outcome.value);
    return this;
  }
}
