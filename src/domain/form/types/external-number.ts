import { success } from '../../errors.ts';
import type { Label } from '../../text.ts';
import { cellText, cleanText } from '../clean-text.ts';
import type { Checked, Field, FieldOptions, FieldType } from '../field.ts';
import { refuse } from '../refusal.ts';

/** Whose number it is: the national 12315 platform, a court, the national office's registration, another body. */
export type NumberingSystem = 'market-12315' | 'court' | 'national-registration' | 'other';

/** A number that another body gave (外部编号), in one spelling. */
export interface ExternalNumberField extends Field<string> {
  readonly kind: 'external-number';
  readonly system: NumberingSystem;
}

export function externalNumber(options: FieldOptions & { readonly system: NumberingSystem }): ExternalNumberField {
  return { kind: 'external-number', ...options };
}

interface Numbering {
  readonly pattern: string;
  readonly expected: Label;
  normalise(written: string): string;
}

const compact = (written: string): string => written.normalize('NFKC').replace(/\s+/g, '').toUpperCase();

/** Years stand in full-width round brackets: （2023）津03民初123号. */
const courtSpelling = (written: string): string => compact(written).replace(/[([〔【]/g, '（').replace(/[)\]〕】]/g, '）');

/** How each system writes its numbers. Courts: 最高人民法院关于人民法院案件案号的若干规定. */
const NUMBERINGS = {
  'market-12315': { pattern: '^[A-Z]{0,4}\\d{8,32}$', expected: { zh: '12315 平台登记编号（8 位以上数字）', en: 'a 12315 number (8 digits or more)' }, normalise: compact },
  court: {
    pattern: '^（(?:19|20)\\d{2}）\\p{Script=Han}{1,3}[\\dA-Z]{0,8}\\p{Script=Han}{1,8}\\d{1,8}号(?:之[一二三四五六七八九十\\d]{1,3})?$',
    expected: { zh: '法院案号，如（2023）津03民初123号', en: 'a court case number such as （2023）津03民初123号' },
    normalise: courtSpelling,
  },
  'national-registration': { pattern: '^[A-Z]{0,4}\\d{8,20}$', expected: { zh: '国家局登记号，如 Y2023980012345', en: 'a registration number such as Y2023980012345' }, normalise: compact },
  other: { pattern: '^\\S.{0,59}$', expected: { zh: '编号（60 字以内）', en: 'a number of at most 60 characters' }, normalise: (written) => written.normalize('NFKC').replace(/\s+/g, ' ').trim() },
} as const satisfies Record<NumberingSystem, Numbering>;

function check(field: ExternalNumberField, input: unknown): Checked<string> {
  const { pattern, expected, normalise }: Numbering = NUMBERINGS[field.system];
  const cleaned = cleanText(field, input, { max: 100 });
  if (!cleaned.ok) return cleaned;
  const number = normalise(cleaned.value);
  return new RegExp(pattern, 'u').test(number) ? success(number) : refuse(field, 'wrong-format', { expected });
}

export const externalNumberType: FieldType<ExternalNumberField, string> = {
  name: { zh: '外部编号', en: 'external number' },
  schema: ({ system }) => ({ type: 'string', pattern: NUMBERINGS[system].pattern }),
  check,
  text: (_, value) => value,
  format: () => ({ kind: 'text', width: 24 }),
  toCell: (_, value) => value,
  fromCell: (_, cell) => cellText(cell),
  search: (_, value) => [{ text: value }],
};
