import { type Evaluation, evaluate } from './evaluate.ts';
import { type Aggregate, type Fact, type NoBasis, type Period, previousYear, type Scope } from './fact.ts';

/** A fact made of other facts (派生数据点), with the facts it is made of. */
export interface DerivedFact extends Fact {
  readonly operands: readonly Fact[];
}

function derived(of: Fact, aggregate: Aggregate, value: number | null, operands: readonly Fact[], reason?: NoBasis): DerivedFact {
  const { numerator: _top, denominator: _bottom, reason: _reason, ...base } = of;
  return { ...base, aggregate, value, rows: operands.reduce((sum, each) => sum + each.rows, 0), operands, ...(reason && { reason }) };
}

/** Growth against the same period of last year in percent (同比增长): (v − v0) ÷ v0 × 100; no basis where v0 is missing or 0. */
export async function growth(on: Evaluation, id: string, period: Period, scope: Scope = {}): Promise<DerivedFact> {
  const now = await evaluate(on, id, period, scope);
  const before = await evaluate(on, id, previousYear(period), scope);
  const operands = [now, before];
  if (now.value === null) return derived(now, 'growth', null, operands, now.reason ?? 'no-observation');
  if (before.value === null || before.value === 0) return derived(now, 'growth', null, operands, 'no-previous');
  return derived(now, 'growth', ((now.value - before.value) / before.value) * 100, operands);
}

/** How much more than at the same time last year, in the indicator's own unit (净增). */
export async function increase(on: Evaluation, id: string, period: Period, scope: Scope = {}): Promise<DerivedFact> {
  const now = await evaluate(on, id, period, scope);
  const before = await evaluate(on, id, previousYear(period), scope);
  const value = now.value === null || before.value === null ? null : now.value - before.value;
  return derived(now, 'growth', value, [now, before], value === null ? 'no-previous' : undefined);
}

/** One indicator as a percentage of another (占比). */
export async function share(on: Evaluation, part: string, whole: string, period: Period, scope: Scope = {}): Promise<DerivedFact> {
  const top = await evaluate(on, part, period, scope);
  const bottom = await evaluate(on, whole, period, scope);
  return percentage(top, bottom, 'share', 'zero-denominator');
}

/** How much of the target was reached, in percent (完成率). */
export async function completion(on: Evaluation, id: string, target: string, period: Period, scope: Scope = {}): Promise<DerivedFact> {
  const done = await evaluate(on, id, period, scope);
  const aim = await evaluate(on, target, period, scope);
  return percentage(done, aim, 'completion', 'no-target');
}

function percentage(top: Fact, bottom: Fact, aggregate: Aggregate, without: NoBasis): DerivedFact {
  const operands = [top, bottom];
  if (top.value === null) return derived(top, aggregate, null, operands, top.reason ?? 'no-observation');
  if (!bottom.value) return derived(top, aggregate, null, operands, without);
  return derived(top, aggregate, (top.value / bottom.value) * 100, operands);
}

/** One district's place in a ranking (位次). Equal values share a place: 1, 2, 2, 4. Without a value there is no place. */
export interface Place {
  readonly district: string;
  readonly fact: Fact;
  readonly place: number | null;
}

/** The districts in order of an indicator, best first; missing is not zero and comes last without a place (缺报≠0). */
export async function ranking(on: Evaluation, id: string, period: Period, districts: readonly string[]): Promise<readonly Place[]> {
  const direction = on.definitions.getIndicator(id).better === 'less' ? -1 : 1;
  const facts = await Promise.all(districts.map(async (district) => ({ district, fact: await evaluate(on, id, period, { district }) })));
  const valued = facts.filter(({ fact }) => fact.value !== null).sort((a, b) => direction * ((b.fact.value ?? 0) - (a.fact.value ?? 0)));
  const placed = valued.map((each) => ({ ...each, place: valued.findIndex((other) => other.fact.value === each.fact.value) + 1 }));
  const missing = facts.filter(({ fact }) => fact.value === null).map((each) => ({ ...each, place: null }));
  return [...placed, ...missing];
}

/** A district's rank as a fact: its place, and how many districts have one. */
export async function rank(on: Evaluation, id: string, period: Period, district: string, districts: readonly string[]): Promise<DerivedFact> {
  const places = await ranking(on, id, period, districts);
  const own = places.find((each) => each.district === district);
  if (!own) throw new Error(`district "${district}" is not among those ranked`);
  return derived(own.fact, 'rank', own.place, places.map((each) => each.fact), own.place === null ? 'no-observation' : undefined);
}
