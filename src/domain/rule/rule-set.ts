import { type CivilDate, addDays, isCivilDate } from '../calendar/civil-date.ts';
import { isTerm, isTermLength } from '../deadline/term.ts';
import { type Problem, problem } from '../errors.ts';
import type { Label } from '../text.ts';
import { type Rule, type RuleInForce, type RuleParams, type RuleValue, type RuleVersion, defineRule, findRuleOn, ruleOn } from './rule.ts';

/** The rules a bureau works by (规则库): the catalogue's, with the bureau's settings laid over them. */
export interface RuleSet {
  readonly rules: readonly Rule[];
  /** The rule of this set with the given rule's id, as of a day; throws, naming it, when unknown or not in force. */
  on<P extends RuleParams>(rule: Rule<P>, day: CivilDate): RuleInForce<P>;
  find(id: string): Rule | undefined;
  /** Every rule in force on a day, in order of declaration. */
  inForce(day: CivilDate): RuleInForce[];
}

/**
 * A bureau's setting (本局设定) that confirms or changes a rule from a day on, until the version then in force ends.
 * Its evidence is `S`: with no `params` it only confirms what the catalogue says.
 */
export interface RuleOverride {
  readonly ruleId: string;
  readonly from: CivilDate;
  /** The constants that change; each must exist in the rule and keep its kind. */
  readonly params?: Readonly<Record<string, RuleValue>>;
  /** The document that confirms or sets it. */
  readonly basis: Label;
}

/** Collects rules; throws, naming the id, when two share one. */
export function ruleSet(rules: readonly Rule[]): RuleSet {
  const byId = new Map<string, Rule>();
  for (const rule of rules) {
    if (byId.has(rule.id)) throw new Error(`rule ${rule.id}: declared twice`);
    byId.set(rule.id, defineRule(rule));
  }
  return {
    rules,
    on: <P extends RuleParams>(rule: Rule<P>, day: CivilDate) => ruleOn(known(byId, rule), day),
    find: (id) => byId.get(id),
    inForce: (day) => rules.flatMap((rule) => findRuleOn(rule, day) ?? []),
  };
}

/** The overridden rule has the shape of the declared one: `checkOverride` let nothing else in. */
function known<P extends RuleParams>(byId: ReadonlyMap<string, Rule>, rule: Rule<P>): Rule<P> {
  const found = byId.get(rule.id);
  if (!found) throw new RangeError(`rule ${rule.id}: not in this set`);
  return found as Rule<P>;
}

/** The set with the bureau's settings laid over it in order; throws, naming the rule, on one that `checkOverride` refuses. */
export function withSettings(set: RuleSet, overrides: readonly RuleOverride[]): RuleSet {
  return overrides.reduce((current, override) => {
    const [refused] = checkOverride(current, override);
    if (refused) throw new Error(`rule ${override.ruleId}: setting refused at ${refused.path ?? 'ruleId'}`);
    return ruleSet(current.rules.map((rule) => (rule.id === override.ruleId ? overridden(rule, override) : rule)));
  }, set);
}

/** What is wrong with a setting, by field; nothing when it may be applied. */
export function checkOverride(set: RuleSet, override: RuleOverride): Problem[] {
  const rule = set.find(override.ruleId);
  if (!rule) return [problem('not-found', { what: override.ruleId }, 'ruleId')];
  const version = isCivilDate(override.from) ? findRuleOn(rule, override.from) : undefined;
  if (!version) return [problem('not-allowed-value', { field: 'from', value: override.from }, 'from')];
  return Object.entries(override.params ?? {}).flatMap(([name, value]) => checkParam(version.params, name, value));
}

function checkParam(params: RuleParams, name: string, value: RuleValue): Problem[] {
  const path = `params.${name}`;
  if (!Object.hasOwn(params, name)) return [problem('unknown-field', { field: name }, path)];
  const current = (params as Record<string, RuleValue>)[name];
  return sameKind(current, value) ? [] : [problem('wrong-format', { field: name, expected: JSON.stringify(current) }, path)];
}

/** A setting may change a value, not its kind: a term stays a term, a number a number, a list of numbers a list of numbers. */
function sameKind(current: unknown, value: unknown): boolean {
  if (isTerm(current)) return isTerm(value);
  if (isTermLength(current)) return isTermLength(value);
  if (Array.isArray(current)) return Array.isArray(value) && value.every((each) => sameKind(current[0], each));
  if (typeof current === 'number') return Number.isFinite(value);
  if (typeof current !== 'object' || current === null) return typeof current === typeof value;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const names = Object.keys(current);
  return names.length === Object.keys(value).length
    && names.every((name) => sameKind((current as Record<string, unknown>)[name], (value as Record<string, unknown>)[name]));
}

/** Splits the version in force at the setting's day: before it the old constants stay. */
function overridden(rule: Rule, override: RuleOverride): Rule {
  return { ...rule, versions: rule.versions.flatMap((version) => (covers(version, override.from) ? split(version, override) : [version])) };
}

function covers({ from, to }: RuleVersion, day: CivilDate): boolean {
  return from <= day && (to === undefined || day <= to);
}

function split(version: RuleVersion, { from, params, basis }: RuleOverride): RuleVersion[] {
  const after: RuleVersion = { ...version, from, params: { ...version.params, ...params }, basis, evidence: 'S' };
  return from === version.from ? [after] : [{ ...version, to: addDays(from, -1) }, after];
}
