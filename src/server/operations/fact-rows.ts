import type { ROUTES } from '#contract/routes.ts';
import type { Operation } from '../context.ts';
import { factFor, whyLabel } from '../report/fact-reply.ts';
import { findFact } from '../report/fact-query.ts';
import { rowPage } from '../report/row-page.ts';

/** The rows that a fact counts, as far as the caller may open them. */
export const factRows: Operation<typeof ROUTES.factRows> = async (server, { query, actor }) => {
  const { reading, indicator, fact, part } = await findFact(server, query);
  const shown = factFor(reading, actor, fact);
  const why = whyLabel(indicator, shown);
  const page = await rowPage(reading, actor, shown.value === null ? [] : [part], query);
  return { ...page, ...(why && { why: why.zh, whyEn: why.en }), ...(shown.coverage && { coverage: shown.coverage }) };
};
