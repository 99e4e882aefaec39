import type { TypeOf } from './check-values.ts';
import type { Field, Fields, JsonSchema } from './field.ts';

/** The JSON Schema of one field, described by its Chinese name and help. */
function fieldSchema(typeOf: TypeOf, field: Field): JsonSchema {
  const description = field.help ? `${field.name.zh}：${field.help.zh}` : field.name.zh;
  return { ...typeOf(field).schema(field), description };
}

/** The JSON Schema of a form's values as stored. `partial` requires nothing; `only` leaves the other fields out. */
export function valuesSchema(typeOf: TypeOf, fields: Fields, options: { readonly partial?: boolean; readonly only?: readonly string[] } = {}): JsonSchema {
  const { partial, only } = options;
  const entries = Object.entries(fields).filter(([name]) => !only || only.includes(name));
  const required = partial ? [] : entries.filter(([, field]) => !field.optional && typeOf(field).absent?.(field) === undefined);
  return {
    type: 'object',
    additionalProperties: false,
    required: required.map(([name]) => name),
    properties: Object.fromEntries(entries.map(([name, field]) => [name, fieldSchema(typeOf, field)])),
  };
}
