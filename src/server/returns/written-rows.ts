import { CORRECT } from '#domain/case/event.ts';
import type { CaseView } from '#domain/case/view.ts';
import { problem, ProblemError } from '#domain/errors.ts';
import { checkForm, type Values } from '#domain/form/index.ts';
import { doubtOf } from '#catalog/governance/monthly-return-checks.ts';
import { monthlyReturn, type ReturnRow, ROWS_FORM, unexplained } from '#catalog/governance/monthly-return.ts';
import { monthlyReturnPlausibility, type PlausibilityParams } from '#catalog/rules/monthly-return.ts';
import type { Server } from '../context.ts';
import type { StoredCase } from '../store/file-row.ts';
import { type KnownValue, knownOf } from './told.ts';

/** What somebody wants done in a case, as the route takes it. */
interface Wanted {
  readonly action: string;
  readonly kind?: string | undefined;
  readonly input: Values;
}

/** What somebody typed of an indicator; all else about it the system writes. */
type Typed = Pick<ReturnRow, 'indicator' | 'amount' | 'explanation'>;

/**
 * The rows of a monthly return with what the system writes into them (上次数、上年同月数、核对提示): whoever sends them, what was
 * known then is kept with the event, and what must be explained is found by the server. Anything else is left as it was sent.
 * @throws ProblemError `guard-refused` for a correction that leaves something odd unexplained, or makes it another return
 */
export async function withWhatIsKnown<W extends Wanted>(server: Server, { type, view }: StoredCase, wanted: W): Promise<W> {
  if (type.id !== monthlyReturn.id || (wanted.kind ?? 'act') !== 'act') return wanted;
  const isCorrection = wanted.action === CORRECT;
  const within = isCorrection ? ((wanted.input['values'] ?? {}) as Values) : wanted.input;
  if (isCorrection) assertSameReturn(view, within);
  const typed = typedRows(within['rows']);
  if (!typed) return wanted;
  const rows = await writtenRows(server, view, typed, isCorrection);
  if (!isCorrection) return { ...wanted, input: { ...wanted.input, rows } };
  const reason = unexplained(rows);
  if (reason) throw new ProblemError(problem('guard-refused', { reason }));
  return { ...wanted, input: { ...wanted.input, values: { ...within, rows } } };
}

const ANOTHER = { zh: '一份月报的区和月份不能更正，请作废后重新发起。', en: 'The district and the month of a return are not corrected; annul it and open it anew.' };

/** Else a district would have two returns of a month. @throws ProblemError `guard-refused` */
function assertSameReturn({ values }: CaseView, corrected: Values): void {
  const isAnother = ['district', 'place', 'month'].some((name) => corrected[name] !== undefined && corrected[name] !== values[name]);
  if (isAnother) throw new ProblemError(problem('guard-refused', { reason: ANOTHER }));
}

/** What was typed, where it is well formed; the form's own check tells the rest. */
function typedRows(rows: unknown): readonly Typed[] | undefined {
  if (!Array.isArray(rows)) return undefined;
  const own = rows.map((row: unknown) => (typeof row === 'object' && row !== null ? withoutSystem(row as Values) : row));
  const checked = checkForm(ROWS_FORM, { rows: own });
  return checked.ok ? (checked.value.rows ?? []) : undefined;
}

function withoutSystem({ before: _before, beforeMonth: _month, lastYear: _year, doubt: _doubt, ...typed }: Values): Values {
  return typed;
}

/** Every indicator that is asked and not known from elsewhere; of a locked return those too that it gave. */
async function writtenRows(server: Server, { id, values }: CaseView, typed: readonly Typed[], isCorrection: boolean): Promise<readonly ReturnRow[]> {
  const asked = values['indicators'] as readonly string[];
  const month = String(values['month']);
  const setting = await server.setting();
  const known = await knownOf(server.database.kysely, { district: String(values['district']), month, except: id }, asked);
  const given = isCorrection ? ((values['rows'] ?? []) as readonly ReturnRow[]).map(({ indicator }) => indicator) : [];
  const wanted = asked.filter((indicator) => given.includes(indicator) || known.get(indicator)?.told === undefined);
  refuseOthers(typed, asked);
  const limits = setting.rules.on(monthlyReturnPlausibility, setting.today()).params;
  return wanted.map((indicator, index) => rowOf(typed.find((each) => each.indicator === indicator) ?? { indicator }, known.get(indicator) ?? {}, { month, limits, id: String(index + 1) }));
}

function refuseOthers(typed: readonly Typed[], asked: readonly string[]): void {
  const other = typed.findIndex(({ indicator }) => !asked.includes(indicator));
  const found = typed[other];
  if (found) throw new ProblemError(problem('not-allowed-value', { field: { zh: '指标', en: 'Indicator' }, value: found.indicator }, `rows[${other}].indicator`));
}

function rowOf({ indicator, amount, explanation }: Typed, { told: _told, ...earlier }: KnownValue, { month, limits, id }: { readonly month: string; readonly limits: PlausibilityParams; readonly id: string }): ReturnRow {
  const value = { indicator, ...(amount !== undefined && { amount }), ...earlier };
  const doubt = doubtOf(value, month, limits);
  return { id, ...value, ...(explanation !== undefined && { explanation }), ...(doubt && { doubt }) } as ReturnRow;
}
