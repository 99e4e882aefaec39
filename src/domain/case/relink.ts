import type { Field, Fields, Values } from '../form/field.ts';

interface Reference {
  readonly id: string;
}

/** Input of a relink event: every reference of `kind` to `from` becomes `to`, a whole reference. */
export interface Relink {
  readonly kind: 'party' | 'patent';
  readonly from: string;
  readonly to: Reference;
}

function isReference(value: unknown): value is Reference {
  return typeof value === 'object' && value !== null && 'id' in value;
}

function relinkValue(field: Field, value: unknown, relink: Relink): unknown {
  if (field.kind === relink.kind && isReference(value) && value.id === relink.from) return relink.to;
  if (field.kind === 'list' && 'of' in field && Array.isArray(value)) {
    return value.map((item: Values) => relinkValues(field.of as Fields, item, relink as unknown as Values));
  }
  return value;
}

/** The values with every reference to one party or patent replaced by another. */
export function relinkValues(fields: Fields, values: Values, input: Values): Values {
  const relink = input as unknown as Relink;
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      const field = fields[name];
      return [name, field ? relinkValue(field, value, relink) : value];
    }),
  );
}
