import { success } from '../../errors.ts';
import type { Label } from '../../text.ts';
import { assertDistinct, checkChoice, choiceFromText, type Choices, choiceText } from '../choices.ts';
import { cellText } from '../clean-text.ts';
import type { Checked, Field, FieldOptions, FieldType } from '../field.ts';
import { refuse, refuseForm, under } from '../refusal.ts';

/** Some of a closed set (多选): each at most once, in the order offered. */
export interface MultiChoiceField<K extends string = string> extends Field<readonly K[]> {
  readonly kind: 'multi-choice';
  readonly choices: Readonly<Record<K, Label>>;
}

/** Some of `choices`, whose keys are stored. Throws when two labels are the same. */
export function multiChoice<const C extends Choices>(options: FieldOptions & { readonly choices: C }): MultiChoiceField<keyof C & string> {
  assertDistinct(options.name, options.choices);
  return { kind: 'multi-choice', ...options };
}

function check(field: MultiChoiceField, input: unknown): Checked<readonly string[]> {
  if (!Array.isArray(input)) return refuseForm(field, '若干选项', 'a list of choices');
  const offered = Object.keys(field.choices);
  if (input.length > offered.length) return refuse(field, 'out-of-range', { min: 1, max: offered.length });
  const checks = input.map((each: unknown) => checkChoice(field, each));
  const problems = checks.flatMap((each, index) => (each.ok ? [] : under(`[${index}]`, each.problems)));
  if (problems.length > 0) return { ok: false, problems };
  const chosen = offered.filter((key) => input.includes(key));
  return chosen.length > 0 ? success(chosen) : refuse(field, 'required');
}

/** The keys of a cell's labels, between semicolons or, where no label says otherwise, commas. */
function fromCell({ choices }: MultiChoiceField, cell: string): readonly string[] | undefined {
  const said = cellText(cell);
  if (said === undefined) return undefined;
  const keys = said.split(/[;；\n]/).flatMap((part) => keysOf(choices, part.trim()));
  return keys.filter((key) => key !== '');
}

function keysOf(choices: Choices, part: string): string[] {
  const key = choiceFromText(choices, part);
  if (key !== part || Object.hasOwn(choices, part)) return [key];
  return part.split(/[、,，]/).map((each) => choiceFromText(choices, each.trim()));
}

export const multiChoiceType: FieldType<MultiChoiceField, readonly string[]> = {
  narrowedBy: 'value',
  name: { zh: '多选', en: 'several choices' },
  schema: ({ choices }) => ({ type: 'array', uniqueItems: true, minItems: 1, items: { type: 'string', enum: Object.keys(choices) } }),
  check,
  text: ({ choices }, value, language) => value.map((key) => choiceText(choices, key, language)).join(language === 'zh' ? '、' : ', '),
  format: () => ({ kind: 'text', width: 24 }),
  toCell: ({ choices }, value, language) => value.map((key) => choiceText(choices, key, language)).join(language === 'zh' ? '；' : '; '),
  fromCell,
  search: (_, value) => value.map((key) => ({ text: key })),
};
