import type { Label } from '#domain/text.ts';

export const IMPORT_TEXTS = {
} as const satisfies Record<string, Label>;
