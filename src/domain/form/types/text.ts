import { success } from '../../errors.ts';
import type { Label } from '../../text.ts';
import { cellText, cleanText, searchText } from '../clean-text.ts';
import type { Checked, Field, FieldOptions, FieldType } from '../field.ts';
import { refuse } from '../refusal.ts';

/** One line of text (文本). */
export interface TextField extends Field<string> {
  readonly kind: 'text';
  readonly maxLength: number;
  /** A regular expression the whole text must match, as JSON Schema writes it (Unicode, no flags). */
  readonly pattern?: string;
  /** What the pattern asks for, as the message says it. */
  readonly expected?: Label;
  /** In an action: the list of the case one of whose items it names, by the item's id. */
  readonly itemOf?: string;
}

type TextOptions = FieldOptions & { readonly maxLength?: number; readonly pattern?: RegExp | string; readonly expected?: Label; readonly itemOf?: string };

/** A line of text of at most 200 characters unless `maxLength` says otherwise; of a RegExp only its source counts. */
export function text({ maxLength = 200, pattern, ...options }: TextOptions): TextField {
  const source = pattern instanceof RegExp ? pattern.source : pattern;
  return { kind: 'text', ...options, maxLength, ...(source !== undefined && { pattern: source }) };
}

const SOME_FORM: Label = { zh: '规定的格式', en: 'the prescribed form' };

function check(field: TextField, input: unknown): Checked<string> {
  const cleaned = cleanText(field, input, { max: field.maxLength });
  if (!cleaned.ok || field.pattern === undefined) return cleaned;
  const matches = new RegExp(field.pattern, 'u').test(cleaned.value);
  return matches ? success(cleaned.value) : refuse(field, 'wrong-format', { expected: field.expected ?? SOME_FORM });
}

export const textType: FieldType<TextField, string> = {
  name: { zh: '文本', en: 'text' },
  schema: ({ maxLength, pattern }) => ({ type: 'string', minLength: 1, maxLength, ...(pattern !== undefined && { pattern }) }),
  check,
  text: (_, value) => value,
  format: ({ maxLength }) => ({ kind: 'text', width: Math.min(40, Math.max(10, maxLength)) }),
  toCell: (_, value) => value,
  fromCell: (_, cell) => cellText(cell),
  search: (_, value) => [{ text: searchText(value) }],
};
