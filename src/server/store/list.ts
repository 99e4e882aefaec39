import { type RawBuilder, sql } from 'kysely';
import { type Actor, isDoer, parseDoer, postsOf } from '#domain/access/actor.ts';
import { isBlind, mayReadField } from '#domain/access/reading.ts';
import { type CivilDate, isCivilDate } from '#domain/calendar/civil-date.ts';
import type { CaseType } from '#domain/case/case-type.ts';
import type { CaseView } from '#domain/case/view.ts';
import type { Catalog } from '#domain/catalog/catalog.ts';
import { fieldsAlong } from '#domain/form/index.ts';
import { problem, ProblemError } from '#domain/errors.ts';
import { likeText } from '../ledger/scope-filter.ts';
import { plainNumber } from './file-row.ts';
import { gramsOfWord, isOneGram } from './grams.ts';

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

/**
 * The cases that the actor may read, as a condition on `f` (case_file): in SQL what `mayReadCase` says of one case.
 * `types` are those that the list is narrowed to anyway, none for all: where the actor reads all of them nothing is asked.
 */
export function readableCondition(catalog: Catalog, actor: Actor, types: readonly string[] = []): RawBuilder<unknown> {
  if (isBlind(actor, catalog.reading)) return sql`false`;
  if (actor.roles.some((role) => catalog.reading.allReaders.includes(role))) return sql`true`;
  const listed = catalog.current.filter(({ id }) => types.length === 0 || types.includes(id));
  const inFull = listed.filter((type) => postsOf(actor).some((post) => readsInFull(type, post)));
  if (types.length > 0 && inFull.length === listed.length) return sql`true`;
  const guarded = listed.filter((type) => !inFull.includes(type));
  const posts = postsOf(actor).map((post) => readableByPost(guarded, post));
  return sql`(f.type = any(${inFull.map(({ id }) => id)}) or ${sql.join([...posts, approvalCondition(actor)], sql` or `)})`;
}

/** Whether the post reads every case of a type. */
function readsInFull(type: CaseType, post: Actor): boolean {
  const { staff } = type.readers;
  return staff === 'all' || isDoer(staff.roles, type, undefined, post);
}

function readableByPost(guarded: readonly CaseType[], post: Actor): RawBuilder<unknown> {
  const ofCase = guarded.filter(({ readers: { staff } }) => staff !== 'all' && readsOwnCases(staff, post)).map(({ id }) => id);
  const own = sql`f.related @> ${JSON.stringify([post.person])}::jsonb`;
  return ofCase.length === 0 ? own : sql`((f.type = any(${ofCase}) and ${ofUnitCondition(post)}) or ${own})`;
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

/** The types that a filter names; none when it names none. */
export function typesOf({ type }: Pick<CaseFilter, 'type'>): readonly string[] {
  return type?.split(',').filter(Boolean) ?? [];
}

/** The filter as conditions on `f` (case_file). A field that the actor may not read filters nothing: it is refused. */
export function filterCondition(catalog: Catalog, actor: Actor, filter: CaseFilter, today: CivilDate): RawBuilder<unknown> {
  const types = typesOf(filter);
  const parts: RawBuilder<unknown>[] = [sql`true`];
  if (types.length > 0) parts.push(oneOf(sql`f.type`, types));
  if (filter.state) parts.push(oneOf(sql`f.state`, filter.state.split(',')));
  if (filter.unit) parts.push(oneOf(sql`f.unit`, filter.unit.split(',')));
  if (filter.district) parts.push(oneOf(sql`f.district`, filter.district.split(',')));
  if (filter.assignee) parts.push(sql`f.assignee = ${filter.assignee}`);
  if (filter.from) parts.push(sql`f.day >= ${filter.from}::date`);
  if (filter.to) parts.push(sql`f.day <= ${filter.to}::date`);
  if (filter.open !== undefined) parts.push(filter.open ? sql`f.closed_on is null and not f.annulled` : sql`f.closed_on is not null`);
  if (filter.light) parts.push(lightCondition(filter.light, today));
  if (filter.q?.trim()) parts.push(textCondition(filter.q));
  for (const [field, value] of Object.entries(filter.where ?? {})) parts.push(fieldCondition(catalog, actor, types, field, value));
  return sql.join(parts, sql` and `);
}

/** One value is asked for by equality: only then does an index give the rows in order. */
function oneOf(column: RawBuilder<unknown>, values: readonly string[]): RawBuilder<unknown> {
  return values.length === 1 ? sql`${column} = ${values[0]}` : sql`${column} = any(${[...values]})`;
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
  const all = sql.join(words.map((word) => anyOf([word, plainNumber(word) || word])), sql` and `);
  return words.length > 1 && joined ? sql`((${all}) or ${holds(joined)})` : sql`(${all})`;
}

function anyOf(spellings: readonly string[]): RawBuilder<unknown> {
  return sql`(${sql.join([...new Set(spellings)].map(holds), sql` or `)})`;
}

/** The index on grams finds the rows; the text is looked at only where grams could stand apart. */
function holds(word: string): RawBuilder<unknown> {
  const grams = gramsOfWord(word);
  const like = sql`f.haystack like ${`%${likeText(word)}%`}`;
  if (grams.length === 0) return like;
  const held = sql`f.grams @> ${grams}::integer[]`;
  return isOneGram(word) ? held : sql`(${held} and ${like})`;
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
  return sql`f.id in (select v.case_id from search_value v where ${oneOf(sql`v.type`, types)} and v.field = ${field} and ${test})`;
}

const WHOLE = /^-?\d{1,18}$/;

/** A value is filed in one of three columns; only those that it could stand in are asked, so that their indexes serve. */
function equalityTest(value: unknown): RawBuilder<unknown> {
  const texts = (Array.isArray(value) ? value : [value]).map(String);
  const numbers = texts.filter((text) => WHOLE.test(text));
  const days = texts.filter(isCivilDate);
  const parts = [
    sql`v.text = any(${texts})`,
    ...(numbers.length > 0 ? [sql`v.number = any(${numbers}::bigint[])`] : []),
    ...(days.length > 0 ? [sql`v.day = any(${days}::date[])`] : []),
  ];
  return sql`(${sql.join(parts, sql` or `)})`;
}

function rangeTest({ from, to }: Range): RawBuilder<unknown> {
  const numeric = typeof (from ?? to) === 'number';
  const column = numeric ? sql`v.number` : sql`v.day`;
  const cast = numeric ? sql`::bigint` : sql`::date`;
  const parts = [sql`true`, ...(from === undefined ? [] : [sql`${column} >= ${from}${cast}`]), ...(to === undefined ? [] : [sql`${column} <= ${to}${cast}`])];
  return sql.join(parts, sql` and `);
}
