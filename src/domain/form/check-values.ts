import { type Problem, problem, success } from '../errors.ts';
import type { CheckContext, Checked, Field, Fields, FieldType, Values } from './field.ts';
import { quoted, refuse, under } from './refusal.ts';

/** The field type of a field; handed in, because a list's type checks its items by the whole table of types. */
export type TypeOf = (field: Field) => FieldType;

/** How a form is checked. */
export interface FormOptions extends CheckContext {
  /** Missing fields are not asked for: the input changes what it names. */
  readonly partial?: boolean;
  /** The only fields taken, and asked for; without it all. */
  readonly only?: readonly string[];
  /** Null for an optional field stays null, to clear it, instead of being left out. */
  readonly clearing?: boolean;
}

/** Nothing filled in: null, blank text, an empty list. */
function isBlank(input: unknown): boolean {
  if (typeof input === 'string') return input.trim() === '';
  return input === undefined || input === null || (Array.isArray(input) && input.length === 0);
}

export function isPlainObject(input: unknown): input is Readonly<Record<string, unknown>> {
  return typeof input === 'object' && input !== null && !Array.isArray(input);
}

const NOT_A_FORM: Problem = problem('bad-request', { detail: { zh: '应为按栏目名填写的对象', en: 'an object of values by field name is expected' } });

/** What stands for a field with nothing filled in: left out, cleared, its empty value, or a problem. */
function checkBlank(type: FieldType, field: Field, given: boolean, options: FormOptions): Checked<unknown> {
  if (field.optional) return success(given && options.clearing ? null : undefined);
  if (options.partial && !given) return success(undefined);
  const empty = type.absent?.(field);
  return empty === undefined ? refuse(field, 'required') : success(empty);
}

function checkOne(typeOf: TypeOf, field: Field, input: unknown, given: boolean, options: FormOptions): Checked<unknown> {
  const type = typeOf(field);
  return isBlank(input) ? checkBlank(type, field, given, options) : type.check(field, input, options);
}

function strayProblems(names: ReadonlySet<string>, input: object): Problem[] {
  const stray = Object.keys(input).filter((key) => !names.has(key));
  return stray.slice(0, 20).map((key) => problem('unknown-field', { field: quoted(key) }, quoted(key)));
}

function namesOf(fields: Fields, only: readonly string[] | undefined): string[] {
  const names = Object.keys(fields);
  return only ? names.filter((name) => only.includes(name)) : names;
}

/** The values of a form in their stored form, keys in the form's order, or every problem found. Never throws. */
export function checkValues(typeOf: TypeOf, fields: Fields, input: unknown, options: FormOptions = {}): Checked<Values> {
  if (!isPlainObject(input)) return { ok: false, problems: [NOT_A_FORM] };
  const names = namesOf(fields, options.only);
  const problems = strayProblems(new Set(names), input);
  const entries: [string, unknown][] = [];
  for (const name of names) {
    const field = fields[name];
    const given = Object.hasOwn(input, name);
    const checked = field ? checkOne(typeOf, field, given ? input[name] : undefined, given, options) : success(undefined);
    if (!checked.ok) problems.push(...under(name, checked.problems));
    else if (checked.value !== undefined) entries.push([name, checked.value]);
  }
  return problems.length > 0 ? { ok: false, problems } : success(Object.fromEntries(entries));
}
