import type { Label } from '../../text.ts';
import { assertDistinct, checkChoice, choiceFromText, type Choices, choiceText } from '../choices.ts';
import { cellText } from '../clean-text.ts';
import type { Field, FieldOptions, FieldType } from '../field.ts';

/** One of a closed set (单选). */
export interface ChoiceField<K extends string = string> extends Field<K> {
  readonly kind: 'choice';
  readonly choices: Readonly<Record<K, Label>>;
}

/** One of `choices`, whose keys are stored. Throws when two labels are the same. */
export function choice<const C extends Choices>(options: FieldOptions & { readonly choices: C }): ChoiceField<keyof C & string> {
  assertDistinct(options.name, options.choices);
  return { kind: 'choice', ...options };
}

export const choiceType: FieldType<ChoiceField, string> = {
  narrowedBy: 'value',
  name: { zh: '单选', en: 'choice' },
  schema: ({ choices }) => ({ type: 'string', enum: Object.keys(choices) }),
  check: checkChoice,
  text: ({ choices }, value, language) => choiceText(choices, value, language),
  format: ({ choices }) => ({ kind: 'text', width: 16, choices: Object.values(choices).map(({ zh }) => zh) }),
  toCell: ({ choices }, value, language) => choiceText(choices, value, language),
  fromCell: ({ choices }, cell) => {
    const said = cellText(cell);
    return said && choiceFromText(choices, said);
  },
  search: (_, value) => [{ text: value }],
};
