import { parseApplicationNumber } from '#domain/patent/number.ts';
import type { PatentReference } from '#domain/form/index.ts';

/** What a typed number says when the register does not hold it. */
export type TypedNumber =
  | { readonly kind: 'usable'; readonly number: string }
  | { readonly kind: 'wrong-check'; readonly number: string; readonly expected: string }
  | { readonly kind: 'none' };

/** Reads a typed application number; one whose check digit fails is named with the digit it should have. */
export function typedNumber(typed: string): TypedNumber {
  const parsed = parseApplicationNumber(typed);
  if (parsed.form !== 'application') return { kind: 'none' };
  return parsed.check === 'wrong' ? { kind: 'wrong-check', number: typed, expected: parsed.expectedCheck } : { kind: 'usable', number: parsed.normal };
}

/** A reference to a patent that the register does not hold: known by its application number alone. */
export function unregistered(number: string, title: string): PatentReference {
  return { id: `cn:${number}`, number, title };
}

/** Whether a reference leads into the register. */
export function isRegistered({ id }: PatentReference): boolean {
  return !id.startsWith('cn:');
}
