import { hotlineItem } from '#catalog/protection/hotline.ts';
import { openingForm } from '#domain/case/decide.ts';
import type { Fields, FileField, ListField, Values } from '#domain/form/index.ts';

/** How a matter comes in is known here: by the web. It is not asked. */
const NOT_ASKED: readonly string[] = ['channel'];

/** The form by which the desk opens a matter, as far as the public is asked. */
export const MATTER_FORM: Fields = Object.fromEntries(Object.entries(openingForm(hotlineItem)).filter(([name]) => !NOT_ASKED.includes(name)));

/** The pages of the form, one thing a page, with the fields each asks for. */
export const STEPS = [
  { id: 'kind', fields: ['kind'] },
  { id: 'what', fields: ['subject', 'text'] },
  { id: 'about', fields: ['against', 'rightNumber', 'district'] },
  { id: 'files', fields: ['attachments'] },
  { id: 'contact', fields: ['informantName', 'informantContact'] },
  { id: 'check', fields: [] },
] as const;

export type StepId = (typeof STEPS)[number]['id'];

/** The place of a step by its name in the address; -1 for none. */
export function stepIndex(id: string | undefined): number {
  return STEPS.findIndex((step) => step.id === id);
}

/** The step that asks for a field, from its path: `attachments[1].file` is asked with the files. */
export function stepOf(path: string): StepId {
  const [field = ''] = path.split(/[.[]/);
  return STEPS.find((step) => (step.fields as readonly string[]).includes(field))?.id ?? 'check';
}

/** The fields of one step. */
export function fieldsOf(step: (typeof STEPS)[number]): Fields {
  const names: readonly string[] = step.fields;
  return Object.fromEntries(Object.entries(MATTER_FORM).filter(([name]) => names.includes(name)));
}

/** Some of the values: those a form asks for and that were given. */
export function valuesFor(fields: Fields, values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([name, value]) => name in fields && value !== undefined && value !== ''));
}

/** How many files of which size may be sent. */
export function fileLimits(): { readonly count: number; readonly file: FileField } {
  const list = MATTER_FORM['attachments'] as ListField;
  return { count: list.max, file: list.of['file'] as FileField };
}
