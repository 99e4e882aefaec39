import type { Indicator } from '#domain/indicator/indicator.ts';
import { programme, programmeTask } from './governance/programme.ts';
import { STATEMENT_INDICATORS, STATEMENT_RATIOS } from './governance/statement-indicators.ts';
import { SUPPLIED_INDICATORS } from './supplied/indicators.ts';
import { supervisionItem } from './governance/supervision.ts';
import { adjudication } from './protection/adjudication/adjudication.ts';
import { hotlineItem } from './protection/hotline.ts';
import { enterpriseVisit } from './service/enterprise-visit.ts';
import { trainingSession } from './service/training.ts';
import { pledgeFinancing } from './utilization/pledge.ts';

/** The indicators that people choose from where a figure is scored or taken over from an old report (指标清单). */
export const CHOSEN_INDICATORS: readonly Indicator[] = [
  ...[enterpriseVisit, trainingSession, pledgeFinancing, hotlineItem, adjudication, supervisionItem, programme, programmeTask].flatMap(({ indicators }) => indicators),
  ...STATEMENT_INDICATORS, ...STATEMENT_RATIOS, ...SUPPLIED_INDICATORS,
];

/** Their names by id, as a choice shows them. */
export const INDICATOR_CHOICES = Object.fromEntries(CHOSEN_INDICATORS.map(({ id, name }) => [id, name]));

/** One of them. */
export function findChosen(id: string): Indicator | undefined {
  return CHOSEN_INDICATORS.find((each) => each.id === id);
}
