import { SOURCES } from '#domain/indicator/indicator.ts';
import type { KnownValue } from '#domain/reader/check.ts';
import type { ReadFigure } from '#domain/reader/read-report.ts';
import { valueOf } from '#domain/report/figure-query.ts';
import { evaluateFigure } from '#domain/report/figure-value.ts';
import type { Server } from '../context.ts';
import { readingOf } from '../report/reading.ts';

/** What the bureau's own accounts say of the indicators in a text, on the days it names and a year before each. */
export async function knownValues(server: Server, figures: readonly ReadFigure[]): Promise<readonly KnownValue[]> {
  const today = (await server.setting()).today();
  const wanted = new Map<string, Set<string>>();
  for (const { indicator, asOf } of figures) {
    if (indicator === null || asOf === null) continue;
    for (const day of [asOf, yearBefore(asOf)]) {
      if (day <= today) wanted.set(day, (wanted.get(day) ?? new Set()).add(indicator));
    }
  }
  const found = await Promise.all([...wanted].map(([day, indicators]) => valuesOn(server, day, [...indicators])));
  return found.flat();
}

const yearBefore = (day: string): string => `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`;

async function valuesOn(server: Server, day: string, indicators: readonly string[]): Promise<readonly KnownValue[]> {
  const reading = await readingOf(server, { year: Number(day.slice(0, 4)), asOf: day });
  const values = await Promise.all(indicators.map(async (indicator): Promise<readonly KnownValue[]> => {
    const { fact } = await evaluateFigure(reading.on, reading.request, valueOf(indicator, {}));
    const { source } = reading.catalog.getIndicator(indicator);
    return fact.value === null || (fact.rows === 0 && source === 'records') ? [] : [{ indicator, asOf: day, value: fact.value, source: SOURCES[fact.source ?? source] }];
  }));
  return values.flat();
}
