import { type CivilDate, addDays, isCivilDate } from '../calendar/civil-date.ts';
import type { ClockRule } from '../deadline/clock.ts';
import { type Term, isTerm, isTermLength } from '../deadline/term.ts';
import type { Label } from '../text.ts';

/**
 * What a constant rests on (核验标记). `V`: checked against the text of the law. `K`: professional knowledge, not yet
 * checked, shown as "to be confirmed" (待确认). `S`: the bureau's own setting (本局设定), its to decide.
 */
export type Evidence = 'V' | 'K' | 'S';

/** A constant's value: plain data, so that it can be shown, compared and overridden. */
export type RuleValue = string | number | boolean | readonly RuleValue[] | { readonly [name: string]: RuleValue };

/** The constants of one rule, by name. */
export type RuleParams = object;

/** A rule's constants between two days. */
export interface RuleVersion<P extends RuleParams = RuleParams> {
  /** First day in force (施行日). */
  readonly from: CivilDate;
  /** Last day in force, included; without it still in force. */
  readonly to?: CivilDate;
  readonly params: P;
  /** Law and article (依据). */
  readonly basis: Label;
  readonly evidence: Evidence;
  readonly note?: Label;
}

/** A constant with its legal basis, evidence and the dates it is in force (规则). */
export interface Rule<P extends RuleParams = RuleParams> {
  readonly id: string;
  readonly name: Label;
  /** In order of time, without gap or overlap. */
  readonly versions: readonly RuleVersion<P>[];
}

/** A rule as it is on one day. */
export interface RuleInForce<P extends RuleParams = RuleParams> extends RuleVersion<P> {
  readonly id: string;
  readonly name: Label;
  /** Not confirmed yet: rests on evidence `K`. */
  readonly toBeConfirmed: boolean;
}

/** Declares a rule; throws, naming it, when versions leave a gap, overlap, are out of order or hold an impossible term. */
export function defineRule<P extends RuleParams>(rule: Rule<P>): Rule<P> {
  const broken = (message: string): never => {
    throw new Error(`rule ${rule.id}: ${message}`);
  };
  if (!/^[a-z][a-z0-9.-]*$/.test(rule.id)) broken('the id takes lower-case letters, digits, dots and hyphens');
  if (rule.versions.length === 0) broken('has no version');
  rule.versions.forEach((version, index) => {
    checkVersion(version, broken);
    const next = rule.versions[index + 1];
    if (next) checkNeighbours(version, next, broken);
  });
  return rule;
}

type Broken = (message: string) => never;

function checkVersion({ from, to, params, basis }: RuleVersion, broken: Broken): void {
  if (!isCivilDate(from)) broken(`“${from}” is no day`);
  if (to !== undefined && !isCivilDate(to)) broken(`“${to}” is no day`);
  if (to !== undefined && to < from) broken(`the version of ${from} ends before it begins`);
  if (!basis.zh || !basis.en) broken(`the version of ${from} names no basis in both languages`);
  for (const [name, value] of Object.entries(params)) {
    if (looksLikeTerm(value) && !(isTerm(value) || isBareLength(value))) broken(`“${name}” of ${from} is no term`);
  }
}

function looksLikeTerm(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'unit' in value && 'amount' in value;
}

/** An extension: a length that leaves rolling to the term it extends. */
function isBareLength(value: unknown): boolean {
  return isTermLength(value) && !('rollForward' in value);
}

function checkNeighbours(version: RuleVersion, next: RuleVersion, broken: Broken): void {
  if (next.from <= version.from) broken(`the version of ${next.from} is out of order`);
  if (version.to === undefined || next.from <= version.to) broken(`the versions of ${version.from} and ${next.from} overlap`);
  else if (addDays(version.to, 1) !== next.from) broken(`a gap before ${next.from}`);
}

/** The rule as of a day, or undefined before its first and after its last version. */
export function findRuleOn<P extends RuleParams>(rule: Rule<P>, day: CivilDate): RuleInForce<P> | undefined {
  const version = rule.versions.find(({ from, to }) => from <= day && (to === undefined || day <= to));
  return version && { ...version, id: rule.id, name: rule.name, toBeConfirmed: version.evidence === 'K' };
}

/** The rule as of a day; throws, naming the rule, where none was in force. */
export function ruleOn<P extends RuleParams>(rule: Rule<P>, day: CivilDate): RuleInForce<P> {
  const found = findRuleOn(rule, day);
  if (!found) throw new RangeError(`rule ${rule.id}: not in force on ${day}`);
  return found;
}

/** What a clock needs of a rule whose constants hold a `term`. */
export function clockRule({ id, basis, toBeConfirmed, params }: RuleInForce<{ readonly term: Term }>): ClockRule {
  return { id, term: params.term, basis, toBeConfirmed };
}
