import type { Field, Fields, Values } from '../form/field.ts';

interface Reference {
  readonly id: string;
}

/** Input of a relink event: every reference of `kind` to `from` becomes `to`, a whole reference. */
export interface Relink {
  readonly kind: 'party' | 'patent';
  readonly from: string;
  readonly to: Reference;
  /** Only these places of the values (`respondents.0.party`), as the undoing of a merge says them; else every one. */
  readonly places?: readonly string[];
  /** The decision that this follows from, or undoes: the case of a merge (主体认定). */
  readonly because?: string;
}

function isReference(value: unknown): value is Reference {
  return typeof value === 'object' && value !== null && 'id' in value;
}

function relinkValue(field: Field, value: unknown, relink: Relink, place: string): unknown {
  const meant = relink.places === undefined || relink.places.includes(place);
  if (meant && field.kind === relink.kind && isReference(value) && value.id === relink.from) return relink.to;
  const of = itemFields(field);
  return of && Array.isArray(value) ? value.map((item: Values, index) => relinkAt(of, item, relink, `${place}.${index}.`)) : value;
}

function itemFields(field: Field): Fields | undefined {
  return field.kind === 'list' && 'of' in field ? (field.of as Fields) : undefined;
}

function relinkAt(fields: Fields, values: Values, relink: Relink, before: string): Values {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      const field = fields[name];
      return [name, field ? relinkValue(field, value, relink, `${before}${name}`) : value];
    }),
  );
}

/** The values with the references to one party or patent replaced by another. */
export function relinkValues(fields: Fields, values: Values, input: Values): Values {
  return relinkAt(fields, values, input as unknown as Relink, '');
}

/** A reference and the place of the values where it stands. */
export interface PlacedReference {
  readonly place: string;
  readonly to: Reference;
}

/** Where the values refer to one party or patent, and in which words. */
export function placesNaming(fields: Fields, values: Values, { kind, from }: Pick<Relink, 'kind' | 'from'>, before = ''): readonly PlacedReference[] {
  return Object.entries(values).flatMap(([name, value]) => {
    const field = fields[name];
    if (!field) return [];
    const place = `${before}${name}`;
    if (field.kind === kind && isReference(value)) return value.id === from ? [{ place, to: value }] : [];
    const of = itemFields(field);
    return of && Array.isArray(value) ? value.flatMap((item: Values, index) => placesNaming(of, item, { kind, from }, `${place}.${index}.`)) : [];
  });
}
