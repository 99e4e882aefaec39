import type { Static } from 'typebox';
import type { Actor } from '#domain/access/actor.ts';
import { isDoer } from '#domain/access/actor.ts';
import type { Catalog } from '#domain/catalog/catalog.ts';
import { type Boundaries, type Coverage, type Fact, type NoBasis, periodText } from '#domain/indicator/fact.ts';
import { type Indicator } from '#domain/indicator/indicator.ts';
import type { Label } from '#domain/text.ts';
import { EMPTY_CELL, figureText } from '#domain/report/figure-text.ts';
import { withFraction } from '#domain/report/figure-value.ts';
import type { Coverage as CoverageSchema, Fact as FactSchema } from '#contract/schemas.ts';
import type { Organisation } from '../organisation/organisation.ts';
import { leavesOf } from './history-years.ts';

/** What facts are told from. */
type Told = { readonly catalog: Catalog; readonly organisation: Pick<Organisation, 'findDistrict'>; readonly request: { readonly boundaries?: Boundaries } };

/** Which districts a sum lacks, by their names. */
export function coverageReply({ findDistrict }: Pick<Organisation, 'findDistrict'>, { reported, expected, missing }: Coverage): Static<typeof CoverageSchema> {
  return { reported, expected, missing: missing.map((code) => ({ ...(findDistrict(code)?.name ?? { zh: code, en: code }) })) };
}

export type FactReply = Static<typeof FactSchema>;

/** Why a figure has no value (无数原因). */
const REASONS: Readonly<Record<NoBasis, Label>> = {
  'no-observation': { zh: '没有该期的报表或供数单数据。', en: 'No statement or supplied figure of that period.' },
  'no-records': { zh: '该期尚未到来，或此数不适用于所选范围。', en: 'The period is still to come, or the figure does not apply to the scope chosen.' },
  'zero-denominator': { zh: '分母为零，不能计算。', en: 'The denominator is zero.' },
  'no-previous': { zh: '去年没有可比的数据，或去年为零。', en: 'Last year has nothing to compare with, or was zero.' },
  'no-target': { zh: '没有设定目标。', en: 'No target was set.' },
  'missing-month': { zh: '缺少上月的累计数，不能求当月数。', en: 'The cumulative number of the month before is missing.' },
  'not-whole-months': { zh: '累计指标只能按同一年的整月取数。', en: 'A cumulative indicator is told for whole months of one year only.' },
  'districts-differ': { zh: '两期报送的区不同，不能相减或相比。', en: 'Different districts reported at the two times, so they are neither subtracted nor compared.' },
  'not-comparable': { zh: '不可比：其间有区划（单位）拆分，拆分前的数不能按现行区划分摊。', en: 'Not comparable: a district or unit was divided meanwhile, and what it had before cannot be shared out.' },
  'not-existing': { zh: '所选区划（单位）在该期（或在现行区划中）不存在。', en: 'The district or unit chosen did not exist then, or does not exist today.' },
};

/** The reason given where a small number is withheld. */
export const WITHHELD = 'withheld';
const WITHHELD_TEXT: Label = { zh: '数量很小而您无权查看明细，故不显示。', en: 'So small, and its rows not yours to see, that it is not shown.' };

/** Why a figure is zero or has no basis; undefined where neither. */
export function whyLabel(indicator: Indicator, { value, reason }: Pick<FactReply, 'value' | 'reason'>): Label | undefined {
  if (reason === WITHHELD) return WITHHELD_TEXT;
  if (value === null) return REASONS[(reason ?? 'no-records') as NoBasis];
  const { zh, en } = indicator.definition;
  return value === 0 ? { zh: `该期没有符合口径的记录。口径：${zh}`, en: `No record of the period fits the definition: ${en}` } : undefined;
}

/** A fact as the API gives it. */
export function factReply({ catalog, organisation, request }: Told, fact: Fact): FactReply {
  const indicator = catalog.getIndicator(fact.indicator);
  const text = figureText(withFraction(catalog, fact), { kind: 'value', indicator: indicator.id }, indicator, { without: EMPTY_CELL });
  return {
    indicator: fact.indicator, version: fact.version, aggregate: fact.aggregate, value: fact.value, text, rows: fact.rows,
    ...(fact.reason && { reason: fact.reason }), ...(fact.period && { period: periodText(fact.period) }), ...(fact.instant && { instant: fact.instant }),
    ...(fact.numerator !== undefined && { numerator: fact.numerator }), ...(fact.denominator !== undefined && { denominator: fact.denominator }),
    boundaries: request.boundaries ?? 'then', ...(fact.coverage && { coverage: coverageReply(organisation, fact.coverage) }),
  };
}

/** Facts with fewer rows than this are withheld from those who may not open them. */
const FEW = 3;

/** Whether the actor may open every row that an indicator can count. */
function opensAll(catalog: Catalog, actor: Actor, id: string): boolean {
  if (actor.kind === 'system' || actor.roles.some((role) => catalog.reading.allReaders.includes(role))) return true;
  const leaves = leavesOf(catalog, id);
  return catalog.current
    .filter((type) => type.indicators.some((indicator) => leaves.includes(indicator.id)))
    .every((type) => type.readers.staff === 'all' || isDoer(type.readers.staff.roles, type, undefined, actor));
}

/**
 * The fact as one person may see it: a number made of one or two rows says what is in them, so it is withheld from who may
 * not open them (小数抑制). What the bureau publishes of itself as a whole is not withheld.
 */
export function factFor(reading: Told, actor: Actor, fact: Fact): FactReply {
  const { catalog } = reading;
  const reply = factReply(reading, fact);
  const isFew = fact.rows > 0 && fact.rows < FEW;
  const isPublished = catalog.getIndicator(fact.indicator).public === true && Object.keys(fact.scope).length === 0;
  if (!isFew || isPublished || opensAll(catalog, actor, fact.indicator)) return reply;
  const { numerator: _top, denominator: _bottom, ...rest } = reply;
  return { ...rest, value: null, text: EMPTY_CELL, rows: 0, reason: WITHHELD };
}
