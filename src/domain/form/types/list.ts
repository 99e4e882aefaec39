import { type Problem, success } from '../../errors.ts';
import type { Label, Language } from '../../text.ts';
import { joinRecord, splitRecord } from '../cell-record.ts';
import { checkValues, isPlainObject, type TypeOf } from '../check-values.ts';
import { cellText } from '../clean-text.ts';
import type { CheckContext, Checked, Field, FieldOptions, Fields, FieldType, JsonSchema, Names, Values, ValuesOf } from '../field.ts';
import { quoted, refuse, refuseForm, under } from '../refusal.ts';
import { valuesSchema } from '../schema.ts';

/** A sub-record of a list: its values and the id by which actions refer to it, unique in its list and never reused by the check. */
export type ListItem<F extends Fields = Fields> = ValuesOf<F> & { readonly id: string };

/** Sub-records (明细): the problems of a visit, the members of a panel, several files. */
export interface ListField<F extends Fields = Fields> extends Field<readonly ListItem<F>[]> {
  readonly kind: 'list';
  readonly of: F;
  /** What one item is called, 问题, problem; without it the field's name. */
  readonly itemName: Label;
  readonly min: number;
  readonly max: number;
}

type ListOptions<F extends Fields> = FieldOptions & { readonly of: F; readonly itemName?: Label; readonly min?: number; readonly max?: number };

/** From `min` (0) to `max` (1,000) sub-records of the fields `of`, which may not include one called `id`. With `min` 0 a missing list is an empty one. */
export function list<const F extends Fields>({ min = 0, max = 1000, ...options }: ListOptions<F>): ListField<F> {
  if (Object.hasOwn(options.of, 'id')) throw new Error(`list "${options.name.en}": "id" is the item's own and cannot be a field`);
  return { kind: 'list', itemName: options.name, ...options, min, max };
}

const ID_PATTERN = '^[A-Za-z0-9-]{1,40}$';
const ID = new RegExp(ID_PATTERN);

type Items = readonly ListItem[];

function idOf(item: unknown): unknown {
  return isPlainObject(item) && Object.hasOwn(item, 'id') ? item['id'] : undefined;
}

/** The greatest number among the ids given; new items go on from it. */
function greatestId(input: readonly unknown[]): number {
  const ids = input.map(idOf).filter((id) => typeof id === 'string' && /^\d{1,9}$/.test(id));
  return ids.reduce<number>((greatest, id) => Math.max(greatest, Number(id)), 0);
}

function checkItem(typeOf: TypeOf, field: ListField, item: unknown, context: CheckContext | undefined): Checked<Values> {
  if (!isPlainObject(item)) return refuseForm(field, '逐项填写的明细', 'a record for each item');
  const { id: _, ...values } = item;
  return checkValues(typeOf, field.of, values, context?.today === undefined ? {} : { today: context.today });
}

/** The ids of all items, missing ones numbered on; or the problem with one that was given. */
function checkIds(field: ListField, input: readonly unknown[]): Checked<readonly string[]> {
  const given = input.map(idOf);
  let next = greatestId(input);
  const ids = given.map((id) => (id === undefined || id === null || id === '' ? String((next += 1)) : id));
  const wrong = ids.findIndex((id, index) => typeof id !== 'string' || !ID.test(id) || ids.indexOf(id) !== index);
  return wrong < 0 ? success(ids as string[]) : refuse(field, 'not-allowed-value', { value: quoted(ids[wrong]) }, `[${wrong}].id`);
}

function check(typeOf: TypeOf, field: ListField, input: unknown, context?: CheckContext): Checked<Items> {
  if (!Array.isArray(input)) return refuseForm(field, '明细列表', 'a list of items');
  const { min, max } = field;
  if (input.length < min || input.length > max) return refuse(field, 'out-of-range', { min, max });
  const ids = checkIds(field, input);
  if (!ids.ok) return ids;
  const problems: Problem[] = [];
  const items: ListItem[] = [];
  input.forEach((each: unknown, index) => {
    const checked = checkItem(typeOf, field, each, context);
    if (checked.ok) items.push({ id: ids.value[index] ?? '', ...checked.value });
    else problems.push(...under(`[${index}]`, checked.problems));
  });
  return problems.length > 0 ? { ok: false, problems } : success(items);
}

function schema(typeOf: TypeOf, { of, min, max }: ListField): JsonSchema {
  const items = valuesSchema(typeOf, of);
  const properties = { id: { type: 'string', pattern: ID_PATTERN, description: '明细编号' }, ...(items['properties'] as JsonSchema) };
  return { type: 'array', minItems: min, maxItems: max, items: { ...items, properties } };
}

/** The filled-in values of an item, each in words, in the form's order. */
function itemText(typeOf: TypeOf, { of }: ListField, item: ListItem, language: Language, names: Names): string {
  const filled = Object.entries(of).filter(([name]) => item[name] !== undefined);
  return filled.map(([name, field]) => typeOf(field).text(field, item[name], language, names)).join(language === 'zh' ? '，' : ', ');
}

function text(typeOf: TypeOf, field: ListField, items: Items, language: Language, names: Names): string {
  return items.map((item, index) => `${index + 1}. ${itemText(typeOf, field, item, language, names)}`).join('\n');
}

/** One line for each item: its id, then its values as cells. */
function toCell(typeOf: TypeOf, { of }: ListField, items: Items, language: Language, names: Names): string {
  const cellOf = (field: Field, value: unknown): string => (value === undefined ? '' : String(typeOf(field).toCell(field, value, language, names) ?? ''));
  return items.map((item) => joinRecord([item.id, ...Object.entries(of).map(([name, field]) => cellOf(field, item[name]))])).join('\n');
}

function itemFromLine(typeOf: TypeOf, { of }: ListField, line: string): unknown {
  const fields = Object.entries(of);
  const parts = splitRecord(line);
  const [id, ...rest] = parts;
  if (parts.length !== fields.length && parts.length !== fields.length + 1) return line;
  const cells = parts.length > fields.length ? rest : parts;
  const entries = fields.map(([name, field], index) => [name, typeOf(field).fromCell(field, cells[index] ?? '')]);
  const values = Object.fromEntries(entries.filter(([, value]) => value !== undefined));
  return parts.length > fields.length ? { id, ...values } : values;
}

function fromCell(typeOf: TypeOf, field: ListField, cell: string): readonly unknown[] | undefined {
  const lines = cellText(cell)?.split(/\r\n?|\n/);
  return lines?.filter((line) => line.trim() !== '').map((line) => itemFromLine(typeOf, field, line));
}

/** The list's field type over a table of types that includes it. */
export function listType(typeOf: TypeOf): FieldType<ListField, Items> {
  return {
    name: { zh: '明细', en: 'list' },
    schema: (field) => schema(typeOf, field),
    check: (field, input, context) => check(typeOf, field, input, context),
    text: (field, value, language, names) => text(typeOf, field, value, language, names),
    format: () => ({ kind: 'text', width: 60 }),
    toCell: (field, value, language, names) => toCell(typeOf, field, value, language, names),
    fromCell: (field, cell) => fromCell(typeOf, field, cell),
    absent: ({ min }) => (min === 0 ? [] : undefined),
  };
}
