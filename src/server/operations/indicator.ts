import type { Actor } from '#domain/access/actor.ts';
import { placesOf } from '#domain/indicator/derived.ts';
import type { Indicator } from '#domain/indicator/indicator.ts';
import { periodOf, scopeOf, valueOf } from '#domain/report/figure-query.ts';
import { evaluateFigure } from '#domain/report/figure-value.ts';
import type { Reply } from '#contract/route.ts';
import type { ROUTES } from '#contract/routes.ts';
import type { Operation } from '../context.ts';
import { editionsCiting } from '../report/editions.ts';
import { factFor, WITHHELD } from '../report/fact-reply.ts';
import { indicatorOf } from '../report/fact-query.ts';
import { readingOf, type Reading } from '../report/reading.ts';
import { registerCount, registerRatio } from '../report/register-count.ts';
import { reconcile, withRegister } from '../report/sources.ts';
import { monthValues } from './indicator-months.ts';
import { yearRow } from './indicators.ts';

type Page = Reply<typeof ROUTES.indicator>;

/** The months of the year beside those of last year: 24 values. */
async function monthsOf(reading: Reading, actor: Actor, indicator: Indicator, district?: string): Promise<Page['months']> {
  const more = { ...(district && { district }) };
  const [now, before] = await Promise.all([monthValues(reading, actor, indicator, more), monthValues(reading, actor, indicator, { ...more, yearsBack: 1 })]);
  return now.map((value, index) => ({ month: `${reading.request.year}-${String(index + 1).padStart(2, '0')}`, value, lastYear: before[index] ?? null }));
}

/** The districts in order, each with its place; equal values share one. */
async function districtsOf(reading: Reading, actor: Actor, indicator: Indicator): Promise<Page['districts']> {
  const facts = await Promise.all(reading.request.districts.map(async ({ code }) => {
    const { fact } = await evaluateFigure(reading.on, reading.request, valueOf(indicator.id, {}, { district: code }));
    return { district: code, fact };
  }));
  return placesOf(facts, indicator.better).map(({ district, fact, place }) => {
    const { value, text, reason } = factFor(reading, actor, fact);
    const name = reading.request.districts.find(({ code }) => code === district)?.name ?? district;
    return { district, name, value, text, place: reason === undefined ? place : null };
  });
}

/** One indicator: its series, districts, sources side by side, and the published reports that cite it. */
export const indicator: Operation<typeof ROUTES.indicator> = async (server, { params, query, actor }) => {
  const found = indicatorOf(server, params.id);
  const reading = await readingOf(server, query);
  const period = periodOf(reading.request, {});
  const scope = scopeOf(reading.request, found, valueOf(found.id, {}, { ...(query.district && { district: query.district }) }));
  const { fact, lastYear, growthText } = await yearRow(reading, actor, found, query.district);
  const districts = await districtsOf(reading, actor, found);
  const register = period && fact.reason !== WITHHELD ? await registerCount(reading, found, fact.instant ?? period.to, query, districts) : undefined;
  return {
    fact, lastYear, growthText,
    months: await monthsOf(reading, actor, found, query.district),
    districts,
    sources: period && fact.reason !== WITHHELD ? withRegister(await reconcile(reading, found, period, scope), register?.inForce ?? (await registerRatio(reading, found, period, scope)), found.decimals) : [],
    ...(register && { register }),
    reports: await editionsCiting(server, reading.organisation, found.id),
  };
};
