import type { Likeness } from '#domain/party/compare.ts';

/** Evidence as a decision keeps it. */
export function evidenceOf({ evidence, against }: Pick<Likeness, 'evidence' | 'against'>): readonly { readonly kind: string; readonly text?: string; readonly against?: boolean }[] {
  return [...evidence.map((each) => ({ ...each })), ...against.map((each) => ({ ...each, against: true }))];
}
