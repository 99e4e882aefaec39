import { isCivilDate, endOfMonth } from '#domain/calendar/civil-date.ts';
import { ProblemError, problem } from '#domain/errors.ts';
import { evaluate } from '#domain/indicator/evaluate.ts';
import { type Fact, missingCount, type Period, periodText, type Scope, yearPeriod } from '#domain/indicator/fact.ts';
import type { Server } from '#server/context.ts';
import { sqlBalances } from '#server/ledger/balances.ts';
import { BOUNDARIES_OPTION, boundariesOf } from '../boundaries.ts';
import { type CommandCall, EXIT, type ServerCommand } from '../command.ts';
import { OPEN_DATA_OPTIONS, writeOpenData } from '../open-data-file.ts';

const PERIOD = { zh: '期间 --period', en: '--period' };

/** `YYYY`, `YYYY-MM` or `YYYY-MM-DD/YYYY-MM-DD`. @throws ProblemError */
function periodFrom(text: string): Period {
  if (/^\d{4}$/.test(text)) return yearPeriod(Number(text));
  if (/^\d{4}-(0[1-9]|1[0-2])$/.test(text)) return { from: `${text}-01`, to: endOfMonth(`${text}-01`) };
  const [from = '', to = ''] = text.split('/');
  if (isCivilDate(from) && isCivilDate(to) && from <= to) return { from, to };
  throw new ProblemError(problem('wrong-format', { field: PERIOD, expected: 'YYYY | YYYY-MM | YYYY-MM-DD/YYYY-MM-DD' }, 'period'));
}

function periodOf({ values }: CommandCall): Period {
  const text = values['period'] ?? values['year'];
  if (typeof text !== 'string') throw new ProblemError(problem('required', { field: PERIOD }, 'period'));
  return periodFrom(text);
}

function scopeOf({ values }: CommandCall): Scope {
  const { unit, district } = values;
  return { ...(typeof unit === 'string' && { unit }), ...(typeof district === 'string' && { district }), ...boundariesOf(values) };
}

/** A figure as it is told: without the noise of binary fractions. */
function told(fact: Fact): object {
  const { period, value } = fact;
  return { ...fact, scope: undefined, value: value === null ? null : Number(value.toPrecision(15)), ...(period && { period: periodText(period) }) };
}

async function factsOf(server: Server, ids: readonly string[], period: Period, scope: Scope): Promise<object[]> {
  const organisation = await server.organisation();
  const on = { definitions: server.catalog, balances: sqlBalances(server.database.kysely, organisation), places: organisation.places };
  const facts: object[] = [];
  for (const id of ids) facts.push(told(await evaluate(on, id, period, scope)));
  return facts;
}

function idsOf({ catalog }: Server, wanted: string | boolean | undefined): readonly string[] {
  if (typeof wanted !== 'string') return catalog.currentIndicators.map(({ id }) => id);
  if (!catalog.findIndicator(wanted)) throw new ProblemError(problem('not-found', { what: { zh: `指标 ${wanted}`, en: `Indicator ${wanted}` } }, 'indicator'));
  return [wanted];
}

/** Values of indicators (数据点) for a period and scope, all of them unless one is named. */
export const factsCommand: ServerCommand = {
  name: 'facts',
  summary: { zh: '取数：各指标在某期间、某单位或区的值', en: 'values of the indicators for a period, unit or district' },
  options: {
    period: { type: 'string', value: 'P', help: { zh: 'YYYY、YYYY-MM 或 YYYY-MM-DD/YYYY-MM-DD', en: 'YYYY, YYYY-MM or YYYY-MM-DD/YYYY-MM-DD' } },
    year: { type: 'string', value: 'Y', help: { zh: '年度，同 --period YYYY', en: 'the same as --period YYYY' } },
    indicator: { type: 'string', value: 'ID', help: { zh: '只取一个指标', en: 'one indicator only' } },
    unit: { type: 'string', value: 'CODE', help: { zh: '单位及其下属', en: 'a unit and what is below it' } },
    district: { type: 'string', value: 'CODE', help: { zh: '区划', en: 'a district' } },
    ...OPEN_DATA_OPTIONS,
    boundaries: BOUNDARIES_OPTION,
  },
  async work(server, call) {
    if (await writeOpenData(server, call)) return EXIT.done;
    const [period, scope] = [periodOf(call), scopeOf(call)];
    const facts = await factsOf(server, idsOf(server, call.values['indicator']), period, scope);
    if (call.settings.json) call.out(JSON.stringify({ period: periodText(period), boundaries: 'then', ...scope, facts }));
    else for (const fact of facts as Fact[]) call.out(`${fact.indicator.padEnd(36)} ${fact.value ?? `– (${fact.reason ?? ''})`}${missingCount(fact) > 0 ? `  ${missingCount(fact)} 个区未报 · ${missingCount(fact)} districts missing` : ''}`);
    return EXIT.done;
  },
};
