import { success } from '../errors.ts';
import type { Label } from '../text.ts';
import { cellText } from './clean-text.ts';
import type { Checked, Field } from './field.ts';
import { refuse } from './refusal.ts';

/** A code of the organisation, a district or a person: letters, digits and . _ - */
export const CODE_PATTERN = '^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$';
const CODE = new RegExp(CODE_PATTERN);

/** A well-formed code; whether it exists is for whoever holds the names to say. */
export function checkCode(field: Field, input: unknown, expected: Label): Checked<string> {
  const code = typeof input === 'string' ? input.trim() : '';
  return CODE.test(code) ? success(code) : refuse(field, 'wrong-format', { expected });
}

/** A code as a cell: the code, then its name. */
export function codeToCell(code: string, name: string | undefined): string {
  return name === undefined ? code : `${code} ${name}`;
}

/** The code at the head of a cell; a cell without one as it stands. */
export function codeFromCell(cell: string): string | undefined {
  const said = cellText(cell);
  const head = said?.split(/\s/, 1)[0] ?? '';
  return CODE.test(head) ? head : said;
}
