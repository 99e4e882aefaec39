import { type Evaluation, evaluate, leastCovered } from './evaluate.ts';
import { type Aggregate, type Fact, type NoBasis, type Period, previousYear, type Scope } from './fact.ts';

/** A fact made of other facts (派生数据点), with the facts it is made of. */
export interface DerivedFact extends Fact {
  readonly operands: readonly Fact[];
}

function derived(of: Fact, aggregate: Aggregate, value: number | null, operands: readonly Fact[], reason?: NoBasis): DerivedFact {
  const { numerator: _top, denominator: _bottom, reason: _reason, coverage: _coverage, ...base } = of;
  return { ...base, aggregate, value, rows: operands.reduce((sum, each) => sum + each.rows, 0), operands, ...leastCovered(operands), ...(reason && { reason }) };
}

/** Why a comparison with last year has no value; undefined when it has one. */
function withoutComparison(now: Fact, before: Fact): NoBasis | undefined {
  if (now.value === null) return now.reason ?? 'no-observation';
  if (before.value === null) return 'no-previous';
  return lacksOthers(now, before) ? 'districts-differ' : undefined;
}

/** Whether other districts are missing in one sum than in the other: what did not report would be taken for a fall (缺报≠0). */
function lacksOthers({ coverage: now }: Fact, { coverage: before }: Fact): boolean {
  if (!now || !before) return false;
  return now.missing.length !== before.missing.length || now.missing.some((each) => !before.missing.includes(each));
}

/** The growth from one fact to another in percent: (v − v0) ÷ v0 × 100; no basis where v0 is missing or 0. */
export function growthBetween(now: Fact, before: Fact): DerivedFact {
  const reason = withoutComparison(now, before) ?? (before.value === 0 ? 'no-previous' : undefined);
  const [to, from] = [now.value ?? 0, before.value ?? 0];
  return derived(now, 'growth', reason ? null : ((to - from) / from) * 100, [now, before], reason);
}

/** How much more one fact is than another, in the indicator's own unit. */
export function increaseBetween(now: Fact, before: Fact): DerivedFact {
  const reason = withoutComparison(now, before);
  return derived(now, 'growth', reason ? null : (now.value ?? 0) - (before.value ?? 0), [now, before], reason);
}

/** One fact as a percentage of another; `without` says why where the other is missing or 0. It counts the rows of the first. */
export function percentageOf(top: Fact, bottom: Fact, aggregate: 'share' | 'completion', without: NoBasis): DerivedFact {
  const operands = [top, bottom];
  if (top.value === null) return { ...derived(top, aggregate, null, operands, top.reason ?? 'no-observation'), rows: top.rows };
  if (!bottom.value) return { ...derived(top, aggregate, null, operands, without), rows: top.rows };
  return { ...derived(top, aggregate, (top.value / bottom.value) * 100, operands), rows: top.rows, numerator: top.value, denominator: bottom.value };
}

/** Growth against the same period of last year in percent (同比增长). */
export async function growth(on: Evaluation, id: string, period: Period, scope: Scope = {}): Promise<DerivedFact> {
  return growthBetween(await evaluate(on, id, period, scope), await evaluate(on, id, previousYear(period), scope));
}

/** How much more than at the same time last year, in the indicator's own unit (净增). */
export async function increase(on: Evaluation, id: string, period: Period, scope: Scope = {}): Promise<DerivedFact> {
  return increaseBetween(await evaluate(on, id, period, scope), await evaluate(on, id, previousYear(period), scope));
}

/** One indicator as a percentage of another (占比). */
export async function share(on: Evaluation, part: string, whole: string, period: Period, scope: Scope = {}): Promise<DerivedFact> {
  return percentageOf(await evaluate(on, part, period, scope), await evaluate(on, whole, period, scope), 'share', 'zero-denominator');
}

/** How much of the target was reached, in percent (完成率). */
export async function completion(on: Evaluation, id: string, target: string, period: Period, scope: Scope = {}): Promise<DerivedFact> {
  return percentageOf(await evaluate(on, id, period, scope), await evaluate(on, target, period, scope), 'completion', 'no-target');
}

/** One district's place in a ranking (位次). Equal values share a place: 1, 2, 2, 4. Without a value there is no place. */
export interface Place {
  readonly district: string;
  readonly fact: Fact;
  readonly place: number | null;
}

/** Facts of districts in order, best first; missing is not zero and comes last without a place (缺报≠0). */
export function placesOf(facts: readonly Omit<Place, 'place'>[], better: 'more' | 'less' | undefined): readonly Place[] {
  const direction = better === 'less' ? -1 : 1;
  const valued = facts.filter(({ fact }) => fact.value !== null).sort((a, b) => direction * ((b.fact.value ?? 0) - (a.fact.value ?? 0)));
  const placed = valued.map((each) => ({ ...each, place: valued.findIndex((other) => other.fact.value === each.fact.value) + 1 }));
  const missing = facts.filter(({ fact }) => fact.value === null).map((each) => ({ ...each, place: null }));
  return [...placed, ...missing];
}

/** The districts in order of an indicator. */
export async function ranking(on: Evaluation, id: string, period: Period, districts: readonly string[]): Promise<readonly Place[]> {
  const facts = await Promise.all(districts.map(async (district) => ({ district, fact: await evaluate(on, id, period, { district }) })));
  return placesOf(facts, on.definitions.getIndicator(id).better);
}

/** A district's rank as a fact: its place among those ranked. Throws when it is not among them. */
export function rankAmong(places: readonly Place[], district: string): DerivedFact {
  const own = places.find((each) => each.district === district);
  if (!own) throw new Error(`district "${district}" is not among those ranked`);
  return derived(own.fact, 'rank', own.place, places.map((each) => each.fact), own.place === null ? 'no-observation' : undefined);
}

/** A district's rank as a fact: its place, and how many districts have one. */
export async function rank(on: Evaluation, id: string, period: Period, district: string, districts: readonly string[]): Promise<DerivedFact> {
  return rankAmong(await ranking(on, id, period, districts), district);
}
