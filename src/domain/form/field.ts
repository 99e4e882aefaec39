import type { Readers } from '../access/visibility.ts';
import type { CivilDate } from '../calendar/civil-date.ts';
import type { Problem } from '../errors.ts';
import type { Label, Language } from '../text.ts';

/** The closed set of field types (栏目类型). Each has one file in `types/` and one folder in the web's `fields/`. */
export type FieldKind =
  | 'text'
  | 'long-text'
  | 'prose'
  | 'number'
  | 'count'
  | 'money'
  | 'date'
  | 'date-time'
  | 'choice'
  | 'multi-choice'
  | 'yes-no'
  | 'party'
  | 'patent'
  | 'case'
  | 'district'
  | 'person'
  | 'external-number'
  | 'file'
  | 'list';

/** What every field has besides its kind's own options. `Value` is the stored value's type and exists for the compiler only. */
export interface Field<Value = unknown> {
  readonly kind: FieldKind;
  readonly name: Label;
  readonly help?: Label;
  /** A field without `optional` must be filled in. */
  readonly optional?: boolean;
  /** Who may read the value; without it the case's own readers. */
  readonly readers?: Readers;
  /** Personal or erasable value: it enters the journal as a salted digest (个人信息). */
  readonly personal?: boolean;
  /** Listed, filtered and sorted by: a typed search value is kept for it. */
  readonly searchable?: boolean;
  /** Never set; carries the value's type to `ValuesOf`. */
  readonly valueType?: Value;
}

/** A form: its fields in reading order. */
export type Fields = Readonly<Record<string, Field>>;

/** The options common to all builders. A field becomes optional by `optional(…)`, so that its type says so too. */
export type FieldOptions = Omit<Field, 'kind' | 'valueType' | 'optional'>;

type OptionalKeys<F extends Fields> = { [K in keyof F]: undefined extends F[K]['valueType'] ? (F[K] extends { readonly optional: true } ? K : never) : never }[keyof F];
type FieldValue<F extends Field> = Exclude<F['valueType'], undefined>;

/** The values of a form, as stored: required fields always there, optional ones perhaps missing. */
export type ValuesOf<F extends Fields> = { readonly [K in Exclude<keyof F, OptionalKeys<F>>]: FieldValue<F[K]> } & {
  readonly [K in OptionalKeys<F>]?: FieldValue<F[K]>;
};

/** Values whose form is not known at compile time. */
export type Values = Readonly<Record<string, unknown>>;

/** Marks a field as one that may stay empty (选填). */
export function optional<F extends Field>(field: F): F & { readonly optional: true } {
  return { ...field, optional: true };
}

/** What a check says of one input value: the value in its stored form, or what is wrong. */
export type Checked<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly problems: readonly Problem[] };

/** What a check may know besides the input. Without `today` nothing is refused for lying in the future. */
export interface CheckContext {
  readonly today?: CivilDate;
}

/** A typed value by which a case is found and sorted: exactly one of `text`, `number` and `date` is set. */
export interface SearchValue {
  /** The part of the value it stands for, for instance a reference's `id`; without it the value itself. */
  readonly part?: string;
  readonly text?: string;
  readonly number?: number;
  readonly date?: string;
}

/** What the spreadsheet needs to know of a column: its kind, its width in characters, its drop-down. */
export interface CellFormat {
  readonly kind: 'text' | 'integer' | 'decimal' | 'money' | 'date' | 'percent';
  readonly width: number;
  readonly choices?: readonly string[];
}

/** JSON Schema of a value on the wire and in storage. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** Names that a value refers to, looked up by whoever shows it: district, person, party, case, patent. */
export interface Names {
  name(kind: 'district' | 'person' | 'party' | 'patent' | 'case' | 'unit', id: string): string | undefined;
}

/**
 * What each field type knows. `path` in problems is relative to the field.
 * `check` takes what the wire, a cell or a person's typing gives and returns the stored form.
 */
export interface FieldType<F extends Field = Field, Value = unknown> {
  readonly name: Label;
  /** How a list is narrowed by it: by some of its values, by a span, or by the id it refers to; without it not at all. */
  readonly narrowedBy?: 'value' | 'span' | 'id';
  schema(field: F): JsonSchema;
  check(field: F, input: unknown, context?: CheckContext): Checked<Value>;
  text(field: F, value: Value, language: Language, names: Names): string;
  format(field: F): CellFormat;
  toCell(field: F, value: Value, language: Language, names: Names): string | number | null;
  /** What `check` takes, from a cell's text; undefined for an empty cell. */
  fromCell(field: F, cell: string): unknown;
  /** The values it is found by, when the field is searchable; text is cut to 200 characters. */
  search?(field: F, value: Value): readonly SearchValue[];
  /** The value that a missing input stands for, where missing is the same as empty: a list without items. */
  absent?(field: F): Value | undefined;
}
