import type { Label } from '#domain/text.ts';

export const CASE_TEXTS = {
} as const satisfies Record<string, Label>;
