import type { CaseType } from '#domain/case/case-type.ts';
import { type Field, type FieldKind, fieldType, type Names } from '#domain/form/index.ts';
import type { Language } from '#domain/text.ts';
import type { Text } from '../../ui/language.tsx';
import { isLight, LIGHTS } from '../../ui/light.tsx';
import { type ListSearch, searchWithout } from '../searches.ts';

/** Conditions on fields as the API takes them: a value, or a span. */
export type Where = Readonly<Record<string, unknown>>;

export interface Span {
  readonly from?: string | number;
  readonly to?: string | number;
}

/** The searchable fields by which a type's list can be narrowed. */
export function narrowingFields(type: CaseType): [string, Field][] {
  return Object.entries(type.fields).filter(([, field]) => field.searchable === true && fieldType(field).narrowedBy !== undefined);
}

export function whereOf(search: ListSearch): Where {
  if (search.where === undefined) return {};
  try {
    const parsed: unknown = JSON.parse(search.where);
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed) ? { ...parsed } : {};
  } catch {
    return {};
  }
}

/** The search with one condition on a field set, or removed when the value is undefined. */
export function withCondition(search: ListSearch, name: string, value: unknown): ListSearch {
  const { where: _, ...rest } = search;
  const kept = Object.entries({ ...whereOf(search), [name]: value }).filter(([, each]) => each !== undefined);
  return kept.length === 0 ? rest : { ...rest, where: JSON.stringify(Object.fromEntries(kept)) };
}

/** One condition of a list in words, and the search without it. */
export interface Clause {
  readonly key: string;
  readonly text: string;
  readonly without: ListSearch;
}

export function isSpan(value: unknown): value is Span {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function spanText(t: Text, name: string, from: string | undefined, to: string | undefined): string {
  if (from !== undefined && to !== undefined) return t('list.filterBetween', { name, from, to });
  return from === undefined ? t('list.filterTo', { name, value: to ?? '' }) : t('list.filterFrom', { name, value: from });
}

/** The conditions of a list as clauses of a sentence. */
export function clausesOf(type: CaseType, search: ListSearch, t: Text, language: Language, names: Names): Clause[] {
  const clause = (key: keyof ListSearch, text: string): Clause => ({ key, text, without: searchWithout(search, key) });
  const is = (key: keyof ListSearch, name: string, value: string): Clause => clause(key, t('list.filterIs', { name, value }));
  const found: Clause[] = [];
  const { q, state, light, open, unit, district, assignee, from, to } = search;
  if (q !== undefined) found.push(clause('q', t('list.filterSays', { value: q })));
  if (state !== undefined) found.push(is('state', t('list.state'), type.states[state] ? t(type.states[state].name) : state));
  if (light !== undefined) found.push(is('light', t('list.light'), isLight(light) ? t(LIGHTS[light].label) : light));
  if (open !== undefined) found.push(clause('open', t(open ? 'list.filterOpen' : 'list.filterClosed')));
  if (unit !== undefined) found.push(is('unit', t('list.unit'), names.name('unit', unit) ?? unit));
  if (district !== undefined) found.push(is('district', t('list.district'), names.name('district', district) ?? district));
  if (assignee !== undefined) found.push(is('assignee', t('list.assignee'), names.name('person', assignee) ?? assignee));
  if (from !== undefined || to !== undefined) found.push({ key: 'day', text: spanText(t, t('list.day'), from, to), without: searchWithout(search, 'from', 'to') });
  const byField = Object.entries(whereOf(search)).map(([name, value]): Clause => ({ key: `where.${name}`, text: fieldClause(type, name, value, t, language, names), without: withCondition(search, name, undefined) }));
  return [...found, ...byField];
}

function fieldClause(type: CaseType, path: string, value: unknown, t: Text, language: Language, names: Names): string {
  const field = type.fields[path.split('.', 1)[0] ?? ''];
  if (!field) return `${path} ${String(value)}`;
  const shown = (each: unknown): string => valueText(field, each, language, names);
  if (!isSpan(value)) return t('list.filterIs', { name: t(field.name), value: shown(value) });
  return spanText(t, t(field.name), value.from === undefined ? undefined : shown(value.from), value.to === undefined ? undefined : shown(value.to));
}

/** A condition's value in the words of its field; a reference by its id is said by the name it was chosen under. */
function valueText(field: Field, value: unknown, language: Language, names: Names): string {
  if (fieldType(field).narrowedBy === 'id') return names.name(field.kind as 'party' | 'patent' | 'case', String(value)) ?? String(value);
  const stored = STORED[field.kind]?.(value) ?? value;
  return fieldType(field).text(field, stored, language, names);
}

/** Kinds whose search value is not the stored one. */
const STORED: Partial<Record<FieldKind, (value: unknown) => unknown>> = {
  'yes-no': (value) => value === 'yes',
  'multi-choice': (value) => [value],
};
