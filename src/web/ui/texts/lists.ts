import type { Label } from '#domain/text.ts';

export const LIST_TEXTS = {
} as const satisfies Record<string, Label>;
