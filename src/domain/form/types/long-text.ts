import { cellText, cleanText, searchText } from '../clean-text.ts';
import type { Field, FieldOptions, FieldType } from '../field.ts';

/** Text of several lines (多行文本). */
export interface LongTextField extends Field<string> {
  readonly kind: 'long-text';
  readonly maxLength: number;
}

/** Text with line breaks, at most 20,000 characters unless `maxLength` says otherwise. */
export function longText({ maxLength = 20_000, ...options }: FieldOptions & { readonly maxLength?: number }): LongTextField {
  return { kind: 'long-text', ...options, maxLength };
}

export const longTextType: FieldType<LongTextField, string> = {
  name: { zh: '多行文本', en: 'long text' },
  schema: ({ maxLength }) => ({ type: 'string', minLength: 1, maxLength }),
  check: (field, input) => cleanText(field, input, { max: field.maxLength, lines: true }),
  text: (_, value) => value,
  format: () => ({ kind: 'text', width: 60 }),
  toCell: (_, value) => value,
  fromCell: (_, cell) => cellText(cell),
  search: (_, value) => [{ text: searchText(value) }],
};
