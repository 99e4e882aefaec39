import { type RawBuilder, sql } from 'kysely';
import type { Actor } from '#domain/access/actor.ts';
import { isDoer } from '#domain/access/actor.ts';
import { isBlind, mayReadField, type ReadingRules } from '#domain/access/reading.ts';
import type { CivilDate } from '#domain/calendar/civil-date.ts';
import type { CaseType } from '#domain/case/case-type.ts';
import type { CaseView } from '#domain/case/view.ts';
import type { Catalog } from '#domain/catalog/catalog.ts';
import { fieldsAlong } from '#domain/form/index.ts';
import { problem, ProblemError } from '#domain/errors.ts';
import { likeText } from '../ledger/scope-filter.ts';
import { plainNumber } from './file-row.ts';

/** What a list of cases is narrowed by. */
export interface CaseFilter {
  readonly type?: string;
  readonly state?: string;
  readonly q?: string;
  readonly unit?: string;
  readonly district?: string;
  readonly assignee?: string;
  readonly from?: CivilDate;
  readonly to?: CivilDate;
  readonly light?: string;
  readonly open?: boolean;
  /** Field name to a value, or to `{from, to}`. */
  readonly where?: Readonly<Record<string, unknown>>;
}

/** What a person who may not see a case, or a field, cannot find it by. */
const UNREAD: Pick<CaseView, 'openedBy' | 'unit' | 'values' | 'steps'> = { openedBy: '', unit: '', values: {}, steps: [] };

/** The cases that the actor may read, as a condition on `f` (case_file). */
export function readableCondition(catalog: Catalog, actor: Actor): RawBuilder<unknown> {
  if (isBlind(actor, catalog.reading)) return sql`false`;
  if (actor.roles.some((role) => catalog.reading.allReaders.includes(role))) return sql`true`;
  const open = catalog.current.filter((type) => readsAll(type, actor)).map((type) => type.id);
  const byUnit = catalog.current.filter((type) => readsOwnUnit(type)).map((type) => type.id);
  const related = sql`f.related @> ${JSON.stringify([actor.person])}::jsonb`;
  const units = [actor.unit, ...actor.delegations.map(({ unit }) => unit)];
  return sql`(f.type = any(${open}) or (f.type = any(${byUnit}) and f.unit = any(${units})) or ${related})`;
}

function readsAll(type: CaseType, actor: Actor): boolean {
  const { staff } = type.readers;
  if (staff === 'all') return true;
  return isDoer(staff.roles.filter((role) => !role.endsWith('@case')), type, undefined, actor);
}

function readsOwnUnit({ readers: { staff } }: CaseType): boolean {
  return staff !== 'all' && (staff.relations.includes('assigned-unit') || staff.roles.some((role) => role.endsWith('@case')));
}

/** The filter as conditions on `f` (case_file). A field that the actor may not read filters nothing: it is refused. */
export function filterCondition(catalog: Catalog, actor: Actor, filter: CaseFilter, today: CivilDate): RawBuilder<unknown> {
  const types = filter.type?.split(',').filter(Boolean) ?? [];
  const parts: RawBuilder<unknown>[] = [sql`true`];
  if (types.length > 0) parts.push(sql`f.type = any(${types})`);
  if (filter.state) parts.push(sql`f.state = any(${filter.state.split(',')})`);
  if (filter.unit) parts.push(sql`f.unit = any(${filter.unit.split(',')})`);
  if (filter.district) parts.push(sql`f.district = any(${filter.district.split(',')})`);
  if (filter.assignee) parts.push(sql`f.assignee = ${filter.assignee}`);
  if (filter.from) parts.push(sql`f.day >= ${filter.from}::date`);
  if (filter.to) parts.push(sql`f.day <= ${filter.to}::date`);
  if (filter.open !== undefined) parts.push(filter.open ? sql`f.closed_on is null and not f.annulled` : sql`f.closed_on is not null`);
  if (filter.light) parts.push(lightCondition(filter.light, today));
  if (filter.q?.trim()) parts.push(textCondition(filter.q));
  for (const [field, value] of Object.entries(filter.where ?? {})) parts.push(fieldCondition(catalog, actor, types, field, value));
  return sql.join(parts, sql` and `);
}

const LIGHTS: Readonly<Record<string, (today: CivilDate) => RawBuilder<unknown>>> = {
  red: (today) => sql`f.closed_on is null and not f.suspended and f.due_on < ${today}::date`,
  yellow: (today) => sql`f.closed_on is null and not f.suspended and f.due_on >= ${today}::date and f.warn_on <= ${today}::date`,
  green: (today) => sql`f.closed_on is null and not f.suspended and f.warn_on > ${today}::date`,
  suspended: () => sql`f.closed_on is null and f.suspended`,
};

export function lightCondition(light: string, today: CivilDate): RawBuilder<unknown> {
  const condition = LIGHTS[light];
  if (!condition) throw new ProblemError(problem('not-allowed-value', { field: 'light', value: light }, 'light'));
  return condition(today);
}

/** Every word of the query must be found: as it stands, or as a number in any spelling. */
function textCondition(q: string): RawBuilder<unknown> {
  const words = q.trim().toLowerCase().split(/\s+/).slice(0, 10);
  const joined = plainNumber(q);
  const each = words.map((word) => sql`(f.haystack like ${`%${likeText(word)}%`} or f.haystack like ${`%${likeText(plainNumber(word) || word)}%`})`);
  const all = sql.join(each, sql` and `);
  return words.length > 1 && joined ? sql`((${all}) or f.haystack like ${`%${likeText(joined)}%`})` : sql`(${all})`;
}

function assertReadable(catalog: Catalog, actor: Actor, types: readonly string[], path: string): void {
  const [type] = types.flatMap((id) => catalog.findType(id) ?? []);
  const fields = type ? fieldsAlong(type.fields, path) : [];
  const view = { ...UNREAD, id: '', number: '', type: type?.id ?? '', typeVersion: 1, version: 0, state: '', openedOn: '', annulled: false } as CaseView;
  const readable = type && fields.length > 0 && fields.every((field) => field.searchable !== false && mayReadField(field, type, view, actor, catalog.reading as ReadingRules));
  if (!readable) throw new ProblemError(problem('unknown-field', { field: path }, `where.${path}`));
}

interface Range {
  readonly from?: string | number;
  readonly to?: string | number;
}

function fieldCondition(catalog: Catalog, actor: Actor, types: readonly string[], field: string, value: unknown): RawBuilder<unknown> {
  assertReadable(catalog, actor, types, field);
  const test = typeof value === 'object' && value !== null && !Array.isArray(value) ? rangeTest(value as Range) : equalityTest(value);
  return sql`exists (select 1 from search_value v where v.case_id = f.id and v.type = any(${[...types]}) and v.field = ${field} and ${test})`;
}

function equalityTest(value: unknown): RawBuilder<unknown> {
  const texts = (Array.isArray(value) ? value : [value]).map(String);
  return sql`(v.text = any(${texts}) or v.number::text = any(${texts}) or v.day::text = any(${texts}))`;
}

function rangeTest({ from, to }: Range): RawBuilder<unknown> {
  const numeric = typeof (from ?? to) === 'number';
  const column = numeric ? sql`v.number` : sql`v.day`;
  const cast = numeric ? sql`::bigint` : sql`::date`;
  const parts = [sql`true`, ...(from === undefined ? [] : [sql`${column} >= ${from}${cast}`]), ...(to === undefined ? [] : [sql`${column} <= ${to}${cast}`])];
  return sql.join(parts, sql` and `);
}
