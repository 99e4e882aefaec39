import { problem, ProblemError } from '#domain/errors.ts';
import { evaluateFigure } from '#domain/report/figure-value.ts';
import { EMPTY_CELL, figureText } from '#domain/report/figure-text.ts';
import { valueOf } from '#domain/report/figure-query.ts';
import { type ItemValues, readItem } from '#domain/score/scheme-form.ts';
import { placesOfScores, type SchemeItem, scoreOf, type Ties } from '#domain/score/scheme.ts';
import { scoringScheme } from '#catalog/governance/scoring-scheme.ts';
import type { Reply } from '#contract/route.ts';
import type { ROUTES } from '#contract/routes.ts';
import type { Operation } from '../context.ts';
import { readingOf, type Reading } from '../report/reading.ts';
import { caseRow } from './case-row.ts';
import { readableCase, showingFor } from './showing.ts';

type Scores = Reply<typeof ROUTES.scores>;

/** What one indicator is in one district. */
interface Value {
  readonly value: number | null;
  readonly text: string;
}

/** The districts' scores by a scheme (考核得分), computed from the accounts up to a day; equal totals share a place. */
export const scores: Operation<typeof ROUTES.scores> = async (server, { params, query, actor }) => {
  const showing = await showingFor(server, actor);
  const { type, view } = await readableCase(server, showing, params.id);
  if (type.id !== scoringScheme.id) throw new ProblemError(problem('not-found', { what: { zh: '考核方案', en: 'The scoring scheme' } }));
  const items = (view.values['items'] as readonly ItemValues[]).flatMap((each) => {
    const read = readItem(each);
    return read.ok ? [read.item] : [];
  });
  const reading = await readingOf(server, { year: Number(view.values['year']), ...(query.asOf !== undefined && { asOf: query.asOf }) });
  const districts = await Promise.all(reading.request.districts.map((district) => scored(reading, items, district)));
  const places = placesOfScores(districts, view.values['ties'] as Ties);
  const placed = districts.map(({ total, ...each }, index) => ({ ...each, total: inPoints(total), place: places[index] ?? null }));
  return {
    scheme: caseRow(showing, view), asOf: reading.request.asOf, items: items.map((item) => itemReply(reading, item)),
    districts: placed.toSorted((a, b) => (a.place ?? Number.MAX_SAFE_INTEGER) - (b.place ?? Number.MAX_SAFE_INTEGER)),
  };
};

function inPoints(points: number | null): number | null {
  return points === null ? null : points / 100;
}

function itemReply({ catalog }: Reading, { indicator: id, points, method }: SchemeItem): Scores['items'][number] {
  const { name, measure } = catalog.getIndicator(id);
  return { indicator: id, name, measure, method: method.kind, points: points / 100 };
}

async function scored(reading: Reading, items: readonly SchemeItem[], { code, name }: Reading['request']['districts'][number]): Promise<Omit<Scores['districts'][number], 'place'>> {
  const values = new Map(await Promise.all(items.map(async ({ indicator }) => [indicator, await valueIn(reading, indicator, code)] as const)));
  const score = scoreOf(items, (indicator) => values.get(indicator)?.value ?? null);
  return {
    district: code, name, total: score.total, vetoed: score.vetoed,
    items: score.items.map(({ indicator, value, points, vetoed }) => ({ indicator, value, text: values.get(indicator)?.text ?? EMPTY_CELL, points: inPoints(points), vetoed })),
  };
}

async function valueIn(reading: Reading, id: string, district: string): Promise<Value> {
  const query = valueOf(id, {}, { district });
  const found = await evaluateFigure(reading.on, reading.request, query);
  return { value: found.fact.value, text: figureText(found, query.shows, reading.catalog.getIndicator(id), { without: EMPTY_CELL }) };
}
