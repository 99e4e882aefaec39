import type { Language } from '../text.ts';
import type { Field, Fields, Names, SearchValue, Values } from './field.ts';
import { fieldType } from './registry.ts';
import { joinPath } from './refusal.ts';
import type { ListField, ListItem } from './types/list.ts';

/** A search value with the dotted name it is filed under: `date`, `enterprise.code`, `problems.solvedOn`. */
export interface FiledSearchValue extends Omit<SearchValue, 'part'> {
  readonly field: string;
}

/** A value in words, for a screen or a sheet of paper. */
export interface ShownValue {
  readonly path: string;
  readonly label: string;
  readonly text: string;
}

/** One change of a form's values; `before` missing: added, `after` missing: removed. */
export interface Difference {
  readonly path: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

/** A reference to the register, and where in the values it stands. */
export interface FoundReference {
  readonly path: string;
  readonly kind: 'party' | 'patent' | 'case';
  readonly id: string;
}

export function isList(field: Field): field is ListField {
  return field.kind === 'list';
}

function itemsOf(value: unknown): readonly ListItem[] {
  return Array.isArray(value) ? value : [];
}

/** The filled-in values with their fields, in the form's order. */
function filled(fields: Fields, values: Values): [string, Field, unknown][] {
  const all = Object.entries(fields).map(([name, field]): [string, Field, unknown] => [name, field, values[name]]);
  return all.filter(([, , value]) => value !== undefined && value !== null);
}

/** The typed values by which a case is found: those of searchable fields, also within lists; each once. */
export function searchValuesOf(fields: Fields, values: Values): FiledSearchValue[] {
  const found = new Map(filed('', fields, values).map((each) => [JSON.stringify(each), each]));
  return [...found.values()];
}

function filed(prefix: string, fields: Fields, values: Values): FiledSearchValue[] {
  return filled(fields, values).flatMap(([name, field, value]) => {
    if (isList(field)) return itemsOf(value).flatMap((item) => filed(`${prefix}${name}.`, field.of, item));
    return field.searchable ? filedValues(prefix + name, field, value) : [];
  });
}

function filedValues(name: string, field: Field, value: unknown): FiledSearchValue[] {
  const values = fieldType(field).search?.(field, value) ?? [];
  return values.map(({ part, ...typed }) => ({ field: part === undefined ? name : `${name}.${part}`, ...typed }));
}

/** Every reference to a party, patent or case in the values, searchable or not. */
export function referencesOf(fields: Fields, values: Values, prefix = ''): FoundReference[] {
  return filled(fields, values).flatMap(([name, field, value]) => {
    const path = prefix + name;
    if (isList(field)) return itemsOf(value).flatMap((item, index) => referencesOf(field.of, item, `${path}[${index}].`));
    const { kind } = field;
    return kind === 'party' || kind === 'patent' || kind === 'case' ? [{ path, kind, id: (value as { readonly id: string }).id }] : [];
  });
}

/** The dotted paths of personal fields: `phone`, `members.phone`; a personal list as a whole. */
export function personalPaths(fields: Fields): string[] {
  return Object.entries(fields).flatMap(([name, field]) => {
    if (field.personal) return [name];
    return isList(field) ? personalPaths(field.of).map((path) => `${name}.${path}`) : [];
  });
}

/** The fields that a dotted name or a path leads through, outermost first: `problems.text` and `problems[1].text` through the list and its field. A reference's parts end at the reference. */
export function fieldsAlong(fields: Fields, path: string): readonly Field[] {
  const [head = '', ...rest] = path.replace(/\[\d+\]/g, '').split('.');
  const field = Object.hasOwn(fields, head) ? fields[head] : undefined;
  if (!field) return [];
  return isList(field) && rest.length > 0 ? [field, ...fieldsAlong(field.of, rest.join('.'))] : [field];
}

/** The filled-in values in words, in the form's order; each value of a list's items on its own line, `问题1·内容`. */
export function textsOf(fields: Fields, values: Values, language: Language, names: Names): ShownValue[] {
  return filled(fields, values).flatMap(([name, field, value]) => {
    if (isList(field)) return itemsOf(value).flatMap((item, index) => itemTexts(name, field, item, index, language, names));
    return [{ path: name, label: field.name[language], text: fieldType(field).text(field, value, language, names) }];
  });
}

function itemTexts(name: string, field: ListField, item: ListItem, index: number, language: Language, names: Names): ShownValue[] {
  const title = language === 'zh' ? `${field.itemName.zh}${index + 1}` : `${field.itemName.en} ${index + 1}`;
  return textsOf(field.of, item, language, names).map((shown) => ({ ...shown, path: `${name}[${index}].${shown.path}`, label: `${title}·${shown.label}` }));
}

/**
 * What changed between two versions of a form's values, in the form's order. Items of lists are the same by their id and
 * found by their place after the change, removed ones by their place before; a mere change of order is one difference.
 */
export function differences(fields: Fields, before: Values, after: Values): Difference[] {
  return Object.entries(fields).flatMap(([name, field]) => {
    const [was, is] = [before[name] ?? undefined, after[name] ?? undefined];
    if (sameValue(was, is)) return [];
    if (isList(field) && Array.isArray(was) && Array.isArray(is)) return listDifferences(name, field, was, is);
    return [difference(name, was, is)];
  });
}

function difference(path: string, before: unknown, after: unknown): Difference {
  return { path, ...(before !== undefined && { before }), ...(after !== undefined && { after }) };
}

function listDifferences(name: string, field: ListField, before: readonly ListItem[], after: readonly ListItem[]): Difference[] {
  const changed = after.flatMap((item, index) => {
    const path = `${name}[${index}]`;
    const was = before.find(({ id }) => id === item.id);
    return was ? differences(field.of, was, item).map((each) => ({ ...each, path: joinPath(path, each.path) })) : [difference(path, undefined, item)];
  });
  const removed = before.flatMap((item, index) => (after.some(({ id }) => id === item.id) ? [] : [difference(`${name}[${index}]`, item, undefined)]));
  const all = [...changed, ...removed];
  return all.length > 0 ? all : [difference(name, before, after)];
}

/** Equality of JSON values; keys in any order. */
function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const [left, right] = [Object.entries(a), new Map(Object.entries(b))];
  return Array.isArray(a) === Array.isArray(b) && left.length === right.size && left.every(([key, value]) => right.has(key) && sameValue(value, right.get(key)));
}
