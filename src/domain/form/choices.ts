import type { Label, Language } from '../text.ts';
import type { Checked, Field } from './field.ts';
import { success } from '../errors.ts';
import { quoted, refuse } from './refusal.ts';
import { bearsSecrecyMark } from './secrecy.ts';

/** What may be chosen: keys as stored, labels as shown, in the order offered. */
export type Choices = Readonly<Record<string, Label>>;

/** Throws when two choices could not be told apart in a cell. */
export function assertDistinct(name: Label, choices: Choices): void {
  const labels = Object.values(choices);
  for (const language of ['zh', 'en'] as const) {
    const distinct = new Set(labels.map((label) => label[language]));
    if (distinct.size < labels.length) throw new Error(`choice "${name.en}": two choices have the same label in ${language}`);
  }
}

/** A key of the choices. A secrecy mark is refused as such, whether it is offered or not (密级). */
export function checkChoice<K extends string>(field: Field & { readonly choices: Readonly<Record<K, Label>> }, input: unknown): Checked<K> {
  const { choices } = field;
  const known = typeof input === 'string' && Object.hasOwn(choices, input);
  const said = known ? choices[input as K].zh : input;
  if (typeof said === 'string' && said.length < 100 && bearsSecrecyMark(said)) return refuse(field, 'state-secret');
  return known ? success(input as K) : refuse(field, 'not-allowed-value', { value: quoted(input) });
}

/** The label of a key; a key that an older version offered shows as itself. */
export function choiceText(choices: Choices, key: string, language: Language): string {
  return choices[key]?.[language] ?? key;
}

/** The key for what a cell says: a label in either language or the key itself; else the text as it stands. */
export function choiceFromText(choices: Choices, said: string): string {
  const entries = Object.entries(choices);
  const found = entries.find(([, { zh }]) => zh === said) ?? entries.find(([, { en }]) => en.toLowerCase() === said.toLowerCase());
  return found ? found[0] : said;
}
