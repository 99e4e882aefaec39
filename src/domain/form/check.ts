import { checkValues, type FormOptions } from './check-values.ts';
import type { Checked, Fields, JsonSchema, Values, ValuesOf } from './field.ts';
import { fieldType } from './registry.ts';
import { valuesSchema } from './schema.ts';

export type { FormOptions };

type Part<F extends Fields, O extends FormOptions> = O extends { readonly partial: true } | { readonly only: readonly string[] } ? Partial<ValuesOf<F>> : ValuesOf<F>;

/**
 * Checks an input against a form and gives its values in their stored form, in the form's order.
 * Refuses keys that are no field, missing values and whatever the field types refuse; each problem names its path
 * (`problems[1].text`, from 0) and its field's label. Takes any JSON value and never throws.
 */
export function checkForm<F extends Fields, const O extends FormOptions = Record<never, never>>(fields: F, input: unknown, options?: O): Checked<Part<F, O>> {
  return checkValues(fieldType, fields, input, options) as Checked<Part<F, O>>;
}

/** The JSON Schema of a form's values as stored: no other properties, described in Chinese. */
export function schemaOf(fields: Fields, options: Pick<FormOptions, 'partial' | 'only'> = {}): JsonSchema {
  return valuesSchema(fieldType, fields, options);
}

/** The values after a change: what it names replaces what was there, null clears; lists are replaced whole. */
export function mergeValues(before: Values, change: Values): Values {
  const merged = Object.entries({ ...before, ...change });
  return Object.fromEntries(merged.filter(([, value]) => value !== null && value !== undefined));
}

/** A row of cells by field, empty where nothing is said, as `checkForm` takes it. */
export function inputFromCells(fields: Fields, cells: Readonly<Record<string, string>>): Values {
  const entries = Object.entries(fields).map(([name, field]) => [name, fieldType(field).fromCell(field, Object.hasOwn(cells, name) ? (cells[name] ?? '') : '')]);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

