import type { Text } from '../../ui/language.tsx';

const NAMES = { invention: 'patent.kind.invention', utility: 'patent.kind.utility', design: 'patent.kind.design' } as const;

/** The kind of a patent in words; what is no kind stays as it is. */
export function kindName(kind: string, t: Text): string {
  return Object.hasOwn(NAMES, kind) ? t(NAMES[kind as keyof typeof NAMES]) : kind;
}
