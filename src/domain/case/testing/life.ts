import type { Actor } from '../../access/actor.ts';
import type { CivilDate } from '../../calendar/civil-date.ts';
import type { Outcome, Problem } from '../../errors.ts';
import type { Values } from '../../form/field.ts';
import type { CaseType } from '../case-type.ts';
import { type Circumstances, type Command, decide, decideOpening, type DoerNames } from '../decide.ts';
import type { CaseEvent } from '../event.ts';
import { foldCase } from '../fold.ts';
import type { CaseView } from '../view.ts';

/** For tests: a member of the bureau. */
export function staff(person: string, roles: readonly string[], more: Partial<Pick<Actor, 'unit' | 'functions' | 'delegations'>> = {}): Actor {
  return { kind: 'staff', person, unit: 'D01', functions: [], delegations: [], roles, ...more };
}

/** For tests: somebody at the portal, perhaps standing for a party. */
export function visitor(person: string, party?: string): Actor {
  return { kind: 'public', person, unit: 'bureau', functions: [], roles: [], delegations: [], ...(party && { party }) };
}

const NAMES: DoerNames = (doers) => ({ zh: doers.join('、'), en: doers.join(', ') });

/** For tests: the life of one case, told action by action on a fixed clock. */
export class Life {
  readonly events: CaseEvent[] = [];
  readonly #type: CaseType;
  readonly #id: string;

  constructor(type: CaseType, id = 'case-1') {
    this.#type = type;
    this.#id = id;
  }

  get view(): CaseView {
    return foldCase(() => this.#type, { id: this.#id, number: `${this.#type.numbering}〔2022〕1号`, type: this.#type.id }, this.events);
  }

  #at(actor: Actor, day: CivilDate): Circumstances {
    return { actor, now: `${day}T02:00:00.000Z`, today: day };
  }

  /** Opens the case; throws with the problems when that is refused. */
  open(actor: Actor, day: CivilDate, input: Values, unit?: string): this {
    return this.#record(decideOpening(this.#type, { action: 'open', input }, this.#at(actor, day), NAMES, unit));
  }

  /** Does an action, or throws with the problems. */
  act(actor: Actor, day: CivilDate, action: string, input: unknown = {}, more: Partial<Command> = {}): this {
    return this.#record(this.#decide(actor, day, { action, input, ...more }));
  }

  /** Passes the pending approval step by step, one approver after the other. */
  endorse(day: CivilDate, ...approvers: readonly Actor[]): this {
    for (const approver of approvers) this.#record(this.#decide(approver, day, { action: this.#pending(), kind: 'endorse', input: { opinion: '同意' } }));
    return this;
  }

  /** What is wrong with an action; empty when it would be allowed. */
  refusal(actor: Actor, day: CivilDate, action: string, input: unknown = {}, more: Partial<Command> = {}): readonly Problem[] {
    const outcome = this.#decide(actor, day, { action, input, ...more });
    return outcome.ok ? [] : outcome.problems;
  }

  #pending(): string {
    return this.view.pending?.action ?? 'nothing';
  }

  #decide(actor: Actor, day: CivilDate, command: Command): Outcome<CaseEvent> {
    return decide(this.#type, this.view, command, this.#at(actor, day), NAMES);
  }

  #record(outcome: Outcome<CaseEvent>): this {
    if (!outcome.ok) throw new Error(`refused: ${JSON.stringify(outcome.problems)}`);
    this.events.push(outcome.value);
    return this;
  }
}
