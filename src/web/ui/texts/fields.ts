import type { Label } from '#domain/text.ts';

export const FIELD_TEXTS = {
} as const satisfies Record<string, Label>;
