import type { Actor } from '#domain/access/actor.ts';
import type { Indicator } from '#domain/indicator/indicator.ts';
import { valueOf } from '#domain/report/figure-query.ts';
import { evaluateFigure } from '#domain/report/figure-value.ts';
import type { ROUTES } from '#contract/routes.ts';
import type { Operation } from '../context.ts';
import { factFor } from '../report/fact-reply.ts';
import { indicatorOf } from '../report/fact-query.ts';
import { type Reading, readingOf } from '../report/reading.ts';

const MONTHS = Array.from({ length: 12 }, (_, index) => index + 1);

/** An indicator's value of each month of a year, as one person may see it; null for a month without, or to come. */
export async function monthValues(reading: Reading, actor: Actor, indicator: Indicator, { district, yearsBack = 0 }: { readonly district?: string; readonly yearsBack?: number } = {}): Promise<(number | null)[]> {
  const more = { ...(district && { district }) };
  return Promise.all(MONTHS.map(async (month) => {
    const { fact } = await evaluateFigure(reading.on, reading.request, valueOf(indicator.id, { ...(yearsBack > 0 && { yearsBack }), month }, more));
    return factFor(reading, actor, fact).value;
  }));
}

/** Twelve months of some indicators, for their spark lines. @throws ProblemError `not-found` for an unknown indicator */
export const indicatorMonths: Operation<typeof ROUTES.indicatorMonths> = async (server, { query, actor }) => {
  const asked = query.of.split(',').map((id) => indicatorOf(server, id));
  const reading = await readingOf(server, query);
  const series = asked.map(async (indicator) => ({ indicator: indicator.id, months: await monthValues(reading, actor, indicator, query) }));
  return { series: await Promise.all(series) };
};
