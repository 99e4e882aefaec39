import { type CivilMonth, endOfMonth, startOfYear } from '#domain/calendar/civil-date.ts';
import type { CaseView } from '#domain/case/view.ts';
import { problem, ProblemError } from '#domain/errors.ts';
import { evaluate } from '#domain/indicator/evaluate.ts';
import { scopeOf, valueOf } from '#domain/report/figure-query.ts';
import { isCumulative, LEDGER_INDICATORS } from '#catalog/governance/monthly-return-indicators.ts';
import { standingOf } from '#catalog/governance/monthly-return-standing.ts';
import { monthlyReturn, type ReturnRow } from '#catalog/governance/monthly-return.ts';
import { monthlyReturnPlausibility } from '#catalog/rules/monthly-return.ts';
import type { Reply } from '#contract/route.ts';
import type { ROUTES } from '#contract/routes.ts';
import type { Actor } from '#domain/access/actor.ts';
import type { Operation, Server } from '../context.ts';
import { caseRow, type Showing } from '../operations/case-row.ts';
import { readableCase, showingFor } from '../operations/showing.ts';
import { factFor } from '../report/fact-reply.ts';
import { type Reading, readingOf } from '../report/reading.ts';
import type { StoredCase } from '../store/file-row.ts';
import { type KnownValue, knownOf } from './told.ts';

type Page = Reply<typeof ROUTES.monthlyReturn>;

/** A return that the caller may read. @throws ProblemError `not-found` for any other case */
export async function readableReturn(server: Server, showing: Showing, id: string): Promise<StoredCase> {
  const found = await readableCase(server, showing, id);
  if (found.type.id !== monthlyReturn.id) throw new ProblemError(problem('not-found', { what: { zh: '月报', en: 'The return' } }));
  return found;
}

/** What is known of the values that a return is asked for. */
export function knownFor({ database }: Pick<Server, 'database'>, { id, values }: CaseView): ReturnType<typeof knownOf> {
  return knownOf(database.kysely, { district: String(values['district']), month: String(values['month']), except: id }, values['indicators'] as readonly string[]);
}

/** Whether a value need not be typed: another statement told it, and the return has not given it itself. */
export function isToldElsewhere(known: KnownValue | undefined, row: Pick<ReturnRow, 'amount'> | undefined): boolean {
  return known?.told !== undefined && row?.amount === undefined;
}

/** A district's return (一区月报): what it is asked for with what is known of it, and what the ledgers know without asking. */
export const monthlyReturnPage: Operation<typeof ROUTES.monthlyReturn> = async (server, { params, actor }) => {
  const showing = await showingFor(server, actor);
  const { view } = await readableReturn(server, showing, params.id);
  const { setting, organisation } = showing;
  const { values } = view;
  const known = await knownFor(server, view);
  const month = String(values['month']);
  return {
    row: caseRow(showing, view), month, dueOn: String(values['dueOn']),
    name: organisation.findDistrict(String(values['district']))?.name ?? { zh: String(values['place']), en: String(values['place']) },
    ...standingOf(view, setting.today()),
    values: valuesOf(server, view, known),
    ...(typeof values['note'] === 'string' && { note: values['note'] }),
    ledger: await ledgerOf(server, actor, String(values['district']), month),
    limits: setting.rules.on(monthlyReturnPlausibility, setting.today()).params,
  };
};

/** What was given, beside what is known; of a value given already, what was known when it was given. */
function valuesOf({ catalog }: Pick<Server, 'catalog'>, { values }: CaseView, known: ReadonlyMap<string, KnownValue>): Page['values'] {
  const rows = (values['rows'] ?? []) as readonly ReturnRow[];
  return (values['indicators'] as readonly string[]).map((indicator) => {
    const { name, definition, measure } = catalog.getIndicator(indicator);
    const row = rows.find((each) => each.indicator === indicator);
    const { told, ...earlier } = known.get(indicator) ?? {};
    const { amount, explanation, doubt } = row ?? {};
    return {
      indicator, name, definition, measure, cumulative: isCumulative(indicator), known: isToldElsewhere(known.get(indicator), row), ...earlier,
      ...(told && { told }), ...(amount !== undefined && { amount }), ...(explanation !== undefined && { explanation }), ...(doubt !== undefined && { doubt }),
    };
  });
}

/** The ledgers' figures of a district: of the month, and of its year up to it. */
async function ledgerOf(server: Server, actor: Actor, district: string, month: CivilMonth): Promise<Page['ledger']> {
  const today = (await server.setting()).today();
  const reading = await readingOf(server, { year: Number(today.slice(0, 4)) });
  return Promise.all(LEDGER_INDICATORS.map(async (id) => {
    const { name, measure } = server.catalog.getIndicator(id);
    const end = endOfMonth(month);
    return { indicator: id, name, measure, month: await factOf(reading, actor, id, district, { from: `${month}-01`, to: end }), year: await factOf(reading, actor, id, district, { from: startOfYear(end), to: end }) };
  }));
}

async function factOf(reading: Reading, actor: Actor, id: string, district: string, period: { readonly from: string; readonly to: string }): Promise<Page['ledger'][number]['month']> {
  const scope = scopeOf(reading.request, reading.catalog.getIndicator(id), valueOf(id, {}, { district }));
  return factFor(reading, actor, await evaluate(reading.on, id, period, scope));
}
