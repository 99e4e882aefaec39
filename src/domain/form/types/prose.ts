import { proseFaults } from '../../report/prose-marks.ts';
import { cellText, cleanText, searchText } from '../clean-text.ts';
import type { Field, FieldOptions, FieldType } from '../field.ts';
import { refuse } from '../refusal.ts';

/** Text around figures (行文), see `domain/report/prose-marks.ts`: a figure stands in it as `{{visits}}`, never as digits. */
export interface ProseField extends Field<string> {
  readonly kind: 'prose';
  readonly maxLength: number;
}

/** Paragraphs with figures, at most 20,000 characters unless `maxLength` says otherwise. */
export function prose({ maxLength = 20_000, ...options }: FieldOptions & { readonly maxLength?: number }): ProseField {
  return { kind: 'prose', ...options, maxLength };
}

export const proseType: FieldType<ProseField, string> = {
  name: { zh: '行文', en: 'prose with figures' },
  schema: ({ maxLength }) => ({ type: 'string', minLength: 1, maxLength }),
  check: (field, input) => {
    const checked = cleanText(field, input, { max: field.maxLength, lines: true });
    const [fault] = checked.ok ? proseFaults(checked.value) : [];
    return fault ? refuse(field, 'wrong-format', { expected: { zh: `数字标记写作 {{指标}}，“${fault.text}”不是`, en: `figures written as {{indicator}}; “${fault.text}” is not` } }) : checked;
  },
  text: (_, value) => value,
  format: () => ({ kind: 'text', width: 60 }),
  toCell: (_, value) => value,
  fromCell: (_, cell) => cellText(cell),
  search: (_, value) => [{ text: searchText(value) }],
};
