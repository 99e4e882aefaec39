import { type RawBuilder, sql } from 'kysely';
import { type Actor, isDoer, parseDoer, postsOf } from '#domain/access/actor.ts';
import { isBlind, mayReadField } from '#domain/access/reading.ts';
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

/** The cases that the actor may read, as a condition on `f` (case_file): in SQL what `mayReadCase` says of one case. */
export function readableCondition(catalog: Catalog, actor: Actor): RawBuilder<unknown> {
  if (isBlind(actor, catalog.reading)) return sql`false`;
  if (actor.roles.some((role) => catalog.reading.allReaders.includes(role))) return sql`true`;
  const everywhere = catalog.current.filter(({ readers: { staff } }) => staff === 'all').map((type) => type.id);
  const posts = postsOf(actor).map((post) => readableByPost(catalog, post));
  return sql`(f.type = any(${everywhere}) or ${sql.join([...posts, approvalCondition(actor)], sql` or `)})`;
}

function readableByPost(catalog: Catalog, post: Actor): RawBuilder<unknown> {
  const guarded = catalog.current.flatMap(({ readers: { staff }, ...type }) => (staff === 'all' ? [] : [{ id: type.id, type: { ...type, readers: { staff } } as CaseType, staff }]));
  const byPost = guarded.filter(({ type, staff }) => isDoer(staff.roles, type, undefined, post)).map(({ id }) => id);
  const ofCase = guarded.filter(({ staff }) => readsOwnCases(staff, post)).map(({ id }) => id);
  return sql`(f.type = any(${byPost}) or (f.type = any(${ofCase}) and ${ofUnitCondition(post)}) or f.related @> ${JSON.stringify([post.person])}::jsonb)`;
}

/** Whether a type lets the post read the cases of its own unit: by a role there, or because the unit is in charge. */
function readsOwnCases(staff: Exclude<CaseType['readers']['staff'], 'all'>, post: Actor): boolean {
  const roles = staff.roles.map(parseDoer).filter(({ place }) => place === 'case');
  return staff.relations.includes('assigned-unit') || roles.some(({ role }) => post.roles.includes(role));
}

/** Cases that the post's unit has or leads. */
function ofUnitCondition({ unit, functions }: Pick<Actor, 'unit' | 'functions'>): RawBuilder<unknown> {
  return sql`(f.unit = ${unit} or f.lead = ${unit} or f.lead = any(${[...functions]}))`;
}

/** Cases in which an approval waits for a post of the actor's, or one they fill. */
export function approvalCondition(actor: Actor): RawBuilder<unknown> {
  const each = postsOf(actor).map((post) => sql`(f.pending_role = any(${[...post.roles]}) and (not f.pending_in_unit or ${ofUnitCondition(post)}))`);
  return sql`(f.pending is not null and (${sql.join(each, sql` or `)}))`;
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
  const readable = type && fields.length > 0 && fields.every((field) => field.searchable !== false && mayReadField(field, type, view, actor));
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
