import type { Static } from 'typebox';
import { STATEMENT_INDICATORS } from '#catalog/governance/statement-indicators.ts';
import type { ImportRun as ImportRunSchema } from '#contract/schemas.ts';
import type { ImportFile } from './runs.ts';
import type { StatementPlan } from './statement-plan.ts';

type ShownRun = Static<typeof ImportRunSchema>;

/** The columns of a statement as its page shows them. */
export function mappingOfStatement([file]: readonly ImportFile[], plan: StatementPlan | null): NonNullable<ShownRun['mapping']> {
  if (!file || !plan?.mapping) return [];
  const columns = plan.mapping.columns.map(({ column, header, role, indicator, confidence, reason }) => ({
    index: column, header, field: indicator ?? null, role, confidence, reason: { ...reason }, samples: [...(plan.samples?.[column] ?? [])],
  }));
  return [{ file: file.name, columns }];
}

/** What is known of a statement, for its page. */
export function statementOf(plan: StatementPlan | null): NonNullable<ShownRun['statement']> {
  return {
    ...(plan?.source && { source: plan.source }), ...(plan?.month && { month: plan.month }),
    missing: [...(plan?.missing ?? [])],
    checks: (plan?.checks ?? []).map(({ text, passed }) => ({ text: { ...text }, passed })),
    indicators: STATEMENT_INDICATORS.map(({ id, name }) => ({ id, name: { ...name } })),
  };
}
